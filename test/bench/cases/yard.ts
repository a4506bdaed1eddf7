import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import type { SlotRow } from '../../../shared/contract/rows.ts';
import { ensureBrowser } from '../../support/browser.ts';
import type { Figure } from '../kit/figures.ts';
import { wideYard, type Folders } from '../kit/folders.ts';
import { createCaller, signIn, startHostProcess, type Caller } from '../kit/host-process.ts';

/**
 * Map and table at 10,000 slots while the yard changes 1,000 times a second and somebody pans and zooms.
 *
 * The changes are corrections of goods all over the yard, sent by this process over HTTP; each is one row of the feed.
 * The page counts its frames and the tasks that took longer than 50 ms (the browser's own `longtask` entries). Between
 * the frames the page pans by its own pointer events and zooms by wheel, one step a frame, so the map is painted
 * wholly in every one: from the whole yard (by rows) through single slots to plates. The floor is the same page with
 * the same hand and no change.
 */
const PER_SECOND = 1000;
const RUN_MS = 12_000;
const IDLE_MS = 6000;
const TICK_MS = 20;
const LONGEST_MS = 100;
const SESSION_KEY = 'ben-bai.session';

type Run = { readonly perSecond: number; readonly longestGapMs: number; readonly longestTaskMs: number };

export async function yard(folders: Folders): Promise<readonly Figure[]> {
  const host = await startHostProcess(folders.copyOf(await wideYard(folders)));
  const caller = createCaller(host.port, await signIn(host.port, 'first'), 16);
  const browser = await chromium.launch({ executablePath: ensureBrowser(() => undefined), args: ['--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
    await page.addInitScript(([key, session]) => sessionStorage.setItem(key, session), [
      SESSION_KEY,
      JSON.stringify({
        token: await signIn(host.port, 'second'),
        user: 'an',
        displayName: 'An',
        roles: ['coordinator'],
      }),
    ] as const);
    await page.goto(host.address);
    await page.locator('.yard-grid [row-id]').first().waitFor({ state: 'attached', timeout: 60_000 });
    await wait(3000);
    const bare = await framesFor(page, 3000, 0);
    const quiet = await framesFor(page, IDLE_MS, 1);
    const sending = change(caller, RUN_MS);
    const moving = await framesFor(page, RUN_MS, 1);
    const sent = await sending;
    await page.keyboard.press('g');
    await wait(1500);
    const sendingAgain = change(caller, RUN_MS);
    const still = await framesFor(page, RUN_MS, 0);
    const sentAgain = await sendingAgain;
    const figure = (name: string, run: Run, floor: Run, note: string): readonly Figure[] => [
      {
        name: `${name}: frames`,
        value: run.perSecond,
        floor: floor.perSecond,
        ratio: run.perSecond / floor.perSecond,
        unit: '/s',
        target: '≥ 55/s',
        isReached: run.perSecond >= 55,
        note: `longest gap ${run.longestGapMs.toFixed(0)} ms; ${note}`,
      },
      {
        name: `${name}: longest task`,
        value: run.longestTaskMs,
        floor: floor.longestTaskMs,
        unit: 'ms',
        target: `≤ ${String(LONGEST_MS)} ms`,
        isReached: run.longestTaskMs <= LONGEST_MS,
      },
    ];
    return [
      ...figure('pan and zoom, nothing changes', quiet, bare, 'floor: nobody touches it'),
      ...figure('pan and zoom, the yard changes', moving, bare, `${sent.toFixed(0)} changes/s`),
      ...figure('table in groups, the yard changes', still, bare, `${sentAgain.toFixed(0)} changes/s`),
    ];
  } finally {
    await browser.close();
    caller.close();
    await host.stop();
  }
}

/** Counts frames for so long; with a hand on the map it pans in circles and zooms in and out over and over. */
function framesFor(page: Page, forMs: number, hands: 0 | 1): Promise<Run> {
  return page.evaluate(
    async ([runMs, isMoving]) => {
      const map = document.querySelector('.yard-map');
      if (map === null) throw new Error('no map');
      const { left, top, width, height } = map.getBoundingClientRect();
      const x = left + width / 2;
      const y = top + height / 2;
      let longestTaskMs = 0;
      const tasks = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
      });
      tasks.observe({ entryTypes: ['longtask'] });
      const point = (type: string, atX: number, atY: number): boolean =>
        map.dispatchEvent(
          new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: atX, clientY: atY }),
        );
      // A made pointer cannot be captured.
      map.setPointerCapture = () => undefined;
      let frames = 0;
      let longestGapMs = 0;
      const start = performance.now();
      let last = start;
      if (isMoving === 1) point('pointerdown', x, y);
      await new Promise<void>((resolve) => {
        const onFrame = (): void => {
          const now = performance.now();
          frames += 1;
          longestGapMs = Math.max(longestGapMs, now - last);
          last = now;
          if (now - start >= runMs) {
            resolve();
            return;
          }
          if (isMoving === 1) {
            const turn = frames / 20;
            point('pointermove', x + Math.cos(turn) * 80, y + Math.sin(turn) * 40);
            const isIn = Math.floor(frames / 90) % 2 === 0;
            map.dispatchEvent(
              new WheelEvent('wheel', {
                bubbles: true,
                cancelable: true,
                clientX: x,
                clientY: y,
                deltaY: isIn ? -24 : 24,
              }),
            );
          }
          requestAnimationFrame(onFrame);
        };
        requestAnimationFrame(onFrame);
      });
      if (isMoving === 1) point('pointerup', x + 80, y);
      const perSecond = (frames / (performance.now() - start)) * 1000;
      tasks.disconnect();
      return { perSecond, longestGapMs, longestTaskMs };
    },
    [forMs, hands] as const,
  );
}

let lastId = 0;

/** Corrects trucks all over the yard at the wanted pace; answers the pace reached. */
async function change(caller: Caller, forMs: number): Promise<number> {
  const snapshot = JSON.parse((await caller.post('/api/queries/yard.now', {})).body.toString('utf8')) as {
    readonly slots: readonly SlotRow[];
  };
  const taken = snapshot.slots.flatMap((slot) => slot.visitId ?? []);
  const pending = new Set<Promise<unknown>>();
  let answered = 0;
  const start = performance.now();
  let n = 0;
  while (performance.now() - start < forMs) {
    const due = Math.floor(((performance.now() - start) / 1000) * PER_SECOND);
    // More than that waiting, and it would measure the queue.
    for (; n < due && pending.size < 400; n += 1) {
      lastId += 1;
      const id = `018f3c1e-7b1a-7000-9000-${String(lastId).padStart(12, '0')}`;
      const visitId = taken[(n * 37) % taken.length];
      const call = caller
        .post('/api/commands/visit.amend', { visitId, goods: `tải ${String(lastId)}` }, { 'idempotency-key': id })
        .then(({ status, body }) => {
          if (status !== 200) throw new Error(body.toString('utf8'));
          answered += 1;
          pending.delete(call);
        });
      pending.add(call);
    }
    await wait(TICK_MS);
  }
  const perSecond = (answered / (performance.now() - start)) * 1000;
  await Promise.all(pending);
  return perSecond;
}
