import type { VisitId } from '../../kernel/ids.ts';
import type { Costs } from './costs.ts';
import type { Choice } from './plan-types.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import type { SuggestOptions } from './suggest.ts';
import type { TruckClass } from './truck-classes.ts';
import type { PlacingVisit } from './types.ts';

/** What a plan may use of one-ended lanes: the free slots that can still be reached from the mouth (SL5). */
export type LaneRoom = {
  readonly isOpen: (i: number) => boolean;
  /** Whether some of these trucks, soonest to leave first, would leave before all that stand further in. */
  readonly admits: (i: number, visits: readonly PlacingVisit[]) => boolean;
  /** By when a truck in this slot must leave so as to block nobody; Infinity outside lanes. */
  readonly latestOf: (i: number) => number;
};

export function laneRoomOf(prepared: PreparedSlots, options: Pick<SuggestOptions, 'departureOf'>): LaneRoom {
  const latest = prepared.lanes.map((lane) => {
    let soonest = Infinity;
    for (const i of lane) {
      if (!standsIn(prepared, i)) continue;
      const visitId = prepared.visit[i] as VisitId;
      const leavesAt = prepared.visit[i] === 0 ? null : (options.departureOf?.(visitId) ?? null);
      soonest = Math.min(soonest, leavesAt ?? -Infinity);
    }
    return soonest;
  });
  const reachable = new Uint8Array(prepared.count);
  for (const lane of prepared.lanes)
    for (const i of lane) {
      if (standsIn(prepared, i)) break;
      reachable[i] = 1;
    }
  const latestOf = (i: number): number => {
    const lane = prepared.lane[i] ?? -1;
    return lane < 0 ? Infinity : (latest[lane] ?? Infinity);
  };
  return {
    isOpen: (i) => (prepared.lane[i] ?? -1) < 0 || (reachable[i] === 1 && latestOf(i) > -Infinity),
    admits: (i, visits) =>
      (prepared.lane[i] ?? -1) < 0 || (visits[0]?.expectedDepartureAt ?? Infinity) <= finite(latestOf(i)),
    latestOf,
  };
}

/** A lane with nobody in it takes whoever leaves at a known time. */
function finite(latest: number): number {
  return Math.min(latest, Number.MAX_SAFE_INTEGER);
}

function standsIn(prepared: PreparedSlots, i: number): boolean {
  return prepared.visit[i] !== 0 || prepared.isUnknown[i] === 1;
}

/**
 * Gives the slots of each class to its trucks: those that leave soonest stand before others in a lane. Then orders each
 * lane: the last to leave innermost, and no free slot behind a truck. What does not go together that way gets no slot
 * here.
 */
export function settleLanes(
  prepared: PreparedSlots,
  classes: readonly TruckClass[],
  costs: readonly Costs[],
  lanes: LaneRoom,
  held: readonly (readonly number[])[],
): readonly Choice[] {
  const outside: Choice[] = [];
  const inLane = new Map<number, Choice[]>();
  classes.forEach(({ visits }, truckClass) => {
    const slots = (held[truckClass] ?? []).toSorted((a, b) => lanes.latestOf(a) - lanes.latestOf(b) || a - b);
    const soonest = visits.toSorted((a, b) => leaves(a) - leaves(b) || a.visitId - b.visitId);
    // Trucks in front of others first; those of empty lanes and of slots outside lanes take who is left.
    slots.forEach((i, at) => {
      const visit = soonest[at];
      if (visit === undefined || leaves(visit) > lanes.latestOf(i)) return;
      const lane = prepared.lane[i] ?? -1;
      const choice = { visit, i, truckClass };
      if (lane < 0) outside.push(choice);
      else inLane.set(lane, [...(inLane.get(lane) ?? []), choice]);
    });
  });
  return [...outside, ...[...inLane].flatMap(([lane, choices]) => orderLane(prepared, costs, lane, choices))];
}

function leaves(visit: PlacingVisit): number {
  return visit.expectedDepartureAt ?? Infinity;
}

/** Puts the trucks of a lane one before another, the last to leave innermost; leaves out who fits none of what is left. */
function orderLane(
  prepared: PreparedSlots,
  costs: readonly Costs[],
  lane: number,
  choices: readonly Choice[],
): readonly Choice[] {
  const free: number[] = [];
  for (const i of prepared.lanes[lane] ?? []) {
    if (standsIn(prepared, i)) break;
    if (prepared.barred[i] === NOT_BARRED) free.push(i);
  }
  const ordered: Choice[] = [];
  let next = free.length - 1;
  for (const choice of choices.toSorted(
    (a, b) => leaves(b.visit) - leaves(a.visit) || a.visit.visitId - b.visit.visitId,
  )) {
    while (next >= 0 && costs[choice.truckClass]?.removalOf(free[next] as number) !== NOT_BARRED) next -= 1;
    if (next < 0) break;
    ordered.push({ ...choice, i: free[next] as number });
    next -= 1;
  }
  return ordered;
}
