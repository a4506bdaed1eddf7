import type { WaitFigures } from './course-types.ts';

const BIN_HOURS = 0.25;
/** Below this it is a matter of reckoning. */
const NO_WAIT_HOURS = 1e-7;
/** 128 days; longer waits are counted in the last one, and exactly in the mean and the longest. */
const BINS = 12_288;

export type WaitTally = {
  readonly clear: () => void;
  /** So many trucks waited from `fromHours` to `toHours`, evenly in between, in either order. */
  readonly add: (fromHours: number, toHours: number, trucks: number) => void;
  readonly figures: () => WaitFigures;
};

/** Gathers waits by trucks: mean and longest exactly, quantiles to a quarter of an hour and evenly inside one. */
export function createWaitTally(): WaitTally {
  const bins = new Float64Array(BINS);
  let trucks = 0;
  let without = 0;
  let truckHours = 0;
  let longest = 0;
  let used = 0;

  const quantile = (share: number): number => {
    let left = share * trucks - without;
    if (left <= 0) return 0;
    for (let bin = 0; bin < used; bin += 1) {
      const inBin = bins[bin] as number;
      if (left <= inBin) return Math.min(longest, (bin + left / inBin) * BIN_HOURS);
      left -= inBin;
    }
    return longest;
  };

  return {
    clear: () => {
      bins.fill(0, 0, used);
      trucks = without = truckHours = longest = used = 0;
    },
    add: (fromHours, toHours, count) => {
      const low = Math.max(0, fromHours < toHours ? fromHours : toHours);
      const high = Math.max(0, fromHours < toHours ? toHours : fromHours);
      trucks += count;
      truckHours += (count * (low + high)) / 2;
      if (high > longest) longest = high;
      if (high < NO_WAIT_HOURS) {
        without += count;
        return;
      }
      const first = Math.min(BINS - 1, Math.floor(low / BIN_HOURS));
      const last = Math.min(BINS - 1, Math.floor(high / BIN_HOURS));
      if (last >= used) used = last + 1;
      if (first === last) {
        bins[first] = (bins[first] as number) + count;
        return;
      }
      const perHour = count / (high - low);
      let from = low;
      for (let bin = first; bin < last; bin += 1) {
        const to = (bin + 1) * BIN_HOURS;
        bins[bin] = (bins[bin] as number) + perHour * (to - from);
        from = to;
      }
      bins[last] = (bins[last] as number) + perHour * (high - from);
    },
    figures: () => ({
      trucks,
      meanHours: trucks > 0 ? truckHours / trucks : 0,
      p50Hours: quantile(0.5),
      p95Hours: quantile(0.95),
      longestHours: longest,
    }),
  };
}
