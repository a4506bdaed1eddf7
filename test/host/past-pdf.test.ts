import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../electron/transport/browser.ts';
import { registerPrintRoutes } from '../../electron/transport/print.ts';
import { createPrinter } from '../../electron/transport/printer.ts';
import { ContractFault } from '../../shared/contract/errors.ts';
import type { Session } from '../../shared/contract/port.ts';
import { isoOf } from '../../shared/kernel/calendar.ts';
import { later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { BUILT_PAGE, listenWithPage } from '../support/print-app.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

const browser = findBrowser();
const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
const SESSION: Session = { token: 'token', user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['manager'] };
/** More than one page. */
const TRUCKS = 150;

let yard: Yard;
let app: FastifyInstance;
let address: string;
let folder: string;
let asOf: number;

beforeAll(async () => {
  yard = aYard({ inMemory: true });
  yard.at(10);
  for (let number = 1; number <= TRUCKS; number += 1)
    yard.ok('visit.arrive', {
      plate: `12C-1${String(number).padStart(3, '0')}.9`,
      ...{ direction: 'export', crossing: 'Hữu Nghị', driver: 'Nông Văn Hải', people: 1 },
    });
  yard.ok('slot.assign', { visitId: 'vis_1', slotId: 'slt_7', override: { reason: 'chật' } });
  yard.ok('incident.open', { kind: 'leak', visitId: 'vis_1' });
  asOf = yard.seq();
  yard.at(20);
  yard.ok('visit.arrive', { plate: '29H-999.99', direction: 'export', crossing: 'Hữu Nghị' });
  yard.at(30);
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-past-test-'));
  app = fastify();
  registerPrintRoutes(app, {
    origin: () => address,
    authenticate: (request) => Promise.resolve(request.headers.authorization === 'Bearer token' ? SESSION : null),
    query: (_sender, name, input) => {
      try {
        return Promise.resolve({ text: JSON.stringify({ seq: yard.seq(), ...yard.ask(name, input as never) }) });
      } catch (error) {
        if (error instanceof ContractFault) return Promise.resolve({ fault: error.fault });
        throw error;
      }
    },
    printer: createPrinter({ userDataRoot: folder, findBrowser: () => browser }),
  });
  address = await listenWithPage(app);
});

afterAll(async () => {
  await app.close();
  yard.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (file: string, lang = 'vi', authorization = 'Bearer token'): Promise<Response> =>
  fetch(`${address}/api/past/${encodeURIComponent(file)}?lang=${lang}`, { headers: { authorization } });

const fileOf = (at: Instant): string => `${isoOf(at, 'Asia/Ho_Chi_Minh')}.pdf`;

/** The text of each page, as a reader gets it. */
function pagesOf(pdf: Buffer): readonly string[] {
  const path = join(folder, 'past.pdf');
  writeFileSync(path, pdf);
  const { stdout } = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
  return stdout.normalize('NFC').split('\f').slice(0, -1);
}

describe('the printed yard of an instant', () => {
  it.skipIf(browser === null || !hasReader)(
    '[YP18] tells the yard of then on numbered pages with repeated heads, and names only who printed it',
    async (context) => {
      if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
      const response = await get(fileOf(later(START, 15 * MINUTE_MS)));
      expect(response.status).toBe(200);
      const pages = pagesOf(Buffer.from(await response.arrayBuffer()));
      const whole = pages.join('\n');
      expect(pages.length).toBeGreaterThan(1);
      expect(whole).toMatch(/TÌNH HÌNH BÃI LÚC \d\d:\d\d NGÀY \d\d\/\d\d\/\d{4}/);
      expect(whole).toContain(`Tính đến thay đổi số ${String(asOf)}`);
      expect(whole).toContain('Nguyễn Thị Lan in lúc');
      pages.forEach((page, n) => expect(page).toContain(`${String(n + 1)}/${String(pages.length)}`));
      expect(pages.at(-1)).toMatch(/Ô\s+Biển số\s+Chiều/);
      // Every truck of then and none of later, where it stood.
      for (let number = 1; number <= TRUCKS; number += 1)
        expect(whole).toContain(`12C-1${String(number).padStart(3, '0').slice(0, 2)}.${String(number).slice(-1)}9`);
      expect(whole).not.toContain('29H');
      const { code } = yard.ask('yard.now', {}).slots.find(({ slotId }) => slotId === 'slt_7') ?? { code: '?' };
      expect(whole).toMatch(new RegExp(`${code}\\s+12C-100.19\\s+xuất`));
      expect(whole).toMatch(/Sự cố\s+rò rỉ\s+.*12C-100\.19/);
      expect(whole).toMatch(new RegExp(`Hữu Nghị xuất\\s+${String(TRUCKS)}\\s+0\\s+0`));
      expect(whole).not.toContain('Hải');
    },
  );

  it.skipIf(browser === null || !hasReader)('[YP18] is told in English too', async (context) => {
    if (!existsSync(BUILT_PAGE)) context.skip('the page is not built (npm run build)');
    const response = await get(fileOf(later(START, 15 * MINUTE_MS)), 'en');
    const whole = pagesOf(Buffer.from(await response.arrayBuffer())).join('\n');
    expect(whole).toMatch(/THE YARD AT \d\d:\d\d ON/);
    expect(whole).toContain(`As of change ${String(asOf)}`);
    expect(whole).toContain('Open alarms and incidents');
  });

  it('[YP4, YP18] needs a session and an instant that has been', async () => {
    expect((await get(fileOf(START), 'vi', 'Bearer other')).status).toBe(401);
    for (const wrong of ['2026-02-10.pdf', 'now.pdf', '2026-13-45T00:00:00Z.pdf', `${isoOf(START, 'UTC')}.xlsx`])
      expect((await get(wrong)).status, wrong).toBe(404);
    const future = await get(fileOf(later(START, 31 * MINUTE_MS)));
    expect(await future.json()).toEqual({ fault: { code: 'past.in-future' } });
    expect(future.ok).toBe(false);
  });
});
