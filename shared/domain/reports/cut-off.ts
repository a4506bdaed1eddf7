import { addDays, atMinuteOfDay, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';

const DAY_MINUTES = 1440;

export type ReportWindow = { readonly from: Instant; readonly to: Instant };

/**
 * The time that the report of a day covers: from the cut-off of the day before to the cut-off of the day.
 * `cutOffMinute` is a minute of the day (1200 = 20:00); midnight, written 0 or 1440, makes it the calendar day.
 */
export function reportWindow(day: Day, cutOffMinute: number, zone: TimeZone): ReportWindow {
  const minute = cutOffMinute === 0 ? DAY_MINUTES : cutOffMinute;
  return { from: atMinuteOfDay(addDays(day, -1), minute, zone), to: atMinuteOfDay(day, minute, zone) };
}

/** The day whose report an instant belongs to. */
export function reportDayOf(at: Instant, cutOffMinute: number, zone: TimeZone): Day {
  const day = dayOf(at, zone);
  return at < reportWindow(day, cutOffMinute, zone).to ? day : addDays(day, 1);
}
