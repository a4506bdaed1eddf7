import { describe, expect, it } from 'vitest';
import { parseIso } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import {
  canHaveDriven,
  DEFAULT_DRIVER_HOURS,
  driverFactsOf,
  drivingClockOf,
  drivingLeftOf,
  drivingNeededMs,
  isOnDuty,
  type DrivingStatement,
} from '../../../shared/domain/queue/driver-hours.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Sunday 15 February 2026, 23:50. */
const LATE = '2026-02-15T23:50:00+07:00';

const said = (at: string, sinceBreak: number, today: number, week: number): DrivingStatement => ({
  at: parseIso(at),
  sinceBreakMs: sinceBreak * HOUR_MS,
  todayMs: today * HOUR_MS,
  weekMs: week * HOUR_MS,
});
const leftAt = (statement: DrivingStatement, at: string, zone = ZONE): number =>
  (drivingLeftOf({ driving: statement, restedSince: null }, drivingClockOf(parseIso(at), zone), DEFAULT_DRIVER_HOURS)
    ?.ms ?? NaN) / HOUR_MS;

describe('driver hours', () => {
  it('[QU30] the least of 4 h since the break, 10 h a day, 48 h a week is left, never less than nothing', () => {
    expect(leftAt(said(LATE, 1, 5, 20), LATE)).toBe(3);
    expect(leftAt(said(LATE, 1, 9, 20), LATE)).toBe(1);
    expect(leftAt(said(LATE, 1, 5, 46), LATE)).toBe(2);
    expect(leftAt(said(LATE, 5, 11, 50), LATE)).toBe(0);
  });

  it('[QU30] standing for a break, past midnight and past Sunday gives hours back', () => {
    const tired = said('2026-02-14T20:00:00+07:00', 4, 10, 48);
    expect(leftAt(tired, '2026-02-14T20:14:59+07:00')).toBe(0);
    expect(leftAt(said('2026-02-14T20:00:00+07:00', 4, 5, 20), '2026-02-14T20:14:59+07:00')).toBe(0);
    expect(leftAt(said('2026-02-14T20:00:00+07:00', 4, 5, 20), '2026-02-14T20:15:00+07:00')).toBe(4);
    expect(leftAt(said('2026-02-14T20:00:00+07:00', 4, 10, 20), '2026-02-14T23:59:59+07:00')).toBe(0);
    expect(leftAt(said('2026-02-14T20:00:00+07:00', 4, 10, 20), '2026-02-15T00:00:00+07:00')).toBe(4);
    expect(leftAt(tired, LATE)).toBe(0);
    expect(leftAt(tired, '2026-02-16T00:00:00+07:00')).toBe(4);
  });

  it('[QU30] midnight is that of the site', () => {
    const statement = said('2026-02-14T20:00:00+07:00', 0, 10, 20);
    expect(leftAt(statement, '2026-02-15T01:00:00+07:00', ZONE)).toBe(4);
    expect(leftAt(statement, '2026-02-15T01:00:00+07:00', 'UTC')).toBe(0);
  });

  it('[QU30] a call asks for the way up, and of exports for the way across', () => {
    expect(drivingNeededMs(30 * MINUTE_MS, 'import')).toBe(30 * MINUTE_MS);
    expect(drivingNeededMs(30 * MINUTE_MS, 'export')).toBe(45 * MINUTE_MS);
  });

  it('[QU30] hours that cannot be are not taken', () => {
    const now = parseIso(LATE);
    const can = (statement: DrivingStatement): boolean => canHaveDriven(statement, now, ZONE);
    expect(can(said(LATE, 2, 5, 20))).toBe(true);
    expect(can(said('2026-02-15T23:51:00+07:00', 0, 0, 0))).toBe(false);
    expect(can(said(LATE, 2, 5, 4))).toBe(false);
    expect(can(said(LATE, 6, 5, 20))).toBe(false);
    expect(can(said('2026-02-15T01:00:00+07:00', 3, 1, 20))).toBe(true);
    expect(can(said('2026-02-15T01:00:00+07:00', 1, 2, 20))).toBe(false);
    expect(can(said('2026-02-09T02:00:00+07:00', 1, 1, 3))).toBe(false);
  });
});

describe('duty', () => {
  const night = [
    { weekday: 7, fromMinute: 22 * 60, toMinute: 1440 },
    { weekday: 1, fromMinute: 0, toMinute: 6 * 60 },
  ];
  const isOn = (at: string): boolean => isOnDuty(night, drivingClockOf(parseIso(at), ZONE));

  it('[QU31] counts weekdays and minutes in the zone of the site, over midnight as two spans', () => {
    expect(isOn('2026-02-15T21:59:00+07:00')).toBe(false);
    expect(isOn('2026-02-15T22:00:00+07:00')).toBe(true);
    expect(isOn(LATE)).toBe(true);
    expect(isOn('2026-02-16T05:59:00+07:00')).toBe(true);
    expect(isOn('2026-02-16T06:00:00+07:00')).toBe(false);
    expect(isOn('2026-02-17T05:00:00+07:00')).toBe(false);
  });

  it('[QU31] off duty is who is of the team and has none now', () => {
    const clock = drivingClockOf(parseIso(LATE), ZONE);
    const factsOf = (duty: typeof night | null) =>
      driverFactsOf({ driving: null, restingSince: null, lastRest: null, duty }, clock, DEFAULT_DRIVER_HOURS);
    expect(factsOf(null)).toEqual({ left: null, isOffDuty: false });
    expect(factsOf(night)).toEqual({ left: null, isOffDuty: false });
    expect(factsOf([])).toEqual({ left: null, isOffDuty: true });
  });
});
