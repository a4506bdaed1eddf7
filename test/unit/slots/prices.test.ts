import fc from 'fast-check';
import munkres from 'munkres';
import { describe, expect, it } from 'vitest';
import { prepareSlots, slotClassOf } from '../../../shared/domain/slots/prepared.ts';
import { priceSlots } from '../../../shared/domain/slots/price-slots.ts';
import { shadowPricesOf } from '../../../shared/domain/slots/prices.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import { aPlacing, aSlot, NOW, slotId } from './a-slot.ts';

/** What the best plan costs, by the oracle. */
function bestOf(
  demands: readonly { readonly trucks: number; readonly costs: readonly number[] }[],
  places: readonly number[],
) {
  const columns = places.flatMap((count, m) => Array.from({ length: count }, () => m));
  const rows = demands.flatMap(({ trucks, costs }) => Array.from({ length: trucks }, () => costs));
  if (rows.length === 0) return 0;
  const matrix = rows.map((costs) => [...columns.map((m) => Math.min(costs[m] ?? 0, 1e9)), ...rows.map(() => 20_000)]);
  return munkres(matrix).reduce((sum, [row, column]) => sum + (matrix[row]?.[column] ?? 0), 0);
}

describe('the price of a class of slots', () => {
  const cases = fc.record({
    demands: fc.array(
      fc.record({
        trucks: fc.integer({ min: 0, max: 4 }),
        costs: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(900) }, fc.constant(Infinity)), {
          minLength: 3,
          maxLength: 3,
        }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    places: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
  });

  it('[SL17] is just what all others together pay more when one of its places is gone', () => {
    fc.assert(
      fc.property(cases, ({ demands, places }) => {
        const prices = shadowPricesOf(demands, places);
        const best = bestOf(demands, places);
        const lost = places.map(
          (_, m) =>
            bestOf(
              demands,
              places.map((count, at) => (at === m ? count - 1 : count)),
            ) - best,
        );
        expect(prices).toEqual(lost);
        for (const price of prices) expect(Number.isInteger(price) && price >= 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[SL17] keeps the scarce slots for the trucks to come that need them', () => {
    const plug = aSlot({ id: slotId(1), position: 1, hasPower: true, exitDistanceM: 10 });
    const plain = aSlot({ id: slotId(2), position: 2, exitDistanceM: 700 });
    const prepared = prepareSlots([plug, plain]);
    const truck = aPlacing();
    expect(suggest(prepared, truck, { now: NOW, limit: 1 }).suggestions).toMatchObject([{ slotId: 1 }]);
    const expected = [{ example: aPlacing({ needsPower: true }), trucks: 1 }];
    const prices = priceSlots(prepared, expected, { now: NOW });
    expect([...prices.keys()]).toEqual([slotClassOf(plug)]);
    const [best] = suggest(prepared, truck, { now: NOW, limit: 1, prices }).suggestions;
    expect(best).toMatchObject({ slotId: 2 });
    const leaving = new Map([[slotClassOf(plug), 1]]);
    expect(priceSlots(prepared, expected, { now: NOW, leaving }).size).toBe(0);
  });
});
