import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter, type Printer } from '../../electron/transport/printer.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { SurgePrintData } from '../../shared/contract/printed-surge.ts';
import { aSurgeDocument } from '../support/a-surge-document.ts';
import { charactersOf } from '../support/pdf.ts';
import { BUILT_PAGE, listenWithPage } from '../support/print-app.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

const browser = findBrowser();
const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };

let yard: Yard;
let app: FastifyInstance;
let address: string;
let printFolder: string;
let path: string;
/** What the last page was drawn from, instead of a browser, while it is set. */
let instead: Printer['printToPdf'] | null = null;

beforeAll(async () => {
  yard = aYard({ inMemory: true });
  const { surgePlanId } = yard.ok('surge-plan.adopt', { title: 'Tết Đinh Mùi 2027', document: aSurgeDocument() });
  path = `/api/plans/${surgePlanId}.pdf`;
  printFolder = mkdtempSync(join(tmpdir(), 'ben-bai-plan-test-'));
  const printer = createPrinter({ userDataRoot: printFolder, findBrowser: () => browser });
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query: (_sender, name, input) => {
      const answer = yard.ask(name, input as never) as object | null;
      return Promise.resolve(
        answer === null
          ? { fault: { code: 'request.not-found' } }
          : { text: JSON.stringify({ seq: yard.seq(), ...answer }) },
      );
    },
    printer: { printToPdf: (url) => (instead ?? printer.printToPdf)(url) },
  });
  address = await listenWithPage(app);
});

afterAll(async () => {
  await app.close();
  yard.close();
  rmSync(printFolder, { recursive: true, force: true });
});

const get = (of: string, authorization: string | null = 'Bearer token'): Promise<Response> =>
  fetch(`${address}${of}`, { headers: authorization === null ? {} : { authorization } });

describe('the printed surge plan', () => {
  it('[SP8] is drawn from the plan as it was adopted, in the language of reports when none is named', async () => {
    let drawnFrom = '';
    instead = async (url) => {
      const ticket = new URL(url).searchParams.get('ticket') ?? '';
      drawnFrom = await (await fetch(`${address}/print/data?ticket=${ticket}`)).text();
      return Buffer.from('%PDF-');
    };
    const response = await get(path);
    const unnamed = JSON.parse(drawnFrom) as SurgePrintData;
    await get(`${path}?lang=both`);
    instead = null;
    expect(response.status).toBe(200);
    expect(unnamed).toMatchObject({
      printedBy: 'Nguyễn Thị Lan',
      lang: 'vi',
      answer: { seq: yard.seq(), toldAt: START, plan: { title: 'Tết Đinh Mùi 2027', endedAt: null } },
    });
    expect(unnamed.answer.plan.document).toEqual(aSurgeDocument());
    expect((JSON.parse(drawnFrom) as SurgePrintData).lang).toBe('both');
  });

  it.skipIf(browser === null)('[SP8] is a tagged A4 of several pages in either language, or both', async (context) => {
    if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
    for (const lang of ['vi', 'en', 'both']) {
      const response = await get(`${path}?lang=${lang}`);
      expect(response.status).toBe(200);
      const pdf = Buffer.from(await response.arrayBuffer());
      const source = pdf.toString('latin1');
      expect(source).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(source).toMatch(/\/Marked true/);
      expect(source).toMatch(/Tinos/);
      const characters = charactersOf(pdf);
      for (const letter of lang === 'en' ? 'SURGE0912345678' : 'PHƯƠNGÁNỨ0912345678')
        expect([...characters], `${lang} ${letter}`).toContain(letter);
    }
  });

  it('[SP8] needs a session and a plan that exists', async () => {
    expect((await get(path, null)).status).toBe(401);
    expect((await get(path, 'Bearer other')).status).toBe(401);
    for (const wrong of ['/api/plans/sup_1.xlsx', '/api/plans/slt_1.pdf', '/api/plans/.pdf', '/api/plans/sup_zz.pdf'])
      expect((await get(wrong)).status, wrong).toBe(404);
  });
});
