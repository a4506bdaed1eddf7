import { addDays, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, instant, type Instant } from '../../kernel/instant.ts';
import { reportDayOf, reportWindow, type ReportWindow } from './cut-off.ts';
import { occupancyBetween, type HourOccupancy, type Interval } from './intervals.ts';

/** A day of a longer time, cut to it. `opensAt` is where its first hour begins, though that be before the cut. */
export type RangeDay = ReportWindow & { readonly on: Day; readonly opensAt: Instant };

/** The report days that a time touches, each from cut-off to cut-off and cut to the time, oldest first (RP30). */
export function rangeDaysOf({ from, to }: ReportWindow, cutOffMinute: number, zone: TimeZone): readonly RangeDay[] {
  const days: RangeDay[] = [];
  for (let on = reportDayOf(from, cutOffMinute, zone); ; on = addDays(on, 1)) {
    const day = reportWindow(on, cutOffMinute, zone);
    if (day.from >= to) return days;
    days.push({
      on,
      opensAt: day.from,
      from: day.from > from ? day.from : from,
      to: day.to < to ? day.to : to,
    });
  }
}

/** The hours of days from one instant to another, counted from each day's opening: `hour` is where a whole one begins. */
export function hoursOfDays(
  days: readonly RangeDay[],
  until: Instant,
  since: Instant,
): readonly (ReportWindow & { readonly on: Day; readonly hour: Instant })[] {
  return days.flatMap(({ on, opensAt, from: begins, to }) => {
    const from = begins > since ? begins : since;
    const end = to < until ? to : until;
    const hours = [];
    for (let hour: number = opensAt; hour < end; hour += HOUR_MS) {
      const next = Math.min(hour + HOUR_MS, end);
      if (next > from) hours.push({ on, hour: instant(hour), from: instant(Math.max(hour, from)), to: instant(next) });
    }
    return hours;
  });
}

/** Occupancy of parts that follow one another without a gap, each with what it is a part of. */
export function occupancyOfParts<Part extends ReportWindow>(
  intervals: readonly Interval[],
  parts: readonly Part[],
): readonly (Part & HourOccupancy)[] {
  const last = parts.at(-1);
  if (last === undefined) return [];
  const figures = occupancyBetween(intervals, [...parts.map(({ from }) => from), last.to]);
  return figures.flatMap((figure, index) => {
    const part = parts[index];
    return part === undefined ? [] : [{ ...part, ...figure }];
  });
}
