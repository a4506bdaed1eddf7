import { setTimeout as wait } from 'node:timers/promises';
import { chromium, type Page } from 'playwright';
import { ensureBrowser } from '../../support/browser.ts';
import type { Figure } from '../kit/figures.ts';
import { takeFrames, watchFrames } from '../kit/frames.ts';
import { wideYard, type Folders } from '../kit/folders.ts';
import { startHostProcess } from '../kit/host-process.ts';
import { stationPage } from '../kit/station.ts';

const IDLE_MS = 4000;
/** They end with the lever moved. */
const STEPS = 14;
const STEP_MS = 250;

/**
 * The rehearsal on the screen of a yard of 10,000 slots: what a lever that is moved and the 200 runs behind it cost the
 * screen. The floor is the same page while nothing is moved.
 */
export async function planFrames(folders: Folders): Promise<readonly Figure[]> {
  const host = await startHostProcess(folders.copyOf(await wideYard(folders)));
  const browser = await chromium.launch({ executablePath: ensureBrowser(() => undefined), args: ['--disable-gpu'] });
  try {
    const page = await stationPage(browser, host.port);
    await page.goto(host.address);
    await page.locator('#screen .bar h1').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Alt+6');
    await page.keyboard.press('2');
    await allRuns(page);
    await wait(1000);
    await watchFrames(page);
    await wait(IDLE_MS);
    const idle = await takeFrames(page);
    const slider = page.getByRole('slider').first();
    await slider.focus();
    for (let step = 0; step < STEPS; step += 1) {
      await page.keyboard.press(step % 4 < 2 ? 'ArrowRight' : 'ArrowLeft');
      await wait(STEP_MS);
    }
    const moving = await takeFrames(page);
    const since = performance.now();
    await page.getByRole('status').filter({ hasText: /\/200/ }).waitFor({ timeout: 10_000 });
    await allRuns(page);
    const seconds = (performance.now() - since) / 1000;
    const running = await takeFrames(page);
    const figure = (name: string, frames: typeof idle): Figure => ({
      name: `10,000 slots: ${name}, frames`,
      value: frames.perSecond,
      floor: idle.perSecond,
      ratio: frames.perSecond / idle.perSecond,
      unit: '/s',
      note: `${String(frames.missed)} of 60 a second missed in ${frames.seconds.toFixed(1)} s (idle: ${String(idle.missed)} in ${idle.seconds.toFixed(1)} s), longest gap ${frames.longestMs.toFixed(0)} ms (idle: ${idle.longestMs.toFixed(0)})`,
    });
    return [
      figure('a lever moved four times a second', moving),
      figure('two hundred runs', running),
      { name: '10,000 slots: 200 runs until they stand on the screen', value: seconds, unit: 's' },
    ];
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function allRuns(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^200 lần thử$/ })
    .waitFor({ timeout: 120_000 });
}
