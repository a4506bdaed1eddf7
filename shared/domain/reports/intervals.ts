import { HOUR_MS, instant, type Instant } from '../../kernel/instant.ts';

/** From an instant to before another; null = still going on. */
export type Interval = { readonly from: Instant; readonly to: Instant | null };

/** How many were there during one hour of a report. */
export type HourOccupancy = {
  readonly from: Instant;
  readonly to: Instant;
  readonly min: number;
  /** Weighted with time. */
  readonly mean: number;
  readonly max: number;
  /** Sum over all that were there of the time they were there. */
  readonly occupiedMs: number;
};

/** Where an hour begins, though that be before the record does. */
export type NamedHour = HourOccupancy & { readonly hour: Instant };

/**
 * Occupancy of [from, to) hour by hour, exact from the intervals. Two changes at one instant count as one, so that a
 * truck taking the place of another is not two trucks. The last hour is shorter when the time does not come out even, and
 * so is the one in which the record begins; hours before that are left out.
 */
export function occupancyByHour(
  intervals: readonly Interval[],
  from: Instant,
  to: Instant,
  { stepMs = HOUR_MS, since = from }: { readonly stepMs?: number; readonly since?: Instant } = {},
): readonly NamedHour[] {
  const hours: Instant[] = [];
  for (let hour: number = from; hour < to; hour += stepMs) if (hour + stepMs > since) hours.push(instant(hour));
  const edges = hours.map((hour) => (hour < since ? since : hour));
  return occupancyBetween(intervals, [...edges, to]).map((part, index) => ({
    hour: hours[index] ?? part.from,
    ...part,
  }));
}

/** The same from each edge to the next; edges go upwards. */
export function occupancyBetween(intervals: readonly Interval[], edges: readonly Instant[]): readonly HourOccupancy[] {
  const parts: HourOccupancy[] = [];
  const from = edges[0];
  const end = edges.at(-1);
  if (from === undefined || end === undefined || end <= from) return parts;
  const steps = stepsWithin(intervals, from, end);
  let step = steps.next();

  edges.slice(1).forEach((to, index) => {
    const partFrom = edges[index] ?? from;
    let min = Number.POSITIVE_INFINITY;
    let max = 0;
    let occupiedMs = 0;
    while (step.done !== true) {
      const { at, until, count } = step.value;
      if (at >= to) break;
      min = Math.min(min, count);
      max = Math.max(max, count);
      occupiedMs += count * (Math.min(until, to) - Math.max(at, partFrom));
      if (until > to) break;
      step = steps.next();
    }
    parts.push({ from: partFrom, to, min, mean: occupiedMs / (to - partFrom), max, occupiedMs });
  });
  return parts;
}

/** How many were there from an instant until the next one at which that changed. */
export type Step = { readonly at: Instant; readonly until: Instant; readonly count: number };

/** The counts of [from, to) one after another; two changes at one instant count as one. */
export function* stepsWithin(intervals: readonly Interval[], from: Instant, to: Instant): Generator<Step, undefined> {
  if (to <= from) return undefined;
  const { opening, starts, ends } = changesWithin(intervals, from, to);
  let count = opening;
  let nextStart = 0;
  let nextEnd = 0;
  let at: number = from;
  while (at < to) {
    while (nextStart < starts.length && (starts[nextStart] ?? 0) <= at) {
      count += 1;
      nextStart += 1;
    }
    while (nextEnd < ends.length && (ends[nextEnd] ?? 0) <= at) {
      count -= 1;
      nextEnd += 1;
    }
    const until = Math.min(to, starts[nextStart] ?? to, ends[nextEnd] ?? to);
    yield { at: instant(at), until: instant(until), count };
    at = until;
  }
  return undefined;
}

/** How many were there at an instant. */
export function countAt(intervals: readonly Interval[], at: Instant): number {
  return intervals.reduce((count, { from, to }) => (from <= at && (to === null || to > at) ? count + 1 : count), 0);
}

/** Occupied time within [from, to) by key; the sums over different keys of the same stays are equal (AC3). */
export function occupiedMsBy<Item extends Interval, Key>(
  stays: readonly Item[],
  keyOf: (stay: Item) => Key,
  from: Instant,
  to: Instant,
): ReadonlyMap<Key, number> {
  const sums = new Map<Key, number>();
  for (const stay of stays) {
    const ms = Math.min(to, stay.to ?? to) - Math.max(from, stay.from);
    if (ms > 0) sums.set(keyOf(stay), (sums.get(keyOf(stay)) ?? 0) + ms);
  }
  return sums;
}

type Changes = { readonly opening: number; readonly starts: Float64Array; readonly ends: Float64Array };

type Known = { readonly from: Instant; readonly to: Instant; readonly changes: Changes };

/** What was put in order last of each list: a report tells several figures of the same one. */
const known = new WeakMap<readonly Interval[], Known>();

function changesWithin(intervals: readonly Interval[], from: Instant, to: Instant): Changes {
  const last = known.get(intervals);
  if (last?.from === from && last.to === to) return last.changes;
  const changes = inOrder(intervals, from, to);
  known.set(intervals, { from, to, changes });
  return changes;
}

function inOrder(intervals: readonly Interval[], from: Instant, to: Instant): Changes {
  const starts = new Float64Array(intervals.length);
  const ends = new Float64Array(intervals.length);
  let started = 0;
  let ended = 0;
  let opening = 0;
  for (const interval of intervals) {
    const end = interval.to ?? to;
    if (end <= interval.from || end <= from || interval.from >= to) continue;
    if (interval.from <= from) opening += 1;
    else starts[started++] = interval.from;
    if (end < to) ends[ended++] = end;
  }
  return { opening, starts: starts.subarray(0, started).sort(), ends: ends.subarray(0, ended).sort() };
}
