import type { Instant } from '../../kernel/instant.ts';

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
