import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import type { Session } from '../../shared/contract/port.ts';
import { later, HOUR_MS } from '../../shared/kernel/instant.ts';
import { charactersOf } from '../support/pdf.ts';
import { BUILT_PAGE, listenWithPage } from '../support/print-app.ts';
import { createReportYard, YARD_BEGAN, type ReportYard } from '../support/report-yard.ts';

const browser = findBrowser();
const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };

let yard: ReportYard;
let app: FastifyInstance;
let address: string;
let printFolder: string;

beforeAll(async () => {
  yard = createReportYard();
  for (let index = 0; index < 30; index += 1) {
    yard.at(later(YARD_BEGAN, (index * HOUR_MS) / 2));
    yard.send('visit.arrive', {
      plate: `12C-${String(10000 + index * 101)}`,
      direction: index % 3 === 0 ? 'export' : 'import',
      crossing: 'HN',
    });
  }
  yard.send('settings.save', {
    values: {
      parentUnit: 'Công ty Bến bãi Xứ Lạng',
      reportTo: 'Ban Quản lý Khu kinh tế cửa khẩu',
      reportPlace: 'Lạng Sơn',
    },
  });
  yard.at(later(YARD_BEGAN, 30 * HOUR_MS));
  printFolder = mkdtempSync(join(tmpdir(), 'ben-bai-print-test-'));
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query: (_sender, _name, input) =>
      Promise.resolve({ text: JSON.stringify(yard.daily((input as { readonly on: string }).on)) }),
    printer: createPrinter({ userDataRoot: printFolder, findBrowser: () => browser }),
  });
  address = await listenWithPage(app);
});

afterAll(async () => {
  await app.close();
  yard.close();
  rmSync(printFolder, { recursive: true, force: true });
});

const get = (path: string, authorization: string | null = 'Bearer token'): Promise<Response> =>
  fetch(`${address}${path}`, { headers: authorization === null ? {} : { authorization } });

describe('the printed report', () => {
  it.skipIf(browser === null)('is tagged A4 pages with their text in them, small enough to send', async (context) => {
    if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
    for (const lang of ['vi', 'en']) {
      const response = await get(`/api/reports/daily/2027-01-21.pdf?lang=${lang}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      const pdf = Buffer.from(await response.arrayBuffer());
      const source = pdf.toString('latin1');
      expect(pdf.byteLength).toBeLessThan(500 * 1024);
      expect(source.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
      expect(source).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(source).toMatch(/\/Marked true/);
      expect(source).toMatch(/\/StructTreeRoot/);
      expect(source).toMatch(/\/Outlines/);
      expect(source).toMatch(/Tinos/);
      const characters = charactersOf(pdf);
      for (const letter of lang === 'vi' ? 'ỘẾĐươếậửạ0123' : 'REPORTtrucks0123')
        expect([...characters]).toContain(letter);
    }
  });

  it('needs a session and a day that exists', async () => {
    expect((await get('/api/reports/daily/2027-01-21.pdf', null)).status).toBe(401);
    expect((await get('/api/reports/daily/2027-01-21.pdf', 'Bearer other')).status).toBe(401);
    expect((await get('/api/reports/daily/2027-02-31.pdf')).status).toBe(404);
    expect((await get('/api/reports/daily/2027-01-21.doc')).status).toBe(404);
  });

  it('gives its data to a ticket only', async () => {
    expect((await get('/print/data')).status).toBe(401);
    expect((await get('/print/data?ticket=guessed')).status).toBe(401);
  });
});
