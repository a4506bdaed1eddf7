import type { Band } from './types.ts';

/** A line's days as they were foretold, and as they came; NaN = nobody knows. */
export type Foretold = {
  /** Lines of a queue are held against its sum. */
  readonly queue: string;
  readonly came: Float64Array;
  readonly means: ArrayLike<number>;
  /** Null = a method without bands: each quantile is its mean. */
  readonly bands: readonly Band[] | null;
};

export type Score = {
  /** Sum of what was wrong ÷ sum of what came, by queue and day. */
  readonly wape: number;
  /** Mean pinball loss of the 5, 25, 50, 75 and 95 % quantiles of the lines ÷ their mean trucks. */
  readonly pinball: number;
  /** By how many days the day with most trucks was missed, and by how many per cent its height. */
  readonly peakDays: number;
  readonly peakPercent: number;
  /** Days of queues that were compared. */
  readonly days: number;
};

const LEVELS = [
  [0.05, 'p5'],
  [0.25, 'p25'],
  [0.5, 'p50'],
  [0.75, 'p75'],
  [0.95, 'p95'],
] as const;

/** Scores of forecasts (FC8); days that nobody knows, or that a method says nothing of, do not count. Null where none is left. */
export function scoreOf(lines: readonly Foretold[]): Score | null {
  let wrong = 0;
  let came = 0;
  let days = 0;
  for (const queue of Map.groupBy(lines, ({ queue }) => queue).values()) {
    const [first] = queue;
    for (let day = 0; day < (first?.came.length ?? 0); day += 1) {
      const { trucks, told } = sumOn(queue, day);
      if (Number.isNaN(trucks) || Number.isNaN(told)) continue;
      wrong += Math.abs(trucks - told);
      came += trucks;
      days += 1;
    }
  }
  if (days === 0 || came === 0) return null;
  return { wape: wrong / came, pinball: pinballOf(lines), ...peakOf(lines), days };
}

function sumOn(lines: readonly Foretold[], day: number): { readonly trucks: number; readonly told: number } {
  let trucks = 0;
  let told = 0;
  for (const line of lines) {
    trucks += line.came[day] ?? Number.NaN;
    told += line.means[day] ?? Number.NaN;
  }
  return { trucks, told };
}

function pinballOf(lines: readonly Foretold[]): number {
  let loss = 0;
  let came = 0;
  for (const { came: trucks, means, bands } of lines) {
    for (const [day, count] of trucks.entries()) {
      const mean = means[day] ?? Number.NaN;
      if (Number.isNaN(count) || Number.isNaN(mean)) continue;
      came += count;
      for (const [level, field] of LEVELS) {
        const over = count - (bands?.[day]?.[field] ?? mean);
        loss += Math.max(level * over, (level - 1) * over) / LEVELS.length;
      }
    }
  }
  return came === 0 ? 0 : loss / came;
}

function peakOf(lines: readonly Foretold[]): Pick<Score, 'peakDays' | 'peakPercent'> {
  const length = lines.reduce((most, { came }) => Math.max(most, came.length), 0);
  let peak = { day: 0, trucks: 0 };
  let foretold = { day: 0, trucks: 0 };
  for (let day = 0; day < length; day += 1) {
    const { trucks, told } = sumOn(lines, day);
    if (Number.isNaN(trucks) || Number.isNaN(told)) continue;
    if (trucks > peak.trucks) peak = { day, trucks };
    if (told > foretold.trucks) foretold = { day, trucks: told };
  }
  return {
    peakDays: Math.abs(peak.day - foretold.day),
    peakPercent: peak.trucks === 0 ? 0 : Math.abs(foretold.trucks / peak.trucks - 1) * 100,
  };
}
