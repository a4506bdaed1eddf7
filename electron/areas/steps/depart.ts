import type { Instant } from '../../../shared/kernel/instant.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Departure } from '../../../shared/domain/gate/visit-stage.ts';
import type { Context } from '../../engine/handler.ts';
import { endFastTrack } from './fast-tracks.ts';
import { endMovesOf } from './moves.ts';
import { leaveSite } from './people.ts';
import { recordPass, type Gate } from './passes.ts';
import { detachPiece } from './pieces.ts';
import { placeVisit } from './place.ts';
import { forgetTeamHours } from './team.ts';

export type Leaving = {
  readonly departure: Departure;
  readonly at: Instant;
  readonly isLate?: boolean;
  /** Who keeps a bed although the truck goes (RE1). */
  readonly staying: ReadonlySet<PersonId>;
  readonly isToConfirm?: boolean;
  /** Where the barrier opened; null when nobody saw it go. */
  readonly gate: Gate | null;
  /** Where it is sent, when it is turned back. */
  readonly goesTo?: string | null;
  /** What the gate is to look at again. */
  readonly warnings?: readonly string[];
};

/** Ends a visit: its places, its pieces, the stays of those who go with it, and records the passage. */
export function departVisit(context: Context, visit: Visit, leaving: Leaving): Visit {
  const { departure } = leaving;
  const at = leftAt(context, visit, leaving.at, leaving.staying);
  forgetTeamHours(context, visit.id);
  for (const piece of context.stores.visits.piecesOf(visit.id)) detachPiece(context, piece, at, 'outside');
  for (const person of context.stores.people.ofVisit(visit.id)) {
    // Who slept here while the truck stood abroad is not in it now.
    if (person.isStaying) continue;
    if (!leaving.staying.has(person.id)) leaveSite(context, person, at, 'visit-over');
    else context.log.update('person.stayed', 'person', person, { isStaying: true }, visit.id);
  }
  endMovesOf(context, visit.id);
  endFastTrack(context, visit.id, 'ended');
  if (leaving.gate !== null)
    recordPass(context, visit, { way: 'out', ...leaving.gate, at, departure, warnings: leaving.warnings ?? [] });
  return placeVisit(
    context,
    visit,
    { place: 'outside' },
    at,
    'visit.departed',
    {
      stage: 'departed',
      departure,
      departedAt: at,
      isToConfirm: leaving.isToConfirm ?? visit.isToConfirm,
      warnings: [...new Set([...visit.warnings, ...(leaving.warnings ?? [])])],
      // When and why it was called stays: the pace of calls is counted from it (QU8).
      orderAt: null,
      orderSeq: null,
      arriveByAt: null,
      keysWith: null,
      isDriverless: false,
      ...((leaving.goesTo ?? null) !== null && { goesTo: leaving.goesTo }),
    },
    { occurredAt: at, ...(leaving.isLate === true && { isLate: true }) },
  );
}

/**
 * When it can have gone, at the earliest: a late entry does not undo what was recorded of truck and people since. All of
 * a departure happens at this one instant, so that times in the yard and accounts end together (AC1).
 */
export function leftAt(context: Context, visit: Visit, at: Instant, staying: ReadonlySet<PersonId>): Instant {
  const { visits, people, rest, slots } = context.stores;
  const standing = visits.openStanding(visit.id);
  const since = [at, visit.arrivedAt ?? at, visit.seenAt ?? at, standing?.startedAt ?? at];
  for (const { attachedAt, isApart, seenAt } of visits.piecesOf(visit.id)) since.push(isApart ? seenAt : attachedAt);
  for (const occupancy of slots.openOccupancies(visit.id)) since.push(occupancy.startedAt);
  for (const person of people.ofVisit(visit.id))
    if (!staying.has(person.id) && !person.isStaying) since.push(rest.openStayOf(person.id)?.startedAt ?? at);
  return Math.max(...since) as Instant;
}
