import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACE_WINDOW_MS, untilFullOf } from '../../shared/domain/ground/budget.ts';
import { fillStateOf, type FillState } from '../../shared/domain/ground/fill.ts';
import { defaultSettings, type FillSettings } from '../../shared/domain/site/settings.ts';
import { dwellBudgetMs } from '../../shared/domain/reports/dwell-budget.ts';
import { HOUR_MS } from '../../shared/kernel/instant.ts';
import { SEED, seeded } from '../support/chance.ts';

const ORDER: readonly FillState[] = ['spaces-available', 'almost-full', 'full'];

const thresholds: fc.Arbitrary<FillSettings> = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.nat(10), fc.integer({ min: 1, max: 20 }), fc.nat(10))
  .map(([full, a, b, c]) => ({
    fullAtFreePercent: full,
    notFullAtFreePercent: full + a,
    almostFullAtFreePercent: full + a + b,
    availableAtFreePercent: full + a + b + c,
  }));

describe('how full a zone is', () => {
  it('[FI2] stays what it was while the share of free places moves between a threshold and its return', () => {
    fc.assert(
      fc.property(thresholds, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2 }), (settings, walk) => {
        let state: FillState = 'spaces-available';
        for (const free of walk) {
          const next = fillStateOf(free, 1000, state, settings);
          const percent = free / 10;
          const isUp = ORDER.indexOf(next) > ORDER.indexOf(state);
          // Fuller only at or under a threshold, emptier only above its return.
          if (isUp && next === 'full') expect(percent).toBeLessThanOrEqual(settings.fullAtFreePercent);
          if (isUp && next === 'almost-full') expect(percent).toBeLessThanOrEqual(settings.almostFullAtFreePercent);
          if (!isUp && next !== state && state === 'full')
            expect(percent).toBeGreaterThan(settings.notFullAtFreePercent);
          if (!isUp && next === 'spaces-available' && next !== state)
            expect(percent).toBeGreaterThan(settings.availableAtFreePercent);
          // Asked again it is the same: nothing flickers while nothing moves.
          expect(fillStateOf(free, 1000, next, settings)).toBe(next);
          state = next;
        }
      }),
    );
  });

  it('[FI2] changes at most once while a zone only fills, or only empties, per threshold', () => {
    fc.assert(
      fc.property(thresholds, fc.boolean(), (settings, isFilling) => {
        const seen: FillState[] = [isFilling ? 'spaces-available' : 'full'];
        for (let n = 0; n <= 200; n += 1) {
          const state = fillStateOf(isFilling ? 200 - n : n, 200, seen.at(-1) ?? 'unknown', settings);
          if (state !== seen.at(-1)) seen.push(state);
        }
        expect(seen).toEqual([...new Set(seen)]);
        expect(seen.at(-1)).toBe(isFilling ? 'full' : 'spaces-available');
      }),
    );
  });

  it('[FI2] is full without a free place, and unknown without places', () => {
    const { fill } = defaultSettings('Bãi thử');
    expect(fillStateOf(0, 5, 'spaces-available', fill)).toBe('full');
    expect(fillStateOf(0, 0, 'full', fill)).toBe('unknown');
    expect([8, 9, 11, 12].map((free) => fillStateOf(free, 100, 'almost-full', fill))).toEqual([
      'almost-full',
      'almost-full',
      'almost-full',
      'spaces-available',
    ]);
  });
});

const windowMs = PACE_WINDOW_MS;
const pace = fc.record({ in: fc.nat(900), out: fc.nat(900), windowMs: fc.constant(windowMs) });
const free = fc.integer({ min: 1, max: 5000 });

describe('hours left', () => {
  it('[FI4] lie inside their band, which has an upper end only where the yard surely fills', () => {
    fc.assert(
      fc.property(free, pace, (places, at) => {
        const { ms, lowMs, highMs } = untilFullOf(places, at);
        expect(ms === null).toBe(at.in <= at.out);
        if (ms === null) expect([lowMs, highMs]).toEqual([null, null]);
        else {
          expect(lowMs).toBeGreaterThan(0);
          expect(lowMs).toBeLessThan(ms);
          if (highMs !== null) expect(highMs).toBeGreaterThan(ms);
          const isSure = (at.in - at.out) ** 2 > 1.645 ** 2 * (at.in + at.out);
          expect(highMs !== null).toBe(isSure);
        }
      }),
    );
  });

  it('[FI4] more free places last longer, at both ends of the band', () => {
    fc.assert(
      fc.property(free, fc.integer({ min: 1, max: 500 }), pace, (places, more, at) => {
        const few = untilFullOf(places, at);
        const many = untilFullOf(places + more, at);
        if (few.ms === null || few.lowMs === null) return;
        expect(many.ms).toBeGreaterThan(few.ms);
        expect(many.lowMs).toBeGreaterThan(few.lowMs);
        if (few.highMs !== null) expect(many.highMs).toBeGreaterThan(few.highMs);
      }),
    );
  });

  it('[FI4] the band holds nine of ten cases of a yard whose trucks come and go by chance', () => {
    const random = seeded(SEED);
    const poisson = (mean: number): number => {
      // By exponential gaps: exact for any mean.
      let count = 0;
      for (let t = -Math.log(1 - random()); t < mean; t -= Math.log(1 - random())) count += 1;
      return count;
    };
    let inside = 0;
    const runs = 2000;
    const [inPerHour, outPerHour, places] = [80, 40, 300];
    for (let run = 0; run < runs; run += 1) {
      const { lowMs, highMs } = untilFullOf(places, {
        in: poisson(3 * inPerHour),
        out: poisson(3 * outPerHour),
        windowMs,
      });
      // The truth: trucks come and go one by one until the last place is taken.
      let left = places;
      let hours = 0;
      while (left > 0) {
        hours -= Math.log(1 - random()) / (inPerHour + outPerHour);
        left += random() * (inPerHour + outPerHour) < inPerHour ? -1 : 1;
      }
      if (lowMs !== null && hours * HOUR_MS >= lowMs && (highMs === null || hours * HOUR_MS <= highMs)) inside += 1;
    }
    expect(inside / runs).toBeGreaterThan(0.87);
    expect(inside / runs).toBeLessThan(0.94);
  });

  it('[FI4] are none while the yard is full, and unknown without trucks', () => {
    expect(untilFullOf(0, { in: 10, out: 3, windowMs })).toEqual({ ms: 0, lowMs: 0, highMs: 0 });
    expect(untilFullOf(10, { in: 0, out: 0, windowMs })).toEqual({ ms: null, lowMs: null, highMs: null });
  });

  it('[FI5] the dwell budget times the outflow are the places', () => {
    fc.assert(
      fc.property(free, fc.integer({ min: 1, max: 500 }), (places, out) => {
        expect(((dwellBudgetMs(places, out) ?? 0) / HOUR_MS) * out).toBeCloseTo(places, 6);
      }),
    );
    expect(dwellBudgetMs(10, 0)).toBeNull();
  });
});
