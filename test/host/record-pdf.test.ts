import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import type { Session } from '../../shared/contract/port.ts';
import { charactersOf } from '../support/pdf.ts';
import { BUILT_PAGE, listenWithPage } from '../support/print-app.ts';
import { aYard, type Yard } from '../support/yard.ts';

const browser = findBrowser();
const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };
const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const TRUCKS = 60;

let yard: Yard;
let app: FastifyInstance;
let address: string;
let printFolder: string;

beforeAll(async () => {
  yard = aYard({ inMemory: true });
  const visits: string[] = [];
  for (let n = 0; n < TRUCKS; n += 1) {
    yard.at(n + 1);
    visits.push(yard.ok('visit.arrive', { plate: `12C-${String(10_000 + n * 101)}`, ...QUEUE }).visitId);
  }
  // Two lines of the record for each: an order, and a postponement that ends it.
  for (const [n, visitId] of visits.entries()) {
    yard.at(TRUCKS + 1 + n);
    yard.ok('queue.fast-track', {
      ...{ visitId, reason: 'perishing', orderedBy: 'Nông Văn Hải', unit: 'Đồn BPCK Hữu Nghị', channel: 'phone' },
      ...{ note: 'hỏng lạnh' },
      ...(n % 2 === 0 && { documentNo: `${String(n)}/BP` }),
    });
    yard.ok('queue.postpone', { visitId });
  }
  printFolder = mkdtempSync(join(tmpdir(), 'ben-bai-record-test-'));
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query: (_sender, name, input) =>
      Promise.resolve({ text: JSON.stringify({ seq: yard.seq(), ...yard.ask(name, input as never) }) }),
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

describe('the printed record of a queue', () => {
  it.skipIf(browser === null)('[QU38] is tagged A4, over as many pages as it takes', async (context) => {
    if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
    for (const lang of ['vi', 'en']) {
      const response = await get(`/api/records/HN/export/2026-02-10.pdf?lang=${lang}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toContain('hang-cho-HN-export-2026-02-10.pdf');
      const pdf = Buffer.from(await response.arrayBuffer());
      const source = pdf.toString('latin1');
      expect(pdf.byteLength).toBeLessThan(700 * 1024);
      const pages = source.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(2);
      expect(pages).toBeLessThan(2 * TRUCKS);
      expect(source).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(source).toMatch(/\/Marked true/);
      expect(source).toMatch(/Tinos/);
      const characters = charactersOf(pdf);
      for (const letter of lang === 'vi' ? 'ĐÒạậứ→0123' : 'PUBLICtrucks→0123')
        expect([...characters]).toContain(letter);
    }
  });

  it('[QU38] needs a session, a queue and a day that exist', async () => {
    const path = '/api/records/HN/export/2026-02-10.pdf';
    expect((await get(path, null)).status).toBe(401);
    expect((await get(path, 'Bearer other')).status).toBe(401);
    for (const wrong of [
      '/api/records/HN/export/2026-02-31.pdf',
      '/api/records/HN/export/2026-02-10.xlsx',
      '/api/records/HN/sideways/2026-02-10.pdf',
      '/api/records/h%20n/export/2026-02-10.pdf',
    ])
      expect((await get(wrong)).status, wrong).toBe(404);
  });
});
