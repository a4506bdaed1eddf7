import { makeLayout } from '../../../shared/domain/layout/templates.ts';
import munkres from 'munkres';
import { createCosts } from '../../../shared/domain/slots/costs.ts';
import { planPlacements } from '../../../shared/domain/slots/plan.ts';
import { NOT_BARRED, prepareSlots, type PreparedSlots } from '../../../shared/domain/slots/prepared.ts';
import { priceSlots } from '../../../shared/domain/slots/price-slots.ts';
import { suggest, type SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import { DEFAULT_SLOT_WEIGHTS } from '../../../shared/domain/slots/weights.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, type Instant } from '../../../shared/kernel/instant.ts';
import { NOW, visitId } from '../../unit/slots/a-slot.ts';
import { arrivals, createRandom, forecast, policiesOf } from '../kit/arrivals.ts';
import type { Folders } from '../kit/folders.ts';
import { follow, POLICIES, type Followed, type Policy } from '../kit/policies.ts';
import { askingWhileTrucksMove } from './slot-queries.ts';
import { SHORT_SLOT_CM } from '../../../shared/domain/layout/plans.ts';
import type { StandingHazard } from '../../../shared/domain/slots/segregation.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import { slotsOfLayout } from '../kit/slots-of-layout.ts';

/** What a plan is measured on beside munkres: the static part of the cost, of slots outside lanes. */
const FLAT = { ...DEFAULT_SLOT_WEIGHTS, zoneFull: 0 };
/** Slots that may be short ones instead; those for machinery and hazardous goods are not. */
const ORDINARY_CM = 2000;
const NO_SLOT = 10_000_000;

export async function slots(folders: Folders): Promise<readonly Figure[]> {
  const isFull = process.argv.includes('--full');
  return [
    ...suggesting(),
    ...planning(1000, 5000, 100, true),
    ...planning(2000, 10_000, 500, isFull),
    ...pricing(),
    ...following(WITH_ROOM),
    ...following(TIGHT),
    ...(await askingWhileTrucksMove(folders)),
  ];
}

/**
 * The best slots for a truck among 10,000, of which some are taken, also by hazardous goods (SL6). Each truck asks several
 * times and the median of them counts: what the rest of the machine does falls on any of them.
 */
function suggesting(): readonly Figure[] {
  const yard = yardOf(10_000, 0.6, 1);
  const visits = arrivals(400, createRandom(2));
  const hazards = yard.prepared.drawn
    .filter(({ hazardClasses, visitId: standing }) => hazardClasses.length > 0 && standing !== null)
    .map((slot): StandingHazard => ({ visitId: slot.visitId as VisitId, hazardClass: '3', slot }));
  const options = { ...yard.options, hazards };
  const ask = (visit: PlacingVisit): number => timed(() => suggest(yard.prepared, visit, options)).ms;
  for (const visit of visits) ask(visit);
  const rounds = Array.from({ length: 5 }, () => visits.map(ask));
  const took = visits.map((_, at) => median(rounds.map((round) => round[at] ?? 0)));
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
    note: `each truck the median of 5; ${String(hazards.length)} trucks with hazardous goods; any one ask p99 ${quantile(rounds.flat(), 0.99).toFixed(2)} ms`,
  }));
}

/** Prices for a yard of 10,000 slots: what the query that solves them anew waits for. */
function pricing(): readonly Figure[] {
  const { prepared, options } = yardOf(10_000, 0.6, 5);
  const kinds = [1150, 1200, 1350, 1500, 1650, 1750].flatMap((lengthCm) =>
    forecast(4000).map(({ example, trucks }) => ({ example: { ...example, lengthCm }, trucks: Math.ceil(trucks / 6) })),
  );
  const took = Array.from({ length: 9 }, () => timed(() => priceSlots(prepared, kinds, options)).ms);
  const value = median(took);
  return [
    {
      name: `prices of 10000 slots for ${String(kinds.length)} kinds of trucks`,
      value,
      unit: 'ms',
      target: '≤ 50 ms',
      isReached: value <= 50,
    },
  ];
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

type Case = {
  readonly name: string;
  readonly fills: readonly number[];
  /** How many of a hundred rows of ordinary long slots are short ones instead. */
  readonly shortRows: number;
  readonly isTight: boolean;
};

/** Room for all, and a yard that fills up to the last place while long slots, plugs and places for hazardous goods are scarce. */
const WITH_ROOM: Case = { name: 'with room', fills: [0.6, 0.75, 0.85], shortRows: 0, isTight: false };
const TIGHT: Case = { name: 'tight', fills: [0.9, 0.95, 1], shortRows: 35, isTight: true };
const SIZES = [300, 600, 1200];
const SEEDS = [11, 12, 13];

/** Trucks placed one by one as they come, against a plan that knows all of them beforehand. */
function following(yards: Case): readonly Figure[] {
  const done: Record<Policy, Followed[]> = { nearest: [], greedy: [], priced: [] };
  const planned: { readonly cost: number; readonly unplaced: number }[] = [];
  for (const size of SIZES)
    for (const fill of yards.fills)
      for (const seed of SEEDS) {
        const { prepared, options } = yardOf(size, 0.25, seed, (slot) => slot.access === 'through', yards.shortRows);
        const visits = visitsFor(prepared, fill, seed * 7);
        const { cost, unplaced } = planPlacements(prepared, visits, options);
        planned.push({ cost, unplaced: unplaced.length });
        for (const policy of POLICY_NAMES) done[policy].push(follow(policy, prepared, visits, options));
      }
  const leftOut = (policy: Policy): number => done[policy].reduce((sum, { unplaced }) => sum + unplaced, 0);
  const hindsight = planned.reduce((sum, { unplaced }) => sum + unplaced, 0);
  return POLICY_NAMES.flatMap((policy): readonly Figure[] => {
    // Only sums over the same number of trucks can be compared.
    const gaps = done[policy].flatMap(({ cost, unplaced }, at) => {
      const best = planned[at];
      return best?.unplaced === unplaced ? [(100 * (cost - best.cost)) / best.cost] : [];
    });
    const onDiesel = done[policy].reduce((sum, each) => sum + each.onDiesel, 0);
    const name = `${POLICIES[policy]}, ${yards.name}`;
    const gap = median(gaps);
    const isPriced = policy === 'priced';
    const above: Figure = {
      name,
      value: gap,
      unit: '%',
      ...(isPriced && !yards.isTight ? { target: '≤ 2 %', isReached: gap <= 2 } : {}),
      note: `above hindsight, median of ${String(gaps.length)} of ${String(planned.length)} yards; ${String(onDiesel)} reefers without plug`,
    };
    const value = leftOut(policy);
    const out: Figure = {
      name: `… left out`,
      value,
      floor: hindsight,
      unit: 'trucks',
      ...(isPriced ? { target: 'fewest', isReached: POLICY_NAMES.every((other) => value <= leftOut(other)) } : {}),
    };
    return [above, out];
  });
}

const POLICY_NAMES = ['priced', 'greedy', 'nearest'] as const;

/** Trucks for a share of the free slots; no more with hazardous goods than there are places for them. */
function visitsFor(prepared: PreparedSlots, fill: number, seed: number): readonly PlacingVisit[] {
  const free = prepared.drawn.filter((_, i) => prepared.barred[i] === NOT_BARRED);
  let places = free.filter(({ hazardClasses }) => hazardClasses.length > 0).length;
  return arrivals(Math.round(free.length * fill), createRandom(seed)).filter(
    ({ hazardClass }) => hazardClass === null || (places -= 1) >= 0,
  );
}

/** A yard of a size of which a share is taken at random. */
function yardOf(
  size: number,
  taken: number,
  seed: number,
  isKept: (slot: Slot) => boolean = () => true,
  shortRows = 0,
) {
  const layout = makeLayout(size);
  const random = createRandom(seed);
  const all = slotsOfLayout(layout).filter(isKept);
  const isShort = ({ row, lengthCm, hasPower }: Slot): boolean =>
    lengthCm >= ORDINARY_CM &&
    !hasPower &&
    createRandom(31 * (31 * 7 + row.charCodeAt(0)) + Number(row.slice(1)))() * 100 < shortRows;
  const standing = all.map((slot, at) => ({
    ...slot,
    lengthCm: isShort(slot) ? SHORT_SLOT_CM : slot.lengthCm,
    visitId: random() < taken ? visitId(100_000 + at) : null,
  }));
  const departureOf = (id: VisitId): Instant | null => later(NOW, (id % 30) * HOUR_MS);
  const options: SuggestOptions = { now: NOW, zones: policiesOf(layout), departureOf };
  return { prepared: prepareSlots(standing), options };
}

function timed<Result>(run: () => Result): { readonly ms: number; readonly result: Result } {
  const at = performance.now();
  const result = run();
  return { ms: performance.now() - at, result };
}
