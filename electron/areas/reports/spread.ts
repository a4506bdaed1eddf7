import { summaryOf } from '../../../shared/domain/reports/quantile.ts';
import type { Spread } from '../../../shared/contract/report-queries.ts';

/** How values spread, in whole milliseconds. */
export function spreadOf(values: readonly number[]): Spread {
  const { count, p50, p90, p95, max } = summaryOf(values);
  const spread = { p50: whole(p50), p90: whole(p90), p95: whole(p95), max };
  return { count, ...spread, p50Ms: spread.p50, p90Ms: spread.p90, p95Ms: spread.p95, maxMs: max };
}

/** Two decimals: enough to compare, short on the wire. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

export function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
