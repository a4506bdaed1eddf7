import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import type { SlotRow } from '../../../shared/contract/rows.ts';
import { ensureBrowser } from '../../support/browser.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { takeFrames, watchFrames } from '../kit/frames.ts';
import { wideYard, type Folders } from '../kit/folders.ts';
import { createCaller, signIn, startHostProcess, type Caller } from '../kit/host-process.ts';
import { stationPage } from '../kit/station.ts';

/**
 * From a change to its cell on the screen of another station, with 10,000 slots and 200 changes a second.
 *
 * This process is the first station: over HTTP it corrects the goods of trucks all over the yard, and closes and opens
 * slots. A browser on the built page is the second. Every tenth correction is of a truck whose row is in view and
 * writes a text that was never there before. In every frame the page reads the goods cells in view; a text that is
 * there for the first time counts as painted when the next frame begins, for by then the frame that held it is out. The
 * time runs from the sending of the command, so it holds the way to the host and the commit as well. Frames are
 * counted by the page over the whole run; their floor is the same page while nothing changes.
 */
const PER_SECOND = 200;
const RUN_MS = 20_000;
const IDLE_MS = 4000;
const TICK_MS = 20;
const EVERY_SEEN = 10;

export async function painted(folders: Folders): Promise<readonly Figure[]> {
  const host = await startHostProcess(folders.copyOf(await wideYard(folders)));
  const caller = createCaller(host.port, await signIn(host.port, 'first'), 16);
  const browser = await chromium.launch({ executablePath: ensureBrowser(() => undefined), args: ['--disable-gpu'] });
  try {
    const page = await stationPage(browser, host.port);
    await page.goto(host.address);
    await page.locator('.yard-grid [row-id]').first().waitFor({ state: 'attached', timeout: 60_000 });
    await wait(2000);
    await watchFrames(page);
    await startWatching(page);
    await wait(IDLE_MS);
    const idle = await takeFrames(page);
    const sent = await change(caller, page);
    await wait(2000);
    const frames = await takeFrames(page);
    const seen = await page.evaluate(() => [...(window as unknown as Watched).seen]);
    const times = new Map(seen);
    const latencies = [...sent.markers].flatMap(([text, at]) => {
      const paintedAt = times.get(text);
      return paintedAt === undefined ? [] : [paintedAt - at];
    });
    const missing = sent.markers.size - latencies.length;
    const p95 = quantile(latencies, 0.95);
    return [
      {
        name: 'command → painted cell, p95',
        value: p95,
        unit: 'ms',
        target: '≤ 250 ms',
        isReached: p95 <= 250 && missing <= sent.markers.size / 10,
        note: `p50 ${median(latencies).toFixed(0)} ms of ${String(latencies.length)} cells; ${String(missing)} not seen; ${sent.perSecond.toFixed(0)} changes/s, answered within p95 ${quantile(sent.answered, 0.95).toFixed(0)} ms`,
      },
      {
        name: 'frames meanwhile',
        value: frames.perSecond,
        floor: idle.perSecond,
        ratio: frames.perSecond / idle.perSecond,
        unit: '/s',
        target: '≥ 55/s',
        isReached: frames.perSecond >= 55,
        note: `longest gap ${frames.longestMs.toFixed(0)} ms`,
      },
    ];
  } finally {
    await browser.close();
    caller.close();
    await host.stop();
  }
}

type Watched = {
  /** Texts of goods cells and when the frame after the one that first held them began, in ms since 1970. */
  readonly seen: Map<string, number>;
};

async function startWatching(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    let fresh: string[] = [];
    const onFrame = (): void => {
      const now = performance.now();
      for (const text of fresh) seen.set(text, performance.timeOrigin + now);
      fresh = [];
      for (const cell of document.querySelectorAll('.yard-grid [col-id="goods"]')) {
        const text = cell.textContent.trim();
        if (text.startsWith('bench ') && !seen.has(text)) fresh.push(text);
      }
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    Object.assign(window, { seen });
  });
}

/** Sends the changes at their pace; answers when each marked one was sent. */
async function change(
  caller: Caller,
  page: Page,
): Promise<{
  readonly markers: ReadonlyMap<string, number>;
  readonly perSecond: number;
  readonly answered: readonly number[];
}> {
  const snapshot = JSON.parse((await caller.post('/api/queries/yard.now', {})).body.toString('utf8')) as {
    readonly slots: readonly SlotRow[];
  };
  const visitIn = new Map(snapshot.slots.map((slot) => [slot.slotId as string, slot.visitId]));
  const taken = snapshot.slots.flatMap((slot) => slot.visitId ?? []);
  const free = snapshot.slots.filter((slot) => slot.visitId === null && !slot.isKeepClear).slice(0, 40);
  let inView = await visitsInView(page, visitIn);
  if (inView.length === 0) throw new Error('no taken slot in view');
  const markers = new Map<string, number>();
  const pending = new Set<Promise<unknown>>();
  const answered: number[] = [];
  const send = (name: string, input: unknown, n: number): void => {
    const id = `018f3c1e-7b1a-7000-8000-${String(n).padStart(12, '0')}`;
    const at = performance.now();
    const call = caller.post(`/api/commands/${name}`, input, { 'idempotency-key': id }).then(({ status, body }) => {
      if (status !== 200) throw new Error(`${name}: ${body.toString('utf8')}`);
      answered.push(performance.now() - at);
      pending.delete(call);
    });
    pending.add(call);
  };
  const start = performance.now();
  let n = 0;
  while (performance.now() - start < RUN_MS) {
    const due = Math.floor(((performance.now() - start) / 1000) * PER_SECOND);
    for (; n < due; n += 1) {
      if (n % EVERY_SEEN === 0) {
        const goods = `bench ${String(n)}`;
        markers.set(goods, performance.timeOrigin + performance.now());
        send('visit.amend', { visitId: inView[(n / EVERY_SEEN) % inView.length], goods }, n);
      } else if (n % 4 === 1) {
        const at = Math.floor(n / 4);
        const slot = free[at % free.length];
        const isOpen = Math.floor(at / free.length) % 2 === 0;
        if (isOpen) send('slot.close', { slotId: slot?.slotId, reason: 'bench' }, n);
        else send('slot.open', { slotId: slot?.slotId }, n);
      } else send('visit.amend', { visitId: taken[(n * 37) % taken.length], goods: `tải ${String(n)}` }, n);
    }
    if (n % 100 < 5) inView = await visitsInView(page, visitIn);
    await wait(TICK_MS);
  }
  const perSecond = (n / (performance.now() - start)) * 1000;
  await Promise.all(pending);
  return { markers, perSecond, answered };
}

async function visitsInView(page: Page, visitIn: ReadonlyMap<string, string | null>): Promise<readonly string[]> {
  const rows = await page.evaluate(() => {
    const box = document.querySelector('.yard-grid .ag-grid-viewport')?.getBoundingClientRect();
    return [...document.querySelectorAll('.yard-grid [row-id]')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const isWhole = box !== undefined && top >= box.top && bottom <= box.bottom;
      return isWhole ? [row.getAttribute('row-id') ?? ''] : [];
    });
  });
  return rows.flatMap((row) => visitIn.get(row) ?? []);
}
