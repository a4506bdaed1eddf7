import { HOUR_MS, instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { QueueOrderEntry } from '../../../shared/contract/queries.ts';
import type { Format } from '../../ui/format.ts';

export type Estimate = NonNullable<QueueOrderEntry['estimate']>;

/** Call ranges by visit, as the host last gave them. */
export type Estimates = ReadonlyMap<string, Estimate>;

export const NO_ESTIMATES: Estimates = new Map();

/** The estimates of an answer, by visit. */
export function estimatesOf(entries: readonly QueueOrderEntry[]): Estimates {
  const found = new Map<string, Estimate>();
  for (const entry of entries) if (entry.estimate !== undefined) found.set(entry.visitId, entry.estimate);
  return found;
}

type RangeTimes = Pick<Format, 'timeNear' | 'dayMonth'>;
type Range = Pick<Estimate, 'p90From' | 'p90To'>;

/** When a truck will be called, with the date of what is not today, as the board says it. */
export function rangeWords({ p90From, p90To }: Range, now: Instant, format: RangeTimes): string {
  return `${format.timeNear(p90From, now)}–${format.timeNear(p90To, p90From)}`;
}

/** The same for the list: of a range over two later days the last day alone is told, the hour beside the chosen truck. */
export function shortRangeWords(range: Range, now: Instant, format: RangeTimes): string {
  const [today, first, last] = [now, range.p90From, range.p90To].map(format.dayMonth);
  if (first === today || first === last) return rangeWords(range, now, format);
  return `${format.timeNear(range.p90From, now)}–${last ?? ''}`;
}

/** The stretch of time on which all bands of the list are drawn. */
export type Axis = { readonly from: Instant; readonly to: Instant; readonly hours: number; readonly stepHours: number };

const FEWEST_HOURS = 3;
const MOST_HOURS = 12;
/** What one hour written above the bands needs, so that none runs into the next. */
const MARK_PX = 34;

/** Whole hours around the ranges in sight, marked as closely as there is room; what lies further is cut off at the edge. */
export function axisOf(inSight: readonly Estimate[], now: Instant, widthPx: number): Axis {
  const first = inSight.length === 0 ? now : Math.min(...inSight.map(({ p90From }) => p90From));
  const last = inSight.length === 0 ? now : Math.max(...inSight.map(({ p90To }) => p90To));
  const from = Math.floor(Math.max(now, first) / HOUR_MS) * HOUR_MS;
  const hours = Math.min(MOST_HOURS, Math.max(FEWEST_HOURS, Math.ceil((last - from) / HOUR_MS)));
  const marks = Math.max(1, Math.floor(widthPx / MARK_PX));
  return { from: instant(from), to: instant(from + hours * HOUR_MS), hours, stepHours: Math.ceil(hours / marks) };
}

/** Where a range lies on the axis, in per cent; null when it lies beyond it. */
export function bandOf(
  axis: Axis,
  from: Instant,
  to: Instant,
): { readonly left: number; readonly width: number } | null {
  const span = axis.to - axis.from;
  const start = Math.max(0, (from - axis.from) / span);
  const end = Math.min(1, (to - axis.from) / span);
  if (end <= 0 || start >= 1) return null;
  return { left: start * 100, width: Math.max(0, end - start) * 100 };
}
