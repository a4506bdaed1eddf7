import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import type { RangeReport } from '../../shared/contract/report-queries.ts';
import type { Session } from '../../shared/contract/port.ts';
import { madeRange } from '../support/made-range.ts';
import { charactersOf } from '../support/pdf.ts';
import { BUILT_PAGE, listenWithPage } from '../support/print-app.ts';

const browser = findBrowser();
const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };

let app: FastifyInstance;
let address: string;
let printFolder: string;
let told: RangeReport = madeRange(7);

beforeAll(async () => {
  printFolder = mkdtempSync(join(tmpdir(), 'ben-bai-print-test-'));
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: () => Promise.resolve(SESSION),
    query: () => Promise.resolve({ text: JSON.stringify(told) }),
    printer: createPrinter({ userDataRoot: printFolder, findBrowser: () => browser }),
  });
  address = await listenWithPage(app);
});

afterAll(async () => {
  await app.close();
  rmSync(printFolder, { recursive: true, force: true });
});

async function print(range: RangeReport, lang: string): Promise<Buffer> {
  told = range;
  const response = await fetch(`${address}/api/reports/range.pdf?from=2027-01-20&to=2027-01-26&lang=${lang}`, {
    headers: { authorization: 'Bearer token' },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('the printed report of a longer time', () => {
  it.skipIf(browser === null)(
    '[RP38] has its days before the other annexes, on sheets that can be sent',
    async (context) => {
      if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
      const { days: _days, heat: _heat, before: _before, ...asDay } = madeRange(7);
      const alone = pagesOf(await print(asDay as RangeReport, 'vi'));
      for (const [lang, range] of [
        ['vi', madeRange(7)],
        ['en', madeRange(31)],
        ['both', madeRange(63, true)],
        ['vi', madeRange(366)],
      ] as const) {
        const pdf = await print(range, lang);
        expect(pagesOf(pdf)).toBeGreaterThan(alone);
        // A year has a line for each of its days.
        expect(pdf.byteLength).toBeLessThan((range.days.length > 63 ? 650 : 500) * 1024);
        expect(pdf.toString('latin1')).toMatch(/\/StructTreeRoot/);
        for (const letter of lang === 'en' ? 'Dayby' : 'Từngày') expect([...charactersOf(pdf)]).toContain(letter);
      }
    },
  );
});
