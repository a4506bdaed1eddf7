import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIso } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import {
  DEFAULT_DRIVER_HOURS,
  drivingClockOf,
  drivingLeftOf,
  knownHoursOf,
  mayDriveFrom,
  type DrivingStatement,
  type KnownHours,
} from '../../../shared/domain/queue/driver-hours.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** A day of the week of Monday 9 February 2026. */
const on = (day: string, time: string): Instant => parseIso(`2026-02-${day}T${time}:00+07:00`);
const MONDAY = '09';
const TUESDAY = '10';
const FRIDAY = '13';
const SUNDAY = '15';

const leftAt = (known: Partial<KnownHours>, at: Instant) =>
  drivingLeftOf({ driving: null, restedSince: null, ...known }, drivingClockOf(at, ZONE), DEFAULT_DRIVER_HOURS);
const said = (at: Instant, sinceBreak: number, today: number, week: number): DrivingStatement => ({
  at,
  sinceBreakMs: sinceBreak * HOUR_MS,
  todayMs: today * HOUR_MS,
  weekMs: week * HOUR_MS,
});
const hours = (count: number, isAtLeast = true) => ({ ms: count * HOUR_MS, isAtLeast });

describe('rests and driver hours', () => {
  it('[RE43] without a statement and without a rest nothing is known', () => {
    expect(leftAt({}, on(TUESDAY, '08:00'))).toBeNull();
  });

  it('[RE43] a rest of a quarter of an hour proves four hours, as far as day and week allow', () => {
    const restedSince = on(TUESDAY, '06:00');
    expect(leftAt({ restedSince }, on(TUESDAY, '06:14'))).toEqual(hours(0));
    expect(leftAt({ restedSince }, on(TUESDAY, '06:15'))).toEqual(hours(4));
    // Who had nine hours of the day may have driven all of them.
    expect(leftAt({ restedSince: on(TUESDAY, '09:00') }, on(TUESDAY, '12:00'))).toEqual(hours(1));
    expect(leftAt({ restedSince: on(TUESDAY, '14:00') }, on(TUESDAY, '20:00'))).toEqual(hours(0));
  });

  it('[RE43] a rest through midnight gives the day back, one through Sunday the week', () => {
    const restedSince = on(TUESDAY, '14:00');
    expect(leftAt({ restedSince }, on('11', '00:00'))).toEqual(hours(4));
    // Four days of ten hours and eight of Friday: nothing of the week is proven any more.
    expect(leftAt({ restedSince: on(FRIDAY, '08:00') }, on('14', '08:00'))).toEqual(hours(0));
    expect(leftAt({ restedSince: on(FRIDAY, '06:00') }, on('14', '08:00'))).toEqual(hours(2));
    expect(leftAt({ restedSince: on(SUNDAY, '22:00') }, on('16', '00:00'))).toEqual(hours(4));
  });

  it('[RE43] what was said counts; a break that began before it is over sooner', () => {
    const driving = said(on(TUESDAY, '10:00'), 4, 4, 12);
    expect(leftAt({ driving }, on(TUESDAY, '10:10'))).toEqual(hours(0, false));
    expect(leftAt({ driving, restedSince: on(TUESDAY, '09:55') }, on(TUESDAY, '10:10'))).toEqual(hours(4, false));
  });

  it('[RE43] the first rest since the driver came counts, also after later ones', () => {
    const first = { from: on(MONDAY, '20:00'), to: on(TUESDAY, '05:00'), isDeclared: false };
    const second = { from: on(TUESDAY, '12:00'), to: on(TUESDAY, '13:00'), isDeclared: true };
    const sinceOf = (lastRest: Parameters<typeof knownHoursOf>[0]['lastRest'], restingSince: Instant | null = null) =>
      knownHoursOf({ driving: null, lastRest, restingSince }).restedSince;
    expect(sinceOf(null)).toBeNull();
    expect(sinceOf(null, second.from)).toBe(second.from);
    expect(sinceOf(first, second.from)).toBe(first.from);
    expect(sinceOf({ ...second, knownSince: first.from })).toBe(first.from);
  });

  it('[RE44] says from when on a driver may drive as long as he has to', () => {
    const needed = HOUR_MS;
    const from = (known: Partial<KnownHours>, now: Instant) =>
      mayDriveFrom({ driving: null, restedSince: null, ...known }, needed, now, ZONE, DEFAULT_DRIVER_HOURS);
    const at = on(TUESDAY, '20:00');
    expect(from({ driving: said(at, 2, 5, 12) }, at)).toBeNull();
    expect(from({ driving: said(at, 4, 5, 12) }, at)).toBe(on(TUESDAY, '20:15'));
    expect(from({ driving: said(at, 4, 10, 12) }, at)).toBe(on('11', '00:00'));
    expect(from({ driving: said(at, 4, 10, 48) }, at)).toBe(on('16', '00:00'));
    expect(from({}, at)).toBeNull();
  });
});

describe('rests, whatever they are', () => {
  const aMoment = fc
    .integer({ min: 0, max: 14 * 24 * 60 })
    .map((minutes) => later(on('02', '00:00'), minutes * MINUTE_MS));
  const aStatement = fc.record({
    at: aMoment,
    sinceBreakMs: fc.integer({ min: 0, max: 5 * HOUR_MS }),
    todayMs: fc.integer({ min: 0, max: 11 * HOUR_MS }),
    weekMs: fc.integer({ min: 0, max: 50 * HOUR_MS }),
  });
  const msAt = (known: KnownHours, at: Instant): number =>
    drivingLeftOf(known, drivingClockOf(at, ZONE), DEFAULT_DRIVER_HOURS)?.ms ?? 0;

  it('[RE43] a rest never takes hours away, resting on never does, and no more than four are ever left', () => {
    fc.assert(
      fc.property(fc.option(aStatement), aMoment, aMoment, aMoment, (driving, one, other, third) => {
        const [restedSince, now, then] = [one, other, third].sort((a, b) => a - b) as [Instant, Instant, Instant];
        const statement = driving !== null && driving.at <= now ? driving : null;
        const rested = msAt({ driving: statement, restedSince }, now);
        expect(rested).toBeGreaterThanOrEqual(msAt({ driving: statement, restedSince: null }, now));
        expect(msAt({ driving: statement, restedSince }, then)).toBeGreaterThanOrEqual(rested);
        expect(rested).toBeLessThanOrEqual(4 * HOUR_MS);
      }),
    );
  });

  it('[RE43] what a rest alone proves is no more than a driver has left who drove all that the law allowed before it', () => {
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 0, max: 3 * 24 * 60 }), (restedSince, minutes) => {
        const now = later(restedSince, minutes * MINUTE_MS);
        const clock = drivingClockOf(restedSince, ZONE);
        const days = Math.floor((clock.dayFrom - clock.weekFrom) / (24 * HOUR_MS));
        const todayMs = Math.min(10 * HOUR_MS, restedSince - clock.dayFrom);
        const weekMs = Math.min(48 * HOUR_MS, days * 10 * HOUR_MS + todayMs);
        const driving = { at: restedSince, sinceBreakMs: 4 * HOUR_MS, todayMs, weekMs };
        expect(msAt({ driving: null, restedSince }, now)).toBe(msAt({ driving, restedSince: null }, now));
      }),
    );
  });

  it('[RE44] at the time from which a driver may drive he has enough left, and just before he has not', () => {
    fc.assert(
      fc.property(aStatement, fc.integer({ min: 1, max: 4 * 60 }), (driving, minutes) => {
        const needed = minutes * MINUTE_MS;
        const known = { driving, restedSince: null };
        const from = mayDriveFrom(known, needed, driving.at, ZONE, DEFAULT_DRIVER_HOURS);
        expect(msAt(known, from ?? driving.at)).toBeGreaterThanOrEqual(needed);
        if (from !== null) expect(msAt(known, later(from, -1))).toBeLessThan(needed);
      }),
    );
  });
});
