import type { SlotId, VisitId } from '../../kernel/ids.ts';
import { assignClasses } from './assignment.ts';
import { createCosts, freeUnwishedOf, type Costs } from './costs.ts';
import { laneRoomOf, settleLanes, type LaneRoom } from './plan-lanes.ts';
import { placeLeftOver } from './plan-left-over.ts';
import type { PlannedSlot, PlanOptions } from './plan-types.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import type { Removal } from './suggest.ts';
import { sumOfParts, termsOfParts, urgencyPercentOf, wastedLengthOf, zoneLoadOf, type Parts } from './terms.ts';
import { truckClassesOf, type TruckClass } from './truck-classes.ts';
import type { PlacingVisit } from './types.ts';
import { DEFAULT_SLOT_WEIGHTS } from './weights.ts';

export type PlacementPlan = {
  readonly placements: readonly PlannedSlot[];
  /** Trucks for which nothing was left, and how many slots each rule took away from them. */
  readonly unplaced: readonly { readonly visitId: VisitId; readonly removed: readonly Removal[] }[];
  /** The sum over all placements. */
  readonly cost: number;
};

/** Leaving a truck without a slot outweighs whatever others pay; of two trucks the one in less of a hurry is left. */
const UNPLACED_COST = 100_000_000;
const UNPLACED_PER_PERCENT = 10_000;

/**
 * Places many trucks together so that all of them cost least (SL16). As many as can stand somewhere legal get a slot;
 * the sum is the least one, up to what lanes (SL5), goods that must be kept apart (SL14) and long vehicles (SL13) take
 * afterwards. Never an illegal slot, never one from which a truck that leaves earlier would be blocked.
 */
export function planPlacements(
  prepared: PreparedSlots,
  visits: readonly PlacingVisit[],
  options: PlanOptions,
): PlacementPlan {
  const inOrder = visits.filter((visit) => visit.slotIds.length === 0).toSorted(firstToPlace(options));
  const classes = truckClassesOf(prepared, inOrder, options);
  const costs = classes.map(({ example }) => createCosts(prepared, example, options, false));
  const lanes = laneRoomOf(prepared, options);
  const pool = poolOf(prepared, options, lanes);
  const held = assignPool(prepared, classes, costs, pool, lanes, inOrder, options);
  const settled = settleLanes(prepared, classes, costs, lanes, held);
  const rest = placeLeftOver(prepared, inOrder, settled, options);
  return tellPlan(prepared, costs, rest, options);
}

function firstToPlace(options: PlanOptions): (a: PlacingVisit, b: PlacingVisit) => number {
  return (a, b) =>
    urgencyPercentOf(b, options.now) - urgencyPercentOf(a, options.now) ||
    (a.expectedDepartureAt ?? Infinity) - (b.expectedDepartureAt ?? Infinity) ||
    a.visitId - b.visitId;
}

/** The free slots that the plan may use; of a zone of which others are promised places, not the last ones. */
function poolOf(prepared: PreparedSlots, options: PlanOptions, lanes: LaneRoom): Int32Array {
  const pool: number[] = [];
  const spared = new Map<number, number>();
  for (const [zoneId, kept] of options.keptPlaces ?? []) {
    const zone = prepared.zoneIds.indexOf(zoneId);
    if (zone >= 0 && kept > 0) spared.set(zone, Math.max(0, freeUnwishedOf(prepared, zone) - kept));
  }
  const order = Array.from({ length: prepared.count }, (_, i) => i);
  if (spared.size > 0)
    order.sort((a, b) => (prepared.exitDistanceM[a] ?? 0) - (prepared.exitDistanceM[b] ?? 0) || a - b);
  for (const i of order) {
    const zone = prepared.zone[i] ?? 0;
    if (prepared.barred[i] !== NOT_BARRED || !lanes.isOpen(i)) continue;
    if (options.onlyZone !== undefined && prepared.zoneIds[zone] !== options.onlyZone) continue;
    const left = spared.get(zone);
    if (left !== undefined && prepared.reserved[i] === 0 && prepared.reservedFirm[i] === '') {
      if (left === 0) continue;
      spared.set(zone, left - 1);
    }
    pool.push(i);
  }
  return Int32Array.from(pool);
}

/** Which class takes which slots, at the least cost for all. */
function assignPool(
  prepared: PreparedSlots,
  classes: readonly TruckClass[],
  costs: readonly Costs[],
  pool: Int32Array,
  lanes: LaneRoom,
  inOrder: readonly PlacingVisit[],
  options: PlanOptions,
): readonly (readonly number[])[] {
  const weights = options.weights ?? DEFAULT_SLOT_WEIGHTS;
  const slots = pool.length;
  const cost = new Float64Array(classes.length * slots).fill(Infinity);
  // The load of a zone is counted once, where trucks come to it one after another.
  const loadNow = prepared.zoneIds.map((_, zone) =>
    zoneLoadOf(prepared.zoneOccupied[zone] ?? 0, prepared.zoneUsable[zone] ?? 0, weights),
  );
  costs.forEach((each, k) => {
    const first = (classes[k] as TruckClass).visits;
    for (let s = 0; s < slots; s += 1) {
      const i = pool[s] as number;
      if (each.removalOf(i) !== NOT_BARRED || !lanes.admits(i, first)) continue;
      cost[k * slots + s] = each.of(i) - (loadNow[prepared.zone[i] ?? 0] ?? 0);
    }
  });
  const classOf = new Map(classes.flatMap(({ visits }, k) => visits.map((visit) => [visit.visitId, k])));
  const { holder } = assignClasses(
    {
      classes: classes.length,
      slots,
      zones: prepared.zoneIds.length,
      zoneOf: Int32Array.from(pool, (i) => prepared.zone[i] ?? 0),
      cost,
      loadCost: (zone, n) =>
        zoneLoadOf((prepared.zoneOccupied[zone] ?? 0) + n, prepared.zoneUsable[zone] ?? 0, weights),
      unplacedCost: classes.map(
        ({ example }) => UNPLACED_COST + UNPLACED_PER_PERCENT * urgencyPercentOf(example, options.now),
      ),
    },
    inOrder.map((visit) => classOf.get(visit.visitId) ?? 0),
  );
  const held = classes.map((): number[] => []);
  holder.forEach((k, s) => {
    if (k >= 0) (held[k] as number[]).push(pool[s] as number);
  });
  return held;
}

/** The plan in words: each truck pays for the load of its zone as it is when its turn comes. */
function tellPlan(
  prepared: PreparedSlots,
  costs: readonly Costs[],
  { chosen, suggested, unplaced }: ReturnType<typeof placeLeftOver>,
  options: PlanOptions,
): PlacementPlan {
  const weights = options.weights ?? DEFAULT_SLOT_WEIGHTS;
  const occupied = prepared.zoneOccupied.slice();
  const placements = chosen.map(({ visit, i, truckClass }): PlannedSlot => {
    const zone = prepared.zone[i] ?? 0;
    const before = occupied[zone] ?? 0;
    const load = zoneLoadOf(before, prepared.zoneUsable[zone] ?? 0, weights);
    occupied[zone] = before + 1;
    const { lengthCm } = prepared.drawn[i] as { readonly lengthCm: number };
    const parts: Parts = {
      ...(costs[truckClass] as Costs).partsOf(i),
      'zone-load': load,
      'wasted-length': wastedLengthOf(lengthCm, visit, weights),
    };
    const place = { slotId: prepared.ids[i] as SlotId, code: prepared.codes[i] as string };
    return { visitId: visit.visitId, ...place, cost: sumOfParts(parts), terms: termsOfParts(parts) };
  });
  const all = [...placements, ...suggested];
  return { placements: all, unplaced, cost: all.reduce((sum, each) => sum + each.cost, 0) };
}
