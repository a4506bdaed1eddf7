import type { KindForecast, LoadHour } from '../../../shared/contract/rest-queries.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

/** Height of the columns in their own units, and where capacity by the standard is. */
export const FULL_HEIGHT = 24;
export const CAPACITY_HEIGHT = 15;
const COLUMN_WIDTH = 0.78;

/** Today's hours that are over and those to come, each once, in order. */
export function hoursOf(forecast: Pick<KindForecast, 'today' | 'coming'>): readonly LoadHour[] {
  const begins = forecast.coming[0]?.from ?? Infinity;
  return [...forecast.today.filter(({ from }) => from < begins), ...forecast.coming];
}

/** Outlines of the columns, one unit wide each: what is within capacity, what is over, and the part above it. */
export type ColumnPaths = { readonly within: string; readonly over: string; readonly above: string };

export function columnPathsOf(hours: readonly Pick<LoadHour, 'loadPercent'>[]): ColumnPaths {
  const paths = { within: '', over: '', above: '' };
  hours.forEach(({ loadPercent }, at) => {
    if (loadPercent === null || loadPercent <= 0) return;
    const height = Math.min(FULL_HEIGHT, (loadPercent / 100) * CAPACITY_HEIGHT);
    if (loadPercent <= 100) {
      paths.within += boxOf(at, 0, height);
      return;
    }
    paths.over += boxOf(at, 0, CAPACITY_HEIGHT);
    paths.above += boxOf(at, CAPACITY_HEIGHT, height);
  });
  return paths;
}

function boxOf(at: number, fromHeight: number, toHeight: number): string {
  const round = (value: number): string => String(Math.round(value * 100) / 100);
  const [bottom, top] = [FULL_HEIGHT - fromHeight, FULL_HEIGHT - toHeight];
  return `M${round(at)} ${round(bottom)}V${round(top)}H${round(at + COLUMN_WIDTH)}V${round(bottom)}Z`;
}

/** Columns at which a day begins, and the one of now. */
export function marksOf(
  hours: readonly Pick<LoadHour, 'from'>[],
  now: Instant,
  hourOf: (at: Instant) => number,
): { readonly days: readonly { readonly at: number; readonly from: Instant }[]; readonly now: number } {
  const days = hours.flatMap(({ from }, at) => (hourOf(from) === 0 && at > 0 ? [{ at, from }] : []));
  const next = hours.findIndex(({ from }) => from > now);
  return { days, now: next < 0 ? hours.length : Math.max(0, next - 1) };
}
