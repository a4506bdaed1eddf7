import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../shared/domain/events.ts';
import { canonicalJson, figureChanges } from '../../../shared/domain/reports/frozen.ts';

describe('frozen figures', () => {
  it('[RP10] are the same text whatever the order of their fields', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ô' })).toBe('{"a":"ô","b":[{"c":null,"d":1}]}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('[RP11] name each figure that differs by its path, lines by what they are of', () => {
    const was = {
      trucks: { in: 3, byZone: [line('A', 1), line('B', 2)] },
      waits: { p50: null },
      list: [1, 2],
    };
    const becomes = {
      trucks: { in: 4, byZone: [line('B', 2), line('C', 5), line('A', 7)] },
      waits: { p50: 60_000 },
      list: [1, 3],
    };
    expect(figureChanges(was, becomes)).toEqual([
      { path: 'trucks.in', was: 3, becomes: 4 },
      { path: 'trucks.byZone[A].in', was: 1, becomes: 7 },
      { path: 'trucks.byZone[C]', was: undefined, becomes: line('C', 5) },
      { path: 'waits.p50', was: null, becomes: 60_000 },
      { path: 'list[#1]', was: 2, becomes: 3 },
    ]);
  });

  it('[RP11] differ in nothing from themselves, and in something from anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(figureChanges(one as Json, structuredClone(one) as Json)).toEqual([]);
        expect(figureChanges(one as Json, other as Json).length > 0).toBe(canonicalJson(one) !== canonicalJson(other));
      }),
      { numRuns: 300 },
    );
  });
});

function line(zone: string, count: number): { readonly zone: string; readonly in: number } {
  return { zone, in: count };
}
