import { describe, expect, it } from 'vitest';
import { bandShareOf, driftOf, placeInBand, type InBand } from '../../../shared/domain/surge/live.ts';

const BAND = { p5: 100, p25: 150, p50: 200, p75: 250, p95: 300 };
const places = (text: string): readonly InBand[] =>
  [...text].map((one) => ({ a: 'above', b: 'below', i: 'inside-50', o: 'inside-90' })[one] as InBand);

describe('live against plan', () => {
  it('[SP6] the edges of a band are inside', () => {
    expect([99, 100, 149, 150, 250, 251, 300, 301].map((figure) => placeInBand(figure, BAND))).toEqual([
      ...['below', 'inside-90', 'inside-90', 'inside-50', 'inside-50', 'inside-90', 'inside-90', 'above'],
    ]);
    expect(bandShareOf(places('aiiob'))).toEqual({ days: 5, inside50: 2, inside90: 3 });
    expect(bandShareOf([])).toEqual({ days: 0, inside50: 0, inside90: 0 });
  });

  it('[SP7] drifts with three of the last five days beyond on one side, and is back with one', () => {
    expect(driftOf(places('aab'), null)).toBeNull();
    expect(driftOf(places('aaa'), null)).toEqual({ side: 'above', days: 3, outOf: 3 });
    expect(driftOf(places('bibob'), null)).toEqual({ side: 'below', days: 3, outOf: 5 });
    expect(driftOf(places('aaaiiii'), null)).toBeNull();
    expect(driftOf(places('aaaiii'), 'above')).toEqual({ side: 'above', days: 2, outOf: 5 });
    expect(driftOf(places('aaaiiii'), 'above')).toBeNull();
    expect(driftOf(places('aabbb'), 'above')).toEqual({ side: 'above', days: 2, outOf: 5 });
    expect(driftOf(places('aabbb'), null)).toEqual({ side: 'below', days: 3, outOf: 5 });
  });

  it('[SP7] says so by chance in one of 430 days that the plan describes', () => {
    const p = 0.05;
    const choose = (k: number): number => ({ 3: 10, 4: 5, 5: 1 })[k] ?? 0;
    const chance = 2 * [3, 4, 5].reduce((sum, k) => sum + choose(k) * p ** k * (1 - p) ** (5 - k), 0);
    let said = 0;
    for (const days of every(5)) {
      const likely = days.reduce((product, place) => product * (place === 'inside-50' ? 1 - 2 * p : p), 1);
      if (driftOf(days, null) !== null) said += likely;
    }
    expect(said).toBeCloseTo(chance, 10);
    expect(Math.round(1 / chance)).toBe(432);
  });
});

/** Every course of so many days that lie inside, above or below. */
function every(days: number): readonly (readonly InBand[])[] {
  if (days === 0) return [[]];
  return every(days - 1).flatMap((before) =>
    (['inside-50', 'above', 'below'] as const).map((place) => [...before, place]),
  );
}
