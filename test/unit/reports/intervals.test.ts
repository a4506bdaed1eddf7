import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS, instant } from '../../../shared/kernel/instant.ts';
import { countAt, occupancyByHour, occupiedMsBy, type Interval } from '../../../shared/domain/reports/intervals.ts';

function minute(value: number): ReturnType<typeof instant> {
  return instant(value * MINUTE_MS);
}

function span(from: number, to: number | null): Interval {
  return { from: minute(from), to: to === null ? null : minute(to) };
}

type Stay = Interval & { readonly slot: number; readonly piece: number };

const anyStays: fc.Arbitrary<readonly Stay[]> = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 400 }),
      length: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 5 }),
      slot: fc.integer({ min: 1, max: 3 }),
      piece: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ from, length, slot, piece }) => ({
      ...span(from, length === null ? null : from + length),
      slot,
      piece,
    })),
  { maxLength: 30 },
);

const anyWindow = fc
  .record({ from: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 1, max: 300 }) })
  .map(({ from, length }) => ({ from, to: from + length }));

/** How many were there in each minute: the slow way. */
function countPerMinute(stays: readonly Interval[], from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => countAt(stays, minute(from + index)));
}

describe('occupancy by hour', () => {
  it('[AC1] gives minimum, mean weighted with time, and maximum of each hour', () => {
    const hours = occupancyByHour([span(-30, 30), span(45, null), span(50, 100)], minute(0), minute(120));
    expect(hours).toEqual([
      { hour: 0, from: 0, to: HOUR_MS, min: 0, mean: (30 + 15 + 10) / 60, max: 2, occupiedMs: 55 * MINUTE_MS },
      { hour: HOUR_MS, from: HOUR_MS, to: 2 * HOUR_MS, min: 1, mean: 100 / 60, max: 2, occupiedMs: 100 * MINUTE_MS },
    ]);
  });

  it('[AC1] does not see two trucks where one takes the place of another', () => {
    const [hour] = occupancyByHour([span(0, 20), span(20, 60)], minute(0), minute(60));
    expect(hour).toMatchObject({ min: 1, mean: 1, max: 1 });
  });

  it('[AC1] has a shorter last hour when the time does not come out even', () => {
    const hours = occupancyByHour([span(0, null)], minute(0), minute(90));
    expect(hours.map(({ from, to, mean }) => [from, to, mean])).toEqual([
      [0, HOUR_MS, 1],
      [HOUR_MS, 90 * MINUTE_MS, 1],
    ]);
  });

  it('[RP36] leaves out the hours before the record, and cuts the one in which it begins', () => {
    const hours = occupancyByHour([span(75, null)], minute(0), minute(150), { since: minute(70) });
    expect(hours.map(({ hour, from, to, mean }) => [hour, from, to, mean])).toEqual([
      [HOUR_MS, 70 * MINUTE_MS, 2 * HOUR_MS, 0.9],
      [2 * HOUR_MS, 2 * HOUR_MS, 150 * MINUTE_MS, 1],
    ]);
    expect(occupancyByHour([span(0, null)], minute(0), minute(60), { since: minute(60) })).toEqual([]);
  });

  it('[AC1] answers nothing for no time, and zeros for an empty yard', () => {
    expect(occupancyByHour([span(0, 9)], minute(5), minute(5))).toEqual([]);
    expect(occupancyByHour([], minute(0), minute(60))).toEqual([
      { hour: 0, from: 0, to: HOUR_MS, min: 0, mean: 0, max: 0, occupiedMs: 0 },
    ]);
  });

  it('[AC1] agrees with counting minute by minute', () => {
    fc.assert(
      fc.property(anyStays, anyWindow, (stays, { from, to }) => {
        const counts = countPerMinute(stays, from, to);
        const hours = occupancyByHour(stays, minute(from), minute(to));
        expect(hours).toHaveLength(Math.ceil((to - from) / 60));
        hours.forEach((hour, index) => {
          const own = counts.slice(index * 60, index * 60 + 60);
          const sum = own.reduce((total, count) => total + count, 0);
          expect(hour.min).toBe(Math.min(...own));
          expect(hour.max).toBe(Math.max(...own));
          expect(hour.occupiedMs).toBe(sum * MINUTE_MS);
          expect(hour.mean).toBeCloseTo(sum / own.length, 9);
        });
      }),
    );
  });

  it('[AC3] gives the same occupied time summed over slots, over pieces, and over hours', () => {
    fc.assert(
      fc.property(anyStays, anyWindow, (stays, { from, to }) => {
        const sumBy = (keyOf: (stay: Stay) => number): number =>
          [...occupiedMsBy(stays, keyOf, minute(from), minute(to)).values()].reduce((sum, ms) => sum + ms, 0);
        const byHour = occupancyByHour(stays, minute(from), minute(to)).reduce((sum, hour) => sum + hour.occupiedMs, 0);
        expect(sumBy(({ piece }) => piece)).toBe(byHour);
        expect(sumBy(({ slot }) => slot)).toBe(byHour);
      }),
    );
  });
});
