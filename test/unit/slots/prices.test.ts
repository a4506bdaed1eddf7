import fc from 'fast-check';
import munkres from 'munkres';
import { describe, expect, it } from 'vitest';
import { prepareSlots, slotClassOf } from '../../../shared/domain/slots/prepared.ts';
import { priceSlots } from '../../../shared/domain/slots/price-slots.ts';
import { shadowPricesAt, shadowPricesOf } from '../../../shared/domain/slots/prices.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import type { Slot } from '../../../shared/domain/slots/types.ts';
import { aPlacing, aSlot, NOW, slotId, visitId } from './a-slot.ts';

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

  it('[SL17] is the same whether a plan grows out of a smaller one or is made at once', () => {
    fc.assert(
      fc.property(cases, ({ demands, places }) => {
        const percents = [50, 100, 150];
        const atOnce = percents.map((percent) =>
          shadowPricesOf(
            demands.map(({ trucks, costs }) => ({ trucks: Math.round((trucks * percent) / 100), costs })),
            places,
          ),
        );
        expect(shadowPricesAt(demands, places, percents)).toEqual(atOnce);
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

  it('[SL17] is the mean over fewer and more trucks than are forecast, so that it does not jump', () => {
    const near = Array.from({ length: 10 }, (_, i) => aSlot({ id: slotId(i + 1), position: i + 1, exitDistanceM: 10 }));
    const far = Array.from({ length: 30 }, (_, i) =>
      aSlot({ id: slotId(i + 50), row: 'A2', position: i + 1, exitDistanceM: 510 }),
    );
    const prepared = prepareSlots([...near, ...far]);
    const priceWith = (trucks: number) =>
      priceSlots(prepared, [{ example: aPlacing(), trucks }], { now: NOW }).get(slotClassOf(near[0] as Slot)) ?? 0;
    // 10 near places; whoever goes without pays 500 more. Of ten, 7, 9, 10, 12 and 13 are asked for.
    expect([7, 8, 9, 10, 12, 20].map(priceWith)).toEqual([0, 100, 200, 300, 400, 500]);
  });

  it('[SL17] puts kinds together to which no slot makes another difference, and looks at each slot that is wished for', () => {
    const slots = Array.from({ length: 9 }, (_, i) =>
      aSlot({ id: slotId(i + 1), position: i + 1, hasPower: i === 0, reservedFor: i === 1 ? visitId(99) : null }),
    );
    const prepared = prepareSlots(slots);
    const reefer = aPlacing({ needsPower: true });
    const one = priceSlots(prepared, [{ example: reefer, trucks: 4 }], { now: NOW });
    const two = [1600, 1650].map((lengthCm) => ({ example: { ...reefer, lengthCm }, trucks: 2 }));
    expect([...priceSlots(prepared, two, { now: NOW })]).toEqual([...one]);
    expect([...one.keys()]).toContain(slotClassOf(slots[0] as Slot));
  });
});
