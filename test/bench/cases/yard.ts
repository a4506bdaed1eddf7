import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { HOUR_MS, instant } from '../../../shared/kernel/instant.ts';
import { ensureBrowser } from '../../support/browser.ts';
import { startFrames, stopFrames } from '../kit/feed-frames.ts';
import type { Figure } from '../kit/figures.ts';
import type { Folders } from '../kit/folders.ts';
import { startHostProcess } from '../kit/host-process.ts';
import { stationPage } from '../kit/station.ts';

/**
 * Map and table at 10,000 slots while the yard changes 1,000 times a second and somebody pans and zooms.
 *
 * What is measured is the station: a prepared stream of `changes` frames goes into the page's own feed, 50 frames of 20
 * rows a second, as a host would send them. Half of the rows correct goods, half close and open slots all over the
 * yard. The page counts its frames and the tasks that took longer than 50 ms (the browser's own `longtask` entries).
 * Between the frames the page pans by its own pointer events and zooms by wheel, one step a frame: from the whole yard
 * (by rows) through single slots to plates. Floors, taken in the same run: the same page when nobody touches it, and an
 * empty page that copies one canvas of the same size into another in every frame.
 */
const RUN_MS = 12_000;
const IDLE_MS = 6000;
const LONGEST_MS = 100;

type Run = { readonly perSecond: number; readonly longestGapMs: number; readonly longestTaskMs: number };

export async function yard(folders: Folders): Promise<readonly Figure[]> {
  const host = await startHostProcess(folders.copyOf(await freshYard(folders)));
  const browser = await chromium.launch({ executablePath: ensureBrowser(() => undefined), args: ['--disable-gpu'] });
  try {
    const page = await stationPage(browser, host.port);
    await startFrames.install(page);
    await page.goto(host.address);
    await page.locator('.yard-grid [row-id]').first().waitFor({ state: 'attached', timeout: 60_000 });
    await wait(3000);
    const blit = await blitsFor(browser, 3000);
    const bare = await framesFor(page, 3000, 0);
    const quiet = await framesFor(page, IDLE_MS, 1);
    await startFrames.run(page, RUN_MS);
    const moving = await framesFor(page, RUN_MS, 1);
    const sent = await stopFrames(page);
    await page.keyboard.press('g');
    await wait(1500);
    await startFrames.run(page, RUN_MS);
    const still = await framesFor(page, RUN_MS, 0);
    const sentAgain = await stopFrames(page);
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
      {
        name: 'floor: copying a canvas of that size',
        value: blit.perSecond,
        unit: '/s',
        note: `longest gap ${blit.longestGapMs.toFixed(0)} ms, longest task ${blit.longestTaskMs.toFixed(0)} ms`,
      },
      ...figure('pan and zoom, nothing changes', quiet, bare, 'floor: nobody touches it'),
      ...figure('pan and zoom, the yard changes', moving, bare, `${sent.toFixed(0)} changes/s`),
      ...figure('table in groups, the yard changes', still, bare, `${sentAgain.toFixed(0)} changes/s`),
    ];
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** 10,000 slots, 8,000 taken within the last seven hours: nobody has stayed too long, so no alarm is raised meanwhile. */
function freshYard(folders: Folders): Promise<string> {
  const now = instant(Math.floor(performance.timeOrigin / HOUR_MS) * HOUR_MS);
  return folders.yard({ slots: 10_000, past: 0, parked: 8_000, atGate: 0, days: 1 / 4, now });
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

/** An empty page that clears one canvas and copies another into it in every frame. */
async function blitsFor(browser: Browser, forMs: number): Promise<Run> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const run = await page.evaluate(async (runMs) => {
    const size = { width: 1060, height: 400 };
    const shown = Object.assign(document.createElement('canvas'), size);
    const kept = Object.assign(document.createElement('canvas'), size);
    document.body.append(shown);
    const pen = shown.getContext('2d');
    const other = kept.getContext('2d');
    if (pen === null || other === null) throw new Error('no 2d canvas');
    for (let n = 0; n < 4000; n += 1) {
      other.fillStyle = `rgb(${String(n % 255)} 120 120)`;
      other.fillRect((n % 100) * 10, Math.floor(n / 100) * 10, 8, 8);
    }
    let longestTaskMs = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
    });
    tasks.observe({ entryTypes: ['longtask'] });
    let frames = 0;
    let longestGapMs = 0;
    const start = performance.now();
    let last = start;
    await new Promise<void>((resolve) => {
      const onFrame = (): void => {
        const now = performance.now();
        frames += 1;
        longestGapMs = Math.max(longestGapMs, now - last);
        last = now;
        pen.clearRect(0, 0, size.width, size.height);
        pen.drawImage(kept, frames % 40, frames % 30, size.width * 1.1, size.height * 1.1);
        if (now - start >= runMs) resolve();
        else requestAnimationFrame(onFrame);
      };
      requestAnimationFrame(onFrame);
    });
    tasks.disconnect();
    return { perSecond: (frames / (performance.now() - start)) * 1000, longestGapMs, longestTaskMs };
  }, forMs);
  await page.close();
  return run;
}
