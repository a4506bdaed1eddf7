import type { Instant } from '../../kernel/instant.ts';
import { stepsWithin, type Interval } from './intervals.ts';

/** For how long each number of them was there within [from, to): exact, two changes at one instant count as one (RP4). */
export function timeByCount(intervals: readonly Interval[], from: Instant, to: Instant): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { at, until, count } of stepsWithin(intervals, from, to))
    times.set(count, (times.get(count) ?? 0) + until - at);
  return times;
}

/** For how long there were more than so many per cent of the places (RP4). */
export function msFullerThan(times: ReadonlyMap<number, number>, percent: number, places: number): number {
  let ms = 0;
  for (const [count, spent] of times) if (count * 100 > percent * places) ms += spent;
  return ms;
}
