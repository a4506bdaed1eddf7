import { quantile } from '../reports/quantile.ts';
import type { Quantiles } from './types.ts';

/** The quantiles of values over the runs, in any order; all zero where there is none. */
export function quantilesOf(values: ArrayLike<number>): Quantiles {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => quantile(sorted, share) ?? 0;
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/** Values over time in many runs: the quantiles at each time. */
export type Band = Readonly<Record<keyof Quantiles, Float64Array>>;

/** Collects lists of the same length, one a run. */
export function createBand(length: number, runs: number) {
  const values = new Float32Array(length * runs);
  let taken = 0;
  return {
    add: (list: Float64Array): void => {
      values.set(list, taken * length);
      taken += 1;
    },
    /** Of the lists so far. */
    band: (): Band => {
      const list = (): Float64Array => new Float64Array(length);
      const band = { p5: list(), p25: list(), p50: list(), p75: list(), p95: list() };
      const sorted = new Float32Array(taken);
      for (let at = 0; at < length; at += 1) {
        for (let run = 0; run < taken; run += 1) sorted[run] = values[run * length + at] as number;
        sorted.sort();
        const of = (share: number): number => quantile(sorted, share) ?? 0;
        band.p5[at] = of(0.05);
        band.p25[at] = of(0.25);
        band.p50[at] = of(0.5);
        band.p75[at] = of(0.75);
        band.p95[at] = of(0.95);
      }
      return band;
    },
  };
}
