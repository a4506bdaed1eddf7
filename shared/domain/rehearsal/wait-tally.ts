import type { WaitFigures } from './course-types.ts';

const BIN_HOURS = 0.25;
/** Below this it is a matter of reckoning. */
const NO_WAIT_HOURS = 1e-7;
/** 128 days; longer waits are counted in the last one, and exactly in the mean and the longest. */
const BINS = 12_288;

const TRUCKS = 0;
const WITHOUT_WAIT = 1;
const TRUCK_HOURS = 2;
const LONGEST = 3;

export type WaitTally = {
  readonly clear: () => void;
  /** So many trucks waited from `fromHours` to `toHours`, evenly in between, in either order. */
  readonly add: (fromHours: number, toHours: number, trucks: number) => void;
  readonly figures: () => WaitFigures;
};

/** Gathers waits by trucks: mean and longest exactly, quantiles to a quarter of an hour and evenly inside one. */
export function createWaitTally(): WaitTally {
  const bins = new Float64Array(BINS);
  // In a list, for a variable of a closure that holds a fraction is a new object each time it is written.
  const sums = new Float64Array(4);
  let used = 0;

  const quantile = (share: number): number => {
    let left = share * (sums[TRUCKS] as number) - (sums[WITHOUT_WAIT] as number);
    if (left <= 0) return 0;
    for (let bin = 0; bin < used; bin += 1) {
      const inBin = bins[bin] as number;
      if (left <= inBin) return Math.min(sums[LONGEST] as number, (bin + left / inBin) * BIN_HOURS);
      left -= inBin;
    }
    return sums[LONGEST] as number;
  };

  return {
    clear: () => {
      bins.fill(0, 0, used);
      sums.fill(0);
      used = 0;
    },
    add: (fromHours, toHours, count) => {
      const low = Math.max(0, fromHours < toHours ? fromHours : toHours);
      const high = Math.max(0, fromHours < toHours ? toHours : fromHours);
      sums[TRUCKS] = (sums[TRUCKS] as number) + count;
      sums[TRUCK_HOURS] = (sums[TRUCK_HOURS] as number) + (count * (low + high)) / 2;
      if (high > (sums[LONGEST] as number)) sums[LONGEST] = high;
      if (high < NO_WAIT_HOURS) {
        sums[WITHOUT_WAIT] = (sums[WITHOUT_WAIT] as number) + count;
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
    figures: () => {
      const trucks = sums[TRUCKS] as number;
      return {
        trucks,
        meanHours: trucks > 0 ? (sums[TRUCK_HOURS] as number) / trucks : 0,
        p50Hours: quantile(0.5),
        p95Hours: quantile(0.95),
        longestHours: sums[LONGEST] as number,
      };
    },
  };
}
