/** Count, mean and quantiles of a set of values; all but the count are null when there is none. */
export type Summary = {
  readonly count: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly max: number | null;
};

/**
 * Quantile of values sorted upwards, linear between the two nearest ranks: position (n − 1)·p. This is what
 * PERCENTILE.INC of a spreadsheet gives, so that a reader can check a printed figure. Null when there are no values.
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const low = Math.floor(position);
  const below = sorted[low] ?? 0;
  const above = sorted[Math.min(low + 1, sorted.length - 1)] ?? below;
  return below + (above - below) * (position - low);
}

/** Summarises values in any order. */
export function summaryOf(values: readonly number[]): Summary {
  const sorted = new Float64Array(values).sort();
  const count = sorted.length;
  return {
    count,
    mean: count === 0 ? null : sorted.reduce((sum, value) => sum + value, 0) / count,
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) ?? null,
  };
}
