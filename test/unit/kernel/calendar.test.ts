import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  atMinuteOfDay,
  dayFrom,
  dayOf,
  daysBetween,
  instantOfLocal,
  isIso,
  isoOf,
  localTimeOf,
  offsetAt,
  parseDay,
  startOfDay,
  type Day,
} from '../../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, instant, later } from '../../../shared/kernel/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const anyInstant = fc.integer({ min: Date.UTC(1980, 0), max: Date.UTC(2060, 0) }).map(instant);
const anyZone = fc.constantFrom(ZONE, 'UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu');

describe('the clock on the wall', () => {
  it('is seven hours ahead of UTC at the yards', () => {
    const at = instant(Date.UTC(2026, 1, 9, 19, 23, 5));
    expect(localTimeOf(at, ZONE)).toEqual({ year: 2026, month: 2, day: 10, hour: 2, minute: 23, second: 5 });
    expect(offsetAt(at, ZONE)).toBe(7 * HOUR_MS);
    expect(dayOf(at, ZONE)).toBe('2026-02-10');
  });

  it('shows midnight as hour 0 of the new day', () => {
    expect(localTimeOf(instant(Date.UTC(2026, 1, 9, 17)), ZONE)).toMatchObject({ day: 10, hour: 0 });
  });

  it('leads back to the instant, to the second', () => {
    fc.assert(
      fc.property(anyInstant, (at) => {
        const second = instant(Math.floor(at / 1000) * 1000);
        expect(instantOfLocal(localTimeOf(second, ZONE), ZONE)).toBe(second);
      }),
    );
  });

  it('leads back to the same wall time in zones that change their clocks', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        const wall = localTimeOf(at, zone);
        expect(localTimeOf(instantOfLocal(wall, zone), zone)).toEqual(wall);
      }),
    );
  });

  it('is right before 1970 too', () => {
    const at = instant(-1);
    expect(offsetAt(at, 'UTC')).toBe(0);
    expect(isoOf(at, 'UTC')).toBe('1969-12-31T23:59:59.999+00:00');
  });
});

describe('days', () => {
  it('are read only when they exist', () => {
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-2-1', '10/02/2026', '', '2026-02-10T00:00']) {
      expect(parseDay(text)).toBeNull();
    }
  });

  it('count on over months and leap years', () => {
    expect(addDays(dayFrom(2024, 2, 28), 2)).toBe('2024-03-01');
    expect(addDays(dayFrom(2026, 1, 1), -1)).toBe('2025-12-31');
    expect(daysBetween(dayFrom(2024, 2, 1), dayFrom(2024, 3, 1))).toBe(29);
    expect(daysBetween(dayFrom(2026, 3, 1), dayFrom(2026, 2, 27))).toBe(-2);
  });

  it('adding and counting agree', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -5000, max: 5000 }), (at, count) => {
        const day = dayOf(at, ZONE);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(parseDay(day)).toBe(day);
      }),
    );
  });

  it('begin at local midnight and hold the instants until the next', () => {
    expect(startOfDay('2026-02-10' as Day, ZONE)).toBe(Date.parse('2026-02-10T00:00:00+07:00'));
    fc.assert(
      fc.property(anyInstant, (at) => {
        const day = dayOf(at, ZONE);
        expect(startOfDay(day, ZONE)).toBeLessThanOrEqual(at);
        expect(later(startOfDay(day, ZONE), DAY_MS)).toBeGreaterThan(at);
      }),
    );
  });

  it('reach a minute of theirs, the last being the next midnight', () => {
    expect(atMinuteOfDay('2026-02-10' as Day, 1200, ZONE)).toBe(Date.parse('2026-02-10T20:00:00+07:00'));
    expect(atMinuteOfDay('2026-02-10' as Day, 1440, ZONE)).toBe(startOfDay('2026-02-11' as Day, ZONE));
  });

  it('are 23 and 25 hours long where clocks change', () => {
    const length = (day: string): number =>
      startOfDay(addDays(day as Day, 1), 'Europe/Berlin') - startOfDay(day as Day, 'Europe/Berlin');
    expect([length('2026-03-29'), length('2026-10-25')]).toEqual([23 * HOUR_MS, 25 * HOUR_MS]);
  });
});

describe('written times', () => {
  it('carry the offset, and milliseconds only when there are any', () => {
    expect(isoOf(instant(Date.UTC(2026, 1, 9, 19, 23)), ZONE)).toBe('2026-02-10T02:23:00+07:00');
    expect(isoOf(instant(Date.UTC(2026, 1, 9, 19, 23, 0, 45)), ZONE)).toBe('2026-02-10T02:23:00.045+07:00');
    expect(isoOf(instant(Date.UTC(2026, 0, 1)), 'America/New_York')).toBe('2025-12-31T19:00:00-05:00');
    expect(isoOf(instant(Date.UTC(2026, 0, 1)), 'Asia/Kathmandu')).toBe('2026-01-01T05:45:00+05:45');
  });

  it('are told from other texts', () => {
    expect(['2026-02-10T02:23:00+07:00', '2026-02-09T19:23:00.045Z'].map(isIso)).toEqual([true, true]);
    for (const text of ['', '2026-02-10', '2026-02-10T02:23', '2026-02-10T02:23:00', '2026-13-45T02:23:00Z'])
      expect(isIso(text), text).toBe(false);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        expect(Date.parse(isoOf(at, zone))).toBe(at);
      }),
    );
  });
});
