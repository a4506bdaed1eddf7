import { instant, type Instant } from '../../shared/kernel/instant.ts';

/** The yard's clock as a station knows it: what the host said last, run on at the host's rate. */
export type SiteClock = {
  readonly now: () => Instant;
  readonly rate: () => number;
  /** Whether the host has said anything yet. */
  readonly isSet: () => boolean;
  readonly set: (siteNow: Instant, rate: number) => void;
  /** Calls back every so many milliseconds of real time. Answers a function that stops it. */
  readonly tick: (everyMs: number, listener: () => void) => () => void;
};

/** A correction smaller than this many site milliseconds is not shown as a step back. */
const TOLERATED_STEP_BACK_MS = 2000;

/** Makes the clock. `monotonicMs` only ever measures lengths of time (`performance.now`). */
export function createSiteClock(monotonicMs: () => number): SiteClock {
  let base = instant(0);
  let mark = 0;
  let rate = 1;
  let isSet = false;
  let shown = 0;
  const tickers = new Map<number, { readonly listeners: Set<() => void>; readonly stop: () => void }>();

  return {
    now() {
      const value = Math.floor(base + (monotonicMs() - mark) * rate);
      // Small corrections of the host's time do not make a shown clock run backwards.
      if (value < shown && shown - value < TOLERATED_STEP_BACK_MS * Math.max(1, rate)) return instant(shown);
      shown = value;
      return instant(value);
    },
    rate: () => rate,
    isSet: () => isSet,
    set(siteNow, newRate) {
      base = siteNow;
      mark = monotonicMs();
      rate = newRate;
      isSet = true;
    },
    tick(everyMs, listener) {
      let ticker = tickers.get(everyMs);
      if (ticker === undefined) {
        const listeners = new Set<() => void>();
        const timer = setInterval(() => {
          for (const one of listeners) one();
        }, everyMs);
        ticker = { listeners, stop: () => clearInterval(timer) };
        tickers.set(everyMs, ticker);
      }
      const { listeners, stop } = ticker;
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop();
        tickers.delete(everyMs);
      };
    },
  };
}
