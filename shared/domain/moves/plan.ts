import type { SlotId, VisitId, ZoneId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { blockersOf } from '../slots/lanes.ts';
import { prepareSlots, setOccupied, setStatus } from '../slots/prepared.ts';
import { suggest, type SuggestAnswer, type Suggestion, type SuggestOptions } from '../slots/suggest.ts';
import type { PlacingVisit, Slot } from '../slots/types.ts';

/** A move that the engine proposes. */
export type ProposedMove = {
  readonly visitId: VisitId;
  readonly from: Slot;
  readonly to: Suggestion;
};

/** A truck that should go and has no place to go (MV7). */
export type StuckTruck = {
  readonly visitId: VisitId;
  readonly from: Slot;
  readonly removed: SuggestAnswer['removed'];
};

/** Moves in the order in which they can be driven (MV4). */
export type MovePlan = { readonly moves: readonly ProposedMove[]; readonly stuck: readonly StuckTruck[] };

/** What a plan is made of: all slots, and who stands on them. */
export type Ground = {
  readonly slots: readonly Slot[];
  readonly visitOf: (visitId: VisitId) => PlacingVisit;
  readonly options: Pick<
    SuggestOptions,
    'now' | 'zones' | 'departureOf' | 'weights' | 'closesAt' | 'hazards' | 'segregationMetres'
  >;
};

/** How a truck in a one-ended lane gets out: those in front of it, the one at the mouth first. Rule MV4. */
export function planUnblock(ground: Ground, blocked: Slot): MovePlan {
  const blockers = blockersOf(blocked, ground.slots);
  // Nobody is brought in front of the truck that is to get out, nor past it.
  const lane = ground.slots.filter(({ laneKey }) => laneKey !== null && laneKey === blocked.laneKey);
  return planMoves(ground, blockers, lane);
}

/** How ground is cleared that closes `at`: the trucks that will still stand there by then. Rule MV5. */
export function planClearing(ground: Ground, closing: readonly Slot[], at: Instant): MovePlan {
  const leavesBefore = (visitId: VisitId): boolean => {
    const leavesAt = ground.visitOf(visitId).expectedDepartureAt;
    return at > ground.options.now && leavesAt !== null && leavesAt > ground.options.now && leavesAt <= at;
  };
  const trucks = closing.filter(({ visitId }) => visitId !== null && !leavesBefore(visitId));
  // Whoever stands in front of one that has to go is in its way, and goes first.
  const inOrder = trucks.toSorted(mouthFirst).flatMap((slot) => [...blockersOf(slot, ground.slots), slot]);
  return planMoves(ground, inOrder, closing);
}

/** How gaps of a zone are closed: its emptiest rows are emptied into the others, row by row. Rule MV6. */
export function planConsolidation(ground: Ground, zoneId: ZoneId, most: number): MovePlan {
  let slots = ground.slots.filter((slot) => slot.zoneId === zoneId);
  const rows = Map.groupBy(slots, (slot) => slot.row);
  const trucksIn = (row: readonly Slot[]): number => row.filter(({ visitId }) => visitId !== null).length;
  const emptiestFirst = [...rows.values()]
    .filter((row) => trucksIn(row) > 0 && trucksIn(row) < row.length / 2)
    .toSorted((a, b) => trucksIn(a) - trucksIn(b));
  const moves: ProposedMove[] = [];
  const emptied = new Set<string>();
  for (const row of emptiestFirst) {
    const [first] = row;
    if (first === undefined || moves.length + trucksIn(row) > most) continue;
    // A row that took trucks of another one is no longer what it was.
    const now = slots.filter((slot) => slot.row === first.row);
    if (trucksIn(now) !== trucksIn(row)) continue;
    const here = { ...ground, slots: slots.filter((slot) => !emptied.has(slot.row)) };
    const trucks = now.filter(({ visitId }) => visitId !== null).toSorted(mouthFirst);
    if (trucks.some((slot) => blockersOf(slot, slots).some((other) => other.row !== slot.row))) continue;
    const plan = planMoves(here, trucks, now);
    if (plan.stuck.length > 0 || plan.moves.some(({ to }) => mayBlock(to))) continue;
    moves.push(...plan.moves);
    emptied.add(first.row);
    slots = afterMoves(slots, plan.moves);
  }
  return { moves, stuck: [] };
}

/** Places looked at for one truck, cheapest first: those behind other trucks of a lane come last. */
const LOOKED_AT = 10;

/** Plans a place for each truck in turn, none of them on the `barred` ground. */
function planMoves(ground: Ground, trucks: readonly Slot[], barred: readonly Slot[]): MovePlan {
  const prepared = prepareSlots(ground.slots);
  for (const { id } of barred) setStatus(prepared, id, 'closed');
  const moves: ProposedMove[] = [];
  const stuck: StuckTruck[] = [];
  const planned = new Set<VisitId>();
  let hazards = ground.options.hazards ?? [];
  /** Nobody can be driven past another truck of a lane. */
  const isReachable = (slotId: SlotId): boolean => {
    const lane = prepared.lanes[prepared.lane[prepared.indexOf.get(slotId) ?? -1] ?? -1] ?? [];
    for (const index of lane) {
      if (prepared.ids[index] === slotId) return true;
      if (prepared.visit[index] !== 0) return false;
    }
    return true;
  };
  for (const from of trucks) {
    const { visitId } = from;
    if (visitId === null || planned.has(visitId)) continue;
    planned.add(visitId);
    const visit = ground.visitOf(visitId);
    // A piece that stands apart is no truck that could be ordered elsewhere.
    if (!visit.slotIds.includes(from.id)) {
      stuck.push({ visitId, from, removed: [] });
      continue;
    }
    const answer = suggest(prepared, visit, { ...ground.options, hazards, limit: LOOKED_AT });
    // An order leads to one slot.
    const to = answer.suggestions.find(({ slotId, alsoSlotIds }) => alsoSlotIds === undefined && isReachable(slotId));
    if (to === undefined) {
      stuck.push({ visitId, from, removed: answer.removed });
      continue;
    }
    moves.push({ visitId, from, to });
    setOccupied(prepared, from.id, null);
    setOccupied(prepared, to.slotId, visitId);
    const slot = prepared.drawn[prepared.indexOf.get(to.slotId) ?? -1];
    const { hazardClass } = visit;
    if (hazardClass !== null && slot !== undefined)
      hazards = [...hazards.filter((one) => one.visitId !== visitId), { visitId, hazardClass, slot }];
  }
  return { moves, stuck };
}

/** Whether somebody who stands there would be in the way of another. */
function mayBlock({ terms }: Suggestion): boolean {
  return terms.some(({ code }) => code === 'blocking');
}

function afterMoves(slots: readonly Slot[], moves: readonly ProposedMove[]): Slot[] {
  const standing = new Map<SlotId, VisitId | null>();
  for (const { visitId, from, to } of moves) {
    standing.set(from.id, null);
    standing.set(to.slotId, visitId);
  }
  return slots.map((slot) => {
    const visitId = standing.get(slot.id);
    return visitId === undefined ? slot : { ...slot, visitId };
  });
}

/** Trucks of a lane can only go the one at the mouth first. */
function mouthFirst(a: Slot, b: Slot): number {
  return (a.laneKey ?? '') < (b.laneKey ?? '') ? -1 : (a.laneKey ?? '') > (b.laneKey ?? '') ? 1 : a.depth - b.depth;
}
