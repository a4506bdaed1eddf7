import { addDays, dayOf, localTimeOf, startOfDay, weekdayOf, type TimeZone } from '../../kernel/calendar.ts';
import { DAY_MS, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
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

/** What is known of a driver: what was said of his hours, and since when he is known to have rested here. */
export type KnownHours = {
  readonly driving: DrivingStatement | null;
  /** Null = no rest of his is known. A driver who rests stands here from then on (RE43). */
  readonly restedSince: Instant | null;
};

/** What may still be driven; `isAtLeast` where nobody said the hours and a rest alone proves that much (RE43). */
export type DrivingLeft = { readonly ms: number; readonly isAtLeast: boolean };

/**
 * What a driver may still drive now (QU30, RE43): the truck has stood since the statement, or since a rest here that began
 * before it, so a break begins with it, and what was driven on another day or in another week does not count any more.
 * Without a statement a rest proves the least that is left: until it began he has driven no more than the time that the
 * day had, and on the days of the week before no more than a day allows. Null = nothing is known. Never negative.
 */
export function drivingLeftOf(known: KnownHours, clock: DrivingClock, limits: DriverHourLimits): DrivingLeft | null {
  const { driving, restedSince } = known;
  if (driving === null && restedSince === null) return null;
  const standsSince = Math.min(driving?.at ?? Infinity, restedSince ?? Infinity);
  const [perBreak, perDay, perWeek] = [limits.sinceBreakMinutes, limits.todayMinutes, limits.weekMinutes].map(
    (minutes) => minutes * MINUTE_MS,
  ) as [number, number, number];
  const hasRested = clock.now - standsSince >= limits.breakMinutes * MINUTE_MS;
  const today = driving?.at ?? standsSince;
  const drivenToday = today < clock.dayFrom ? 0 : (driving?.todayMs ?? standsSince - clock.dayFrom);
  const drivenThisWeek = today < clock.weekFrom ? 0 : (driving?.weekMs ?? mostOf(standsSince - clock.weekFrom, perDay));
  const left = Math.min(
    perBreak - (hasRested ? 0 : (driving?.sinceBreakMs ?? perBreak)),
    perDay - drivenToday,
    perWeek - drivenThisWeek,
  );
  return { ms: Math.max(0, left), isAtLeast: driving === null };
}

/** The most that somebody can have driven in so much of a week, with no more on a day than it allows. */
function mostOf(spanMs: number, perDayMs: number): number {
  const days = Math.floor(spanMs / DAY_MS);
  return days * perDayMs + Math.min(perDayMs, spanMs - days * DAY_MS);
}

/** From when on a driver who has too little left may drive so long; null = now already, or nobody knows (RE44). */
export function mayDriveFrom(
  known: KnownHours,
  neededMs: number,
  now: Instant,
  zone: TimeZone,
  limits: DriverHourLimits,
): Instant | null {
  const leftAt = (at: Instant): number => drivingLeftOf(known, drivingClockOf(at, zone), limits)?.ms ?? Infinity;
  if (leftAt(now) >= neededMs) return null;
  const { dayFrom, weekFrom } = drivingClockOf(now, zone);
  const standsSince = Math.min(known.driving?.at ?? Infinity, known.restedSince ?? Infinity) as Instant;
  const turns = [
    later(standsSince, limits.breakMinutes * MINUTE_MS),
    startOfDay(addDays(dayOf(dayFrom, zone), 1), zone),
    startOfDay(addDays(dayOf(weekFrom, zone), 7), zone),
  ];
  return (
    turns
      .filter((at) => at > now)
      .sort((a, b) => a - b)
      .find((at) => leftAt(at) >= neededMs) ?? null
  );
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
  /** What may still be driven; null = nobody said how long was driven, and no rest proves it. */
  readonly left: DrivingLeft | null;
  /** One of the team whose duty is over, has not begun, or who left the team. */
  readonly isOffDuty: boolean;
};

export const UNKNOWN_DRIVER: DriverFacts = { left: null, isOffDuty: false };

/** A driver as he is stored or shown. */
export type RestingDriver = {
  readonly driving: DrivingStatement | null;
  readonly restingSince: Instant | null;
  readonly lastRest: { readonly from: Instant; readonly knownSince?: Instant | undefined } | null;
};

/** What is known of a driver's hours; of the rests since he came, when the first began. */
export function knownHoursOf({ driving, restingSince, lastRest }: RestingDriver): KnownHours {
  return { driving, restedSince: lastRest?.knownSince ?? lastRest?.from ?? restingSince };
}

/** Whether anything is known by which a driver's truck is ready or not. */
export function hasHours(driver: RestingDriver): boolean {
  return driver.driving !== null || driver.restingSince !== null || driver.lastRest !== null;
}

/** What the readiness of a truck needs of its driver; `duty` is null for one who is not of the team (QU30, QU31, RE43). */
export function driverFactsOf(
  driver: RestingDriver & { readonly duty: readonly DutySpan[] | null },
  clock: DrivingClock,
  limits: DriverHourLimits,
): DriverFacts {
  return {
    left: drivingLeftOf(knownHoursOf(driver), clock, limits),
    isOffDuty: driver.duty !== null && !isOnDuty(driver.duty, clock),
  };
}
