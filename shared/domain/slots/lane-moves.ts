import type { VisitId } from '../../kernel/ids.ts';
import { NOT_BARRED, type PreparedSlots } from './prepared.ts';
import type { SuggestOptions } from './suggest.ts';
import type { PlacingVisit } from './types.ts';

export type LaneMoves = {
  /** Trucks that surely have to be driven aside: those in front, and those further in that leave earlier. */
  readonly certain: number;
  /** Trucks further in of which nobody knows who leaves first; each counts half. */
  readonly unknown: number;
  /** Free slots further in that nobody could reach any more. */
  readonly closedOff: number;
};

export const NO_MOVES: LaneMoves = { certain: 0, unknown: 0, closedOff: 0 };

/** For every free slot of a one-ended lane, what standing there would cost in moves (SL5). */
export function lanesAsSeenBy(
  prepared: PreparedSlots,
  visit: PlacingVisit,
  options: SuggestOptions,
): ReadonlyMap<number, LaneMoves> {
  const moves = new Map<number, LaneMoves>();
  for (const lane of prepared.lanes)
    for (const [i, move] of laneAsSeenBy(prepared, lane, visit, options)) moves.set(i, move);
  return moves;
}

/** The same for the free slots of one lane, innermost first. */
export function laneAsSeenBy(
  prepared: PreparedSlots,
  lane: Int32Array,
  visit: PlacingVisit,
  options: Pick<SuggestOptions, 'departureOf'>,
): readonly (readonly [number, LaneMoves])[] {
  const seen: (readonly [number, LaneMoves])[] = [];
  const leavesAt = visit.expectedDepartureAt;
  let further = NO_MOVES;
  let inFront = 0;
  for (const i of lane) if (isOther(prepared, i, visit)) inFront += 1;
  for (let place = lane.length - 1; place >= 0; place -= 1) {
    const i = lane[place] ?? 0;
    if (isOther(prepared, i, visit)) {
      inFront -= 1;
      // Nobody can tell when a truck leaves that nobody knows.
      const otherId = prepared.visit[i] as VisitId;
      const otherLeavesAt = prepared.visit[i] === 0 ? null : (options.departureOf?.(otherId) ?? null);
      if (leavesAt === null || otherLeavesAt === null) further = { ...further, unknown: further.unknown + 1 };
      else if (otherLeavesAt < leavesAt) further = { ...further, certain: further.certain + 1 };
      continue;
    }
    if (prepared.barred[i] !== NOT_BARRED) continue;
    seen.push([i, { ...further, certain: further.certain + inFront }]);
    further = { ...further, closedOff: further.closedOff + 1 };
  }
  return seen;
}

function isOther(prepared: PreparedSlots, i: number, visit: PlacingVisit): boolean {
  const standing = prepared.visit[i] ?? 0;
  return standing === 0 ? prepared.isUnknown[i] === 1 : standing !== visit.visitId;
}
