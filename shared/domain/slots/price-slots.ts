import { createCosts } from './costs.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import { shadowPricesOf, type PricedDemand } from './prices.ts';
import type { SuggestOptions } from './suggest.ts';
import type { PlacingVisit } from './types.ts';

/** How many trucks like this one are to come. */
export type ExpectedTrucks = { readonly example: PlacingVisit; readonly trucks: number };

export type PriceOptions = Omit<SuggestOptions, 'limit' | 'prices'> & {
  /** Places of each class of slots that will be left before these trucks have come. */
  readonly leaving?: ReadonlyMap<string, number>;
};

/** The price of each class of slots (see `slotClassOf`) for trucks that come before these (SL17); without the free ones. */
export function priceSlots(
  prepared: PreparedSlots,
  expected: readonly ExpectedTrucks[],
  options: PriceOptions,
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const classOf = prepared.profiles.map(({ slotClass }) => {
    const known = numbers.get(slotClass) ?? numbers.size;
    numbers.set(slotClass, known);
    return known;
  });
  const names = [...numbers.keys()];
  const places = names.map((name) => options.leaving?.get(name) ?? 0);
  const isFree = (i: number): boolean =>
    prepared.barred[i] === NOT_BARRED && prepared.reserved[i] === 0 && prepared.reservedFirm[i] === '';
  for (let i = 0; i < prepared.count; i += 1) {
    const m = classOf[prepared.profile[i] ?? 0] ?? 0;
    if (isFree(i)) places[m] = (places[m] ?? 0) + 1;
  }
  const demands = expected
    .filter(({ trucks }) => trucks > 0)
    .map(({ example, trucks }): PricedDemand => {
      const costs = createCosts(prepared, example, options, false);
      const sums = new Float64Array(names.length);
      const counts = new Int32Array(names.length);
      for (let i = 0; i < prepared.count; i += 1) {
        if (prepared.isKeepClear[i] === 1 || costs.removalOf(i) !== NOT_BARRED) continue;
        const m = classOf[prepared.profile[i] ?? 0] ?? 0;
        sums[m] = (sums[m] ?? 0) + costs.of(i);
        counts[m] = (counts[m] ?? 0) + 1;
      }
      return { trucks, costs: sums.map((sum, m) => (counts[m] === 0 ? Infinity : Math.round(sum / (counts[m] ?? 1)))) };
    });
  const prices = shadowPricesOf(demands, places);
  return new Map(names.map((name, m): [string, number] => [name, prices[m] ?? 0]).filter(([, price]) => price > 0));
}
