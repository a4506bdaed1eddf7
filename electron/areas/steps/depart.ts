import type { Instant } from '../../../shared/kernel/instant.ts';
import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Departure } from '../../../shared/domain/gate/visit-stage.ts';
import type { Context } from '../../engine/handler.ts';
import { leaveSite } from './people.ts';
import { placeVisit } from './place.ts';

export type Leaving = {
  readonly departure: Departure;
  readonly at: Instant;
  /** Who keeps a bed although the truck goes (RE1). */
  readonly staying: ReadonlySet<PersonId>;
  readonly isToConfirm?: boolean;
  /** Where the barrier opened; null when nobody saw it go. */
  readonly gate: { readonly gate: string; readonly lane: string } | null;
};

/** Ends a visit: its places, its pieces, the stays of those who go with it, and records the passage. */
export function departVisit(context: Context, visit: Visit, leaving: Leaving): Visit {
  const { at, departure } = leaving;
  for (const piece of context.stores.visits.piecesOf(visit.id))
    context.log.update(
      'piece.detached',
      'piece',
      piece,
      { place: 'outside', detachedAt: Math.max(piece.attachedAt, at) as Instant },
      visit.id,
    );
  for (const person of context.stores.people.ofVisit(visit.id)) {
    if (!leaving.staying.has(person.id)) leaveSite(context, person, at);
    else context.log.update('person.stayed', 'person', person, { isStaying: true }, visit.id);
  }
  if (leaving.gate !== null) recordPass(context, visit, leaving.gate, at, departure);
  return placeVisit(
    context,
    visit,
    { place: 'outside' },
    at,
    'visit.departed',
    {
      stage: 'departed',
      departure,
      departedAt: Math.max(visit.arrivedAt ?? at, at) as Instant,
      isToConfirm: leaving.isToConfirm ?? visit.isToConfirm,
      // When and why it was called stays: the pace of calls is counted from it (QU8).
      orderAt: null,
      orderSeq: null,
      arriveByAt: null,
    },
    { occurredAt: at },
  );
}

/** The barrier opened for a truck going out. */
function recordPass(
  context: Context,
  visit: Visit,
  gate: { readonly gate: string; readonly lane: string },
  at: Instant,
  departure: Departure,
): void {
  const slot = visit.slotId === null ? null : context.stores.records.require('slot', visit.slotId);
  context.log.insert(
    'pass.recorded',
    'pass',
    {
      id: context.newId('pass'),
      visitId: visit.id,
      way: 'out',
      gate: gate.gate,
      lane: gate.lane,
      occurredAt: at,
      recordedAt: context.now,
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      direction: visit.direction,
      queueNumber: visit.queueNumber,
      slotCode: slot?.code ?? null,
      departure,
      warnings: [],
      actor: context.actor.user,
    },
    visit.id,
  );
}
