import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant } from '../../../shared/kernel/instant.ts';
import { delayCostOf, projectedAt, rateAfter } from '../../../shared/domain/queue/delay-cost.ts';
import { jainIndexOf, overtakesIn, waitsOf, type WaitedTruck } from '../../../shared/domain/queue/waits.ts';
import type { CostRule } from '../../../shared/domain/queue/types.ts';
import type { CargoClass } from '../../../shared/domain/vocabulary.ts';

const COST: CostRule = {
  perHourDong: { fresh: 1000, electronics: 100, machinery: 100, vehicles: 100, general: 10 },
  growthPercentPerHour: { fresh: 10, electronics: 0, machinery: 0, vehicles: 0, general: 0 },
  toleranceMs: 0,
};

function waited(n: number, hours: number, cargoClass: CargoClass = 'general'): WaitedTruck {
  const waitedMs = hours * HOUR_MS;
  return { joinedAt: instant(n), orderSeq: n, cargoClass, calledAt: instant(n + waitedMs), waitedMs };
}

describe('how waiting is shared out', () => {
  it('[QU16] is measured by Jain’s index', () => {
    expect(jainIndexOf([1, 2, 3, 4])).toBeCloseTo(0.833333, 6);
    expect(jainIndexOf([4, 0, 0, 0])).toBe(0.25);
    expect(jainIndexOf([0, 0])).toBeNull();
    expect(jainIndexOf([])).toBeNull();
  });

  it('[QU16] costs each hour more than the one before where the class grows', () => {
    expect([0, 1, 2].map((hours) => rateAfter(hours * HOUR_MS, 'fresh', COST))).toEqual([1000, 1100, 1200]);
    expect(delayCostOf(2 * HOUR_MS, 'fresh', COST)).toBe(2200);
    expect(delayCostOf(2 * HOUR_MS, 'general', COST)).toBe(20);
    // An appointment that is still to come costs no less than nothing.
    expect(rateAfter(-HOUR_MS, 'fresh', COST)).toBe(1000);
  });

  it('[QU16] is told by class, by nearest rank', () => {
    const trucks = [...Array.from({ length: 20 }, (_, at) => waited(at, at + 1)), waited(99, 2, 'fresh')];
    const { classes, ...all } = waitsOf(trucks, COST);
    expect(classes).toEqual([
      {
        cargoClass: 'fresh',
        trucks: 1,
        meanMs: 2 * HOUR_MS,
        p50Ms: 2 * HOUR_MS,
        p95Ms: 2 * HOUR_MS,
        maxMs: 2 * HOUR_MS,
        costDong: 2200,
      },
      {
        cargoClass: 'general',
        trucks: 20,
        meanMs: 10.5 * HOUR_MS,
        p50Ms: 10 * HOUR_MS,
        p95Ms: 19 * HOUR_MS,
        maxMs: 20 * HOUR_MS,
        costDong: 2100,
      },
    ]);
    expect(all).toMatchObject({ trucks: 21, costDong: 4300 });
    expect(waitsOf([], COST)).toEqual({
      classes: [],
      trucks: 0,
      meanMs: 0,
      costDong: 0,
      jain: null,
      overtakesPerTruck: 0,
    });
  });

  it('[QU16] counts one that was never called as overtaken by each later one that was', () => {
    const left = { ...waited(1, 9), calledAt: null };
    expect(overtakesIn([left, waited(2, 1), waited(3, 1)])).toBe(2);
    expect(overtakesIn([waited(2, 1), waited(3, 1), { ...left, joinedAt: instant(9) }])).toBe(0);
  });

  it('[QU16] is looked at now for the calls that are made now, and later for the others', () => {
    const at = (n: number): number => projectedAt(instant(0), n, 3, 60);
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 0, 0, 60_000, 120_000]);
    expect(projectedAt(instant(5), 99, 1, 0)).toBe(5);
  });
});
