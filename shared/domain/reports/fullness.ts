import type { Instant } from '../../kernel/instant.ts';
import type { Interval } from './intervals.ts';

/** For how long each number of them was there within [from, to): exact, two changes at one instant count as one (RP4). */
export function timeByCount(intervals: readonly Interval[], from: Instant, to: Instant): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  const add = (at: number, step: number): void => {
    if (at < to) steps.set(at, (steps.get(at) ?? 0) + step);
  };
  for (const interval of intervals) {
    const end = interval.to ?? to;
    if (end <= interval.from || end <= from || interval.from >= to) continue;
    add(Math.max(from, interval.from), 1);
    add(end, -1);
  }
  const times = new Map<number, number>();
  let count = 0;
  let since: number = from;
  const spend = (until: number): void => {
    if (until > since) times.set(count, (times.get(count) ?? 0) + until - since);
    since = until;
  };
  for (const [at, step] of [...steps].sort((a, b) => a[0] - b[0])) {
    spend(at);
    count += step;
  }
  spend(to);
  return times;
}

/** For how long there were more than so many per cent of the places (RP4). */
export function msFullerThan(times: ReadonlyMap<number, number>, percent: number, places: number): number {
  let ms = 0;
  for (const [count, spent] of times) if (count * 100 > percent * places) ms += spent;
  return ms;
}
