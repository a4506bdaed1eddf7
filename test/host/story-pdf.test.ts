import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter, type Printer } from '../../electron/transport/printer.ts';
import type { Session } from '../../shared/contract/port.ts';
import type { StoryPrintData } from '../../shared/contract/printed-story.ts';
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
  const { visitId } = yard.ok('visit.arrive', {
    plate: '桂A12345',
    ...{ direction: 'import', crossing: 'HN', driver: 'Nông Văn Hải', people: 1 },
  });
  yard.ok('slot.assign', { visitId, slotId: 'slt_7', override: { reason: 'chật' } });
  const seq = yard.seqOf('slot.move', { visitId, slotId: 'slt_8', override: { reason: 'nhầm' } });
  yard.ok('change.undo', { seq });
  path = `/api/stories/${visitId}.pdf`;
  printFolder = mkdtempSync(join(tmpdir(), 'ben-bai-story-test-'));
  const printer = createPrinter({ userDataRoot: printFolder, findBrowser: () => browser });
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query: (_sender, name, input) =>
      Promise.resolve({ text: JSON.stringify({ seq: yard.seq(), ...yard.ask(name, input as never) }) }),
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

describe('the printed story of a visit', () => {
  it('[YP15, YP17] says who printed it, when and as of which change, and names nobody of the truck', async () => {
    let drawnFrom = '';
    instead = async (url) => {
      const ticket = new URL(url).searchParams.get('ticket') ?? '';
      drawnFrom = await (await fetch(`${address}/print/data?ticket=${ticket}`)).text();
      return Buffer.from('%PDF-');
    };
    const response = await get(`${path}?lang=en`);
    instead = null;
    expect(response.status).toBe(200);
    const data = JSON.parse(drawnFrom) as StoryPrintData;
    expect(data).toMatchObject({ printedBy: 'Nguyễn Thị Lan', lang: 'en', story: { seq: yard.seq(), toldAt: START } });
    expect(data.story.people).toMatchObject([{ role: 'driver', name: null }]);
    expect(drawnFrom).not.toContain('Hải');
    expect(data.story.events.some(({ undoneBy }) => undoneBy === yard.seq())).toBe(true);
  });

  it.skipIf(browser === null)('[YP17] is a tagged A4 in either language', async (context) => {
    if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
    for (const lang of ['vi', 'en']) {
      const response = await get(`${path}?lang=${lang}`);
      expect(response.status).toBe(200);
      const pdf = Buffer.from(await response.arrayBuffer());
      const source = pdf.toString('latin1');
      expect(source).toMatch(/\/MediaBox\s*\[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      expect(source).toMatch(/\/Marked true/);
      expect(source).toMatch(/Tinos/);
      const characters = charactersOf(pdf);
      for (const letter of lang === 'vi' ? 'ĐỗừạÍ0123' : 'EXTRACT0123') expect([...characters]).toContain(letter);
    }
  });

  it('[YP17] needs a session and a visit that exists', async () => {
    expect((await get(path, null)).status).toBe(401);
    expect((await get(path, 'Bearer other')).status).toBe(401);
    for (const wrong of ['/api/stories/vis_1.xlsx', '/api/stories/slt_1.pdf', '/api/stories/.pdf'])
      expect((await get(wrong)).status, wrong).toBe(404);
  });
});
