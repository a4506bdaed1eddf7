import { makeLayout } from '../../../shared/domain/layout/templates.ts';
import munkres from 'munkres';
import { createCosts } from '../../../shared/domain/slots/costs.ts';
import { planPlacements } from '../../../shared/domain/slots/plan.ts';
import {
  copyOf,
  NOT_BARRED,
  prepareSlots,
  setOccupied,
  type PreparedSlots,
} from '../../../shared/domain/slots/prepared.ts';
import { priceSlots } from '../../../shared/domain/slots/price-slots.ts';
import { suggest, type SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import { DEFAULT_SLOT_WEIGHTS } from '../../../shared/domain/slots/weights.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import type { SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { NOW, visitId } from '../../unit/slots/a-slot.ts';
import { arrivals, createRandom, forecast, policiesOf } from '../kit/arrivals.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { slotsOfLayout } from '../kit/slots-of-layout.ts';

/** What a plan is measured on beside munkres: the static part of the cost, of slots outside lanes. */
const FLAT = { ...DEFAULT_SLOT_WEIGHTS, zoneFull: 0 };
const NO_SLOT = 10_000_000;

export async function slots(): Promise<readonly Figure[]> {
  const isFull = process.argv.includes('--full');
  return [
    ...suggesting(),
    ...planning(1000, 5000, 100, true),
    ...planning(2000, 10_000, 500, isFull),
    ...following('with room', [300, 600, 1200], [0.6, 0.75, 0.85]),
    ...following('tight', [300, 600, 1200], [1, 1.05]),
  ];
}

/** The best slots for a truck among 10,000, of which some are taken (SL6). */
function suggesting(): readonly Figure[] {
  const yard = yardOf(10_000, 0.6, 1);
  const visits = arrivals(400, createRandom(2));
  const took = visits.map((visit) => timed(() => suggest(yard.prepared, visit, yard.options)).ms).slice(100);
  const values = [
    ['p50', median(took)],
    ['p99', quantile(took, 0.99)],
  ] as const;
  return values.map(([name, value]) => ({
    name: `suggest among 10000 slots, ${name}`,
    value,
    unit: 'ms',
    target: '≤ 1 ms',
    isReached: value <= 1,
  }));
}

/** Many trucks placed at once, beside munkres on the same costs. */
function planning(trucks: number, size: number, targetMs: number, hasOracle: boolean): readonly Figure[] {
  const { prepared, options } = yardOf(size, 0, 3, (slot) => slot.access === 'through');
  const visits = arrivals(trucks, createRandom(4)).filter((visit) => visit.hazardClass === null);
  const whole = yardOf(size, 0, 3);
  const wholeTook = Array.from(
    { length: 7 },
    () => timed(() => planPlacements(whole.prepared, visits, whole.options)).ms,
  );
  const flat = { ...options, weights: FLAT };
  const runs = Array.from({ length: 7 }, () => timed(() => planPlacements(prepared, visits, flat)));
  const plan = runs[0]?.result;
  const value = median(wholeTook);
  const name = `${String(trucks)} trucks × ${String(size)} slots`;
  const figures: Figure[] = [
    { name: `plan of ${name}`, value, unit: 'ms', target: `≤ ${String(targetMs)} ms`, isReached: value <= targetMs },
  ];
  if (!hasOracle || plan === undefined) return figures;
  const matrix = visits.map((visit) => {
    const costs = createCosts(prepared, visit, flat);
    return Array.from({ length: prepared.count }, (_, i) =>
      prepared.barred[i] === NOT_BARRED && costs.removalOf(i) === NOT_BARRED ? costs.of(i) : NO_SLOT,
    );
  });
  const oracle = timed(() => munkres(matrix));
  const best = oracle.result.reduce((sum, [row, column]) => sum + (matrix[row]?.[column] ?? 0), 0);
  const left = oracle.result.filter(([row, column]) => matrix[row]?.[column] === NO_SLOT).length;
  const gap = (100 * (plan.cost + plan.unplaced.length * NO_SLOT - best)) / best;
  const ours = median(runs.map(({ ms }) => ms));
  figures.push(
    {
      name: `plan of ${name} without lanes, beside munkres`,
      value: ours,
      floor: oracle.ms,
      ratio: oracle.ms / ours,
      unit: 'ms',
      note: `left out: ${String(plan.unplaced.length)}, munkres ${String(left)}`,
    },
    { name: `… above the optimum`, value: gap, unit: '%', target: '≤ 0.2 %', isReached: gap <= 0.2 },
  );
  return figures;
}

type Policy = 'nearest' | 'greedy' | 'priced';
const PRICED_EVERY = 50;

/** Trucks placed one by one as they come, against the best that hindsight could have done with all of them. */
function following(name: string, sizes: readonly number[], fills: readonly number[]): readonly Figure[] {
  const gaps: Record<Policy, number[]> = { nearest: [], greedy: [], priced: [] };
  const unplaced: Record<Policy, number> = { nearest: 0, greedy: 0, priced: 0 };
  let leastUnplaced = 0;
  for (const size of sizes)
    for (const fill of fills)
      for (const seed of [11, 12, 13]) {
        const { prepared, options } = yardOf(size, 0.25, seed, (slot) => slot.access === 'through');
        const usable = prepared.barred.filter((rule) => rule === NOT_BARRED).length;
        const visits = arrivals(Math.round(usable * fill), createRandom(seed * 7)).filter(
          (visit) => visit.hazardClass === null,
        );
        const best = planPlacements(prepared, visits, options);
        leastUnplaced += best.unplaced.length;
        for (const policy of ['nearest', 'greedy', 'priced'] as const) {
          const done = follow(policy, prepared, visits, options);
          unplaced[policy] += done.unplaced;
          // Only sums over the same number of trucks can be compared.
          if (done.unplaced === best.unplaced.length) gaps[policy].push((100 * (done.cost - best.cost)) / best.cost);
        }
      }
  const runs = sizes.length * fills.length * 3;
  const isRoom = name === 'with room';
  return (['priced', 'greedy', 'nearest'] as const).map((policy): Figure => {
    const gap = median(gaps[policy]);
    const value = isRoom ? gap : unplaced[policy];
    return {
      name: `${policy === 'nearest' ? 'nearest legal slot' : policy === 'greedy' ? 'cheapest slot, no prices' : 'cheapest slot with prices'}, ${name}`,
      value,
      unit: isRoom ? '%' : 'left out',
      ...(isRoom ? {} : { floor: leastUnplaced }),
      ...(policy === 'priced' && isRoom ? { target: '≤ 2 %', isReached: gap <= 2 } : {}),
      ...(policy === 'priced' && !isRoom
        ? {
            target: 'fewest',
            isReached: unplaced.priced <= unplaced.nearest && unplaced.priced <= unplaced.greedy,
          }
        : {}),
      note: isRoom
        ? `above hindsight; left out ${String(unplaced[policy])} in ${String(runs)} yards, hindsight ${String(leastUnplaced)}`
        : `beside hindsight, ${String(runs)} yards`,
    };
  });
}

/** Runs a policy through a day; answers what the same slots cost as the plan counts it. */
function follow(
  policy: Policy,
  before: PreparedSlots,
  visits: readonly PlacingVisit[],
  options: SuggestOptions,
): { readonly cost: number; readonly unplaced: number } {
  const prepared = copyOf(before);
  let cost = 0;
  let unplaced = 0;
  let prices: ReadonlyMap<string, number> = new Map();
  visits.forEach((visit, at) => {
    if (policy === 'priced' && at % PRICED_EVERY === 0)
      prices = priceSlots(prepared, forecast(visits.length - at), options);
    const [best] = suggest(prepared, visit, { ...options, prices, limit: 1 }).suggestions;
    const slotId = policy === 'nearest' ? nearestOf(prepared, visit) : best?.slotId;
    if (slotId === undefined) {
      unplaced += 1;
      return;
    }
    const i = prepared.indexOf.get(slotId) ?? 0;
    cost += createCosts(prepared, visit, options, false).of(i);
    setOccupied(prepared, slotId, visit.visitId);
  });
  return { cost, unplaced };
}

function nearestOf(prepared: PreparedSlots, visit: PlacingVisit): SlotId | undefined {
  let nearest = -1;
  for (let i = 0; i < prepared.count; i += 1) {
    if (prepared.barred[i] !== NOT_BARRED || (prepared.drawn[i]?.lengthCm ?? 0) < visit.lengthCm) continue;
    if (nearest < 0 || (prepared.exitDistanceM[i] ?? 0) < (prepared.exitDistanceM[nearest] ?? 0)) nearest = i;
  }
  return prepared.ids[nearest];
}

/** A yard of a size of which a share is taken at random. */
function yardOf(size: number, taken: number, seed: number, isKept: (slot: Slot) => boolean = () => true) {
  const layout = makeLayout(size);
  const random = createRandom(seed);
  const all = slotsOfLayout(layout).filter(isKept);
  const standing = all.map((slot, at) => (random() < taken ? { ...slot, visitId: visitId(100_000 + at) } : slot));
  const departureOf = (id: VisitId): Instant | null => later(NOW, (id % 30) * HOUR_MS);
  const options: SuggestOptions = { now: NOW, zones: policiesOf(layout), departureOf };
  return { prepared: prepareSlots(standing), options };
}

function timed<Result>(run: () => Result): { readonly ms: number; readonly result: Result } {
  const at = performance.now();
  const result = run();
  return { ms: performance.now() - at, result };
}
