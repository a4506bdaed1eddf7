import type { Page } from 'playwright';

/** Frames of a page since they were taken last. */
export type Frames = {
  readonly perSecond: number;
  readonly longestMs: number;
  /** Frames of a screen of 60 Hz that had no new picture. */
  readonly missed: number;
  readonly seconds: number;
};

type Watched = { readonly takeFrames: () => Frames };

const FRAME_MS = 1000 / 60;

/** From now on the page counts its frames. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate((frameMs) => {
    let frames = 0;
    let missed = 0;
    let longestMs = 0;
    let since = performance.now();
    let last = since;
    const onFrame = (): void => {
      const now = performance.now();
      frames += 1;
      longestMs = Math.max(longestMs, now - last);
      missed += Math.max(0, Math.round((now - last) / frameMs) - 1);
      last = now;
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    const takeFrames = (): Frames => {
      const seconds = (performance.now() - since) / 1000;
      const taken = { perSecond: frames / seconds, longestMs, missed, seconds };
      frames = 0;
      missed = 0;
      longestMs = 0;
      since = performance.now();
      return taken;
    };
    Object.assign(window, { takeFrames });
  }, FRAME_MS);
}

/** The frames since the last call, or since the page is watched. */
export function takeFrames(page: Page): Promise<Frames> {
  return page.evaluate(() => (window as unknown as Watched).takeFrames());
}
