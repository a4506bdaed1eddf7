import { addDays, dayOf, localTimeOf, startOfDay, weekdayOf, type TimeZone } from '../../kernel/calendar.ts';
import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { Direction } from '../vocabulary.ts';

/** What somebody said at a time of the hours that a driver had driven by then (Law 36/2024/QH15, Article 64). */
export type DrivingStatement = {
  readonly at: Instant;
  /** Since the last break of 15 minutes, since midnight, since Monday. */
  readonly sinceBreakMs: number;
  readonly todayMs: number;
  readonly weekMs: number;
};

/** Hours of duty on a day of the week (1 = Monday … 7 = Sunday), in minutes of the site's day; over midnight it is two. */
export type DutySpan = { readonly weekday: number; readonly fromMinute: number; readonly toMinute: number };

/** How long a driver may drive without a break, in a day and in a week, and how long a break is. */
export type DriverHourLimits = {
  readonly sinceBreakMinutes: number;
  readonly todayMinutes: number;
  readonly weekMinutes: number;
  readonly breakMinutes: number;
};

/** Law 36/2024/QH15, Article 64: 4 h without a break of 15 minutes, 10 h a day, 48 h a week. */
export const DEFAULT_DRIVER_HOURS: DriverHourLimits = {
  sinceBreakMinutes: 4 * 60,
  todayMinutes: 10 * 60,
  weekMinutes: 48 * 60,
  breakMinutes: 15,
};

/** The points in time from which hours of a day and of a week are counted: local midnight, and Monday's. */
export type DrivingClock = {
  readonly now: Instant;
  readonly dayFrom: Instant;
  readonly weekFrom: Instant;
  /** 1 = Monday … 7 = Sunday, and the minute of the day. */
  readonly weekday: number;
  readonly minute: number;
};

/** Reads the clock of the site once, for everybody whose hours are asked at that time. */
export function drivingClockOf(now: Instant, zone: TimeZone): DrivingClock {
  const today = dayOf(now, zone);
  const weekday = weekdayOf(today);
  const { hour, minute } = localTimeOf(now, zone);
  return {
    now,
    dayFrom: startOfDay(today, zone),
    weekFrom: startOfDay(addDays(today, 1 - weekday), zone),
    weekday,
    minute: hour * 60 + minute,
  };
}

/**
 * What a driver may still drive now (QU30): the truck has stood since the statement, so a break begins with it, and what
 * was driven on another day or in another week does not count any more. Never negative.
 */
export function drivingLeftMs(statement: DrivingStatement, clock: DrivingClock, limits: DriverHourLimits): number {
  const { at, sinceBreakMs, todayMs, weekMs } = statement;
  const hasRested = clock.now - at >= limits.breakMinutes * MINUTE_MS;
  const left = Math.min(
    limits.sinceBreakMinutes * MINUTE_MS - (hasRested ? 0 : sinceBreakMs),
    limits.todayMinutes * MINUTE_MS - (at < clock.dayFrom ? 0 : todayMs),
    limits.weekMinutes * MINUTE_MS - (at < clock.weekFrom ? 0 : weekMs),
  );
  return Math.max(0, left);
}

/** Whether hours that were said can be true: no more than the day and the week had by then, and each within the next. */
export function canHaveDriven(statement: DrivingStatement, now: Instant, zone: TimeZone): boolean {
  const { at, sinceBreakMs, todayMs, weekMs } = statement;
  if (at > now) return false;
  const clock = drivingClockOf(at, zone);
  if (todayMs > at - clock.dayFrom || weekMs > at - clock.weekFrom || todayMs > weekMs) return false;
  // Whoever has driven through midnight has driven longer since the break than today.
  return sinceBreakMs <= todayMs || at - sinceBreakMs < clock.dayFrom;
}

/** Whether somebody is on duty at a time; the end of a span is not in it. */
export function isOnDuty(
  duty: readonly DutySpan[],
  { weekday, minute }: Pick<DrivingClock, 'weekday' | 'minute'>,
): boolean {
  return duty.some((span) => span.weekday === weekday && span.fromMinute <= minute && minute < span.toMinute);
}

/** Driving through the crossing itself to where the other side takes over, beyond the way up to it; exports only. */
export const CROSSING_DRIVE_MS = 15 * MINUTE_MS;

/** The driving that a call asks of a driver: the way to the point, and for exports the way across (QU30). */
export function drivingNeededMs(walkUpMs: number, direction: Direction): number {
  return walkUpMs + (direction === 'export' ? CROSSING_DRIVE_MS : 0);
}

/** Who drives a waiting truck, as far as its readiness is about it. */
export type DriverFacts = {
  /** What may still be driven; null = nobody said how long was driven. */
  readonly msLeft: number | null;
  /** One of the team whose duty is over, has not begun, or who left the team. */
  readonly isOffDuty: boolean;
};

export const UNKNOWN_DRIVER: DriverFacts = { msLeft: null, isOffDuty: false };

/** What the readiness of a truck needs of its driver; `duty` is null for one who is not of the team (QU30, QU31). */
export function driverFactsOf(
  driver: { readonly driving: DrivingStatement | null; readonly duty: readonly DutySpan[] | null },
  clock: DrivingClock,
  limits: DriverHourLimits,
): DriverFacts {
  return {
    msLeft: driver.driving === null ? null : drivingLeftMs(driver.driving, clock, limits),
    isOffDuty: driver.duty !== null && !isOnDuty(driver.duty, clock),
  };
}
