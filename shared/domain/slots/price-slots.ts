import { createCosts, type Costs } from './costs.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import { shadowPricesAt, type PricedDemand } from './prices.ts';
import type { SuggestOptions } from './suggest.ts';
import type { PlacingVisit } from './types.ts';

/** How many trucks like this one are to come. */
export type ExpectedTrucks = { readonly example: PlacingVisit; readonly trucks: number };

export type PriceOptions = Omit<SuggestOptions, 'limit' | 'prices'> & {
  /** Places of each class of slots that will be left before these trucks have come. */
  readonly leaving?: ReadonlyMap<string, number>;
};

/**
 * No forecast is exact: prices are the mean over so many trucks in a hundred of it. One forecast alone makes the price of
 * a class jump where it just runs out, and just does not.
 */
const FORECAST_PERCENTS = [70, 85, 100, 115, 130];

/** The price of each class of slots (see `slotClassOf`) for trucks that come before these (SL17); without the free ones. */
export function priceSlots(
  prepared: PreparedSlots,
  expected: readonly ExpectedTrucks[],
  options: PriceOptions,
): ReadonlyMap<string, number> {
  // There is one profile for each class of slots.
  const names = prepared.profiles.map(({ slotClass }) => slotClass);
  const places = Float64Array.from(names, (name) => options.leaving?.get(name) ?? 0);
  for (let i = 0; i < prepared.count; i += 1) {
    const isFree = prepared.barred[i] === NOT_BARRED && prepared.reserved[i] === 0 && prepared.reservedFirm[i] === '';
    const m = prepared.profile[i] ?? 0;
    if (isFree) places[m] = (places[m] ?? 0) + 1;
  }
  const demands = demandsOf(prepared, expected, options);
  const sums = names.map(() => 0);
  for (const prices of shadowPricesAt(demands, places, FORECAST_PERCENTS))
    prices.forEach((price, m) => (sums[m] = (sums[m] ?? 0) + price));
  const prices = names.map((name, m): [string, number] => [
    name,
    Math.round((sums[m] ?? 0) / FORECAST_PERCENTS.length),
  ]);
  return new Map(prices.filter(([, price]) => price > 0));
}

/** The trucks to come, those together to which no slot makes another difference. */
function demandsOf(
  prepared: PreparedSlots,
  expected: readonly ExpectedTrucks[],
  options: PriceOptions,
): readonly PricedDemand[] {
  const members = membersOf(prepared);
  const typical = members.map((slots) => typicalOf(prepared, slots));
  const demands = new Map<string, { trucks: number; readonly costs: Float64Array }>();
  for (const { example, trucks } of expected) {
    if (trucks <= 0) continue;
    const costs = createCosts(prepared, example, options, false);
    const row = Float64Array.from(members, (slots, m) =>
      takesOneOf(costs, slots, m) ? costs.of(typical[m] ?? 0) : Infinity,
    );
    const least = row.reduce((low, cost) => Math.min(low, cost), Infinity);
    const key = row.map((cost) => (cost === Infinity ? -1 : cost - least)).join();
    const known = demands.get(key);
    if (known === undefined) demands.set(key, { trucks, costs: row });
    else known.trucks += trucks;
  }
  return [...demands.values()];
}

/** Length and goods are the same for a whole class; what stands near, and who wishes it, is not. */
function takesOneOf(costs: Costs, slots: readonly number[], m: number): boolean {
  return !costs.removesProfile(m) && slots.some((i) => costs.removalOf(i) === NOT_BARRED);
}

/** The slots of each profile on which trucks may stand at all. */
function membersOf(prepared: PreparedSlots): readonly (readonly number[])[] {
  const members = prepared.profiles.map((): number[] => []);
  for (let i = 0; i < prepared.count; i += 1)
    if (prepared.isKeepClear[i] !== 1) members[prepared.profile[i] ?? 0]?.push(i);
  return members;
}

/** The slot whose ways are nearest to the mean of all of them. */
function typicalOf(prepared: PreparedSlots, slots: readonly number[]): number {
  const ways = (i: number): number => 4 * (prepared.exitDistanceM[i] ?? 0) + (prepared.walkDistanceM[i] ?? 0);
  const mean = slots.reduce((sum, i) => sum + ways(i), 0) / Math.max(1, slots.length);
  let best = slots[0] ?? 0;
  for (const i of slots) if (Math.abs(ways(i) - mean) < Math.abs(ways(best) - mean)) best = i;
  return best;
}
