import { addDays, atMinuteOfDay, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { later, type Instant } from '../../kernel/instant.ts';

const DAY_MINUTES = 1440;

export type ReportWindow = { readonly from: Instant; readonly to: Instant };

/** A time as far as it has come by now. */
export type ReportTime = ReportWindow & {
  /** From when on there is a record: the beginning, or the making of the site (RP36). */
  readonly since: Instant;
  /** Until when the figures reach: the end, or now while the time is still running. */
  readonly asOf: Instant;
  /** What began before it counts: while the time is running, also what begins at this very moment. */
  readonly end: Instant;
};

export function reportTime({ from, to }: ReportWindow, now: Instant, createdAt: Instant): ReportTime {
  const asOf = now < from ? from : now > to ? to : now;
  return { from, to, since: recordedFrom({ from, to: asOf }, createdAt), asOf, end: asOf < to ? later(asOf, 1) : to };
}

/** From when on a time has a record: its beginning, or the making of the site; its end when that was later (RP36). */
export function recordedFrom({ from, to }: ReportWindow, createdAt: Instant): Instant {
  return createdAt <= from ? from : createdAt < to ? createdAt : to;
}

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
