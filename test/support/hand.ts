import type { Page } from 'playwright/test';

/** Keys as a hand sends them: a scanner is faster, and is taken for one. */
const HAND_MS = 40;

/** Counts what a hand presses; a key with Shift or Ctrl is two. */
export type Hand = {
  readonly type: (text: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly count: () => number;
};

/** A hand on the keyboard that takes `delayMs` for each key; 0 types at once, where no scanner listens. */
export function handOn(page: Page, delayMs = HAND_MS): Hand {
  let count = 0;
  return {
    async type(text) {
      count += text.length;
      await page.keyboard.type(text, { delay: delayMs });
    },
    async press(...keys) {
      for (const key of keys) {
        count += key.split('+').length;
        await page.waitForTimeout(delayMs);
        await page.keyboard.press(key);
      }
    },
    count: () => count,
  };
}
