import { hoursOf, hoursOver } from './arrivals.ts';
import type { Levers } from './levers.ts';
import type { Point, Situation } from './types.ts';

const DAY_HOURS = 24;

/** Which part of each hour a point works: for all trucks, and for pre-registered ones only. */
export type Opening = {
  readonly all: Float64Array;
  readonly registered: Float64Array;
  /** Days on which it works, and the hours that overtime adds to them all together. */
  readonly days: number;
  readonly overtimeHours: number;
};

/**
 * The opening of a point with its overtime (RH4): on each day on which it works at all it works so many hours longer, on
 * from its last hour until midnight, and what is left before its first; for the same trucks as in that hour.
 */
export function openingOf(situation: Situation, point: Point, levers: Levers): Opening {
  const hours = hoursOf(situation);
  const over = hoursOver(situation);
  const all = Float64Array.from({ length: hours }, (_, hour) => partOf(point.open[hour]));
  const registered = Float64Array.from({ length: hours }, (_, hour) =>
    Math.min(1 - (all[hour] as number), partOf(point.openPreregistered[hour])),
  );
  const extra = levers.overtime
    .filter(({ crossing }) => crossing === point.crossing)
    .reduce((sum, line) => sum + Math.max(0, line.hours), 0);
  const works = (hour: number): boolean => (all[hour] as number) + (registered[hour] as number) > 0;
  let days = 0;
  let overtimeHours = 0;
  for (let day = 0; day < situation.days; day += 1) {
    const start = Math.max(0, day * DAY_HOURS - over);
    const end = Math.min(hours, (day + 1) * DAY_HOURS - over);
    const open = Array.from({ length: end - start }, (_, at) => start + at).filter(works);
    const first = open[0];
    const last = open.at(-1);
    if (first === undefined || last === undefined) continue;
    days += 1;
    let left = extra;
    const fill = (hour: number, like: number): void => {
      const part = Math.min(left, 1 - (all[hour] as number) - (registered[hour] as number));
      const list = (all[like] as number) > 0 ? all : registered;
      list[hour] = (list[hour] as number) + part;
      left -= part;
      overtimeHours += part;
    };
    for (let hour = last; hour < end && left > 0; hour += 1) fill(hour, last);
    for (let hour = first - 1; hour >= start && left > 0; hour -= 1) fill(hour, first);
  }
  return { all, registered, days, overtimeHours };
}

function partOf(open: number | undefined): number {
  return Math.min(1, Math.max(0, open ?? 0));
}
