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
  /** What `add` counts: so many hours to so many, evenly in between and in either order, and how many trucks waited them. */
  readonly waits: Float64Array;
  readonly add: () => void;
  readonly figures: () => WaitFigures;
};

/** Gathers waits by trucks: mean and longest exactly, quantiles to a quarter of an hour and evenly inside one. */
export function createWaitTally(): WaitTally {
  const bins = new Float64Array(BINS);
  // In lists, for a fraction that a variable of a closure holds, or a function is handed, is a new object each time.
  const waits = new Float64Array(3);
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
    waits,
    add: () => {
      const first = waits[0] as number;
      const last = waits[1] as number;
      const count = waits[2] as number;
      const low = Math.max(0, first < last ? first : last);
      const high = Math.max(0, first < last ? last : first);
      sums[TRUCKS] = (sums[TRUCKS] as number) + count;
      sums[TRUCK_HOURS] = (sums[TRUCK_HOURS] as number) + (count * (low + high)) / 2;
      if (high > (sums[LONGEST] as number)) sums[LONGEST] = high;
      if (high < NO_WAIT_HOURS) {
        sums[WITHOUT_WAIT] = (sums[WITHOUT_WAIT] as number) + count;
        return;
      }
      const firstBin = Math.min(BINS - 1, Math.floor(low / BIN_HOURS));
      const lastBin = Math.min(BINS - 1, Math.floor(high / BIN_HOURS));
      if (lastBin >= used) used = lastBin + 1;
      if (firstBin === lastBin) {
        bins[firstBin] = (bins[firstBin] as number) + count;
        return;
      }
      const perHour = count / (high - low);
      let from = low;
      for (let bin = firstBin; bin < lastBin; bin += 1) {
        const to = (bin + 1) * BIN_HOURS;
        bins[bin] = (bins[bin] as number) + perHour * (to - from);
        from = to;
      }
      bins[lastBin] = (bins[lastBin] as number) + perHour * (high - from);
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
