import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { authorityShown, decideOccurredAt, openHoldsOf } from '../../../shared/domain/gate/decide.ts';
import { readPlace } from '../../../shared/domain/slots/place.ts';
import type { Piece, Visit } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { leaveSite } from '../steps/people.ts';
import { detachPiece, leadWith } from '../steps/pieces.ts';
import { placeVisit, pseudoTarget } from '../steps/place.ts';
import { recordPass } from '../steps/passes.ts';
import { takeSlip } from '../steps/slips.ts';

/**
 * The tractor goes and its trailer stays, with the place that belongs to the load (QU6). From now on the visit goes by
 * the trailer's plate, so that the same tractor may come again with another one. Whoever has a bed here stays; the
 * others went with the tractor.
 */
export function uncouple(
  input: ParsedInput<'visit.uncouple'>,
  context: Context,
): Result<Record<string, never>, Refusal> {
  const found = requireVisitInYard(context, input.visitId);
  if (!found.ok) return found;
  const visit = found.value;
  const pieces = context.stores.visits.piecesOf(visit.id);
  // A rigid truck would go with a load of its own.
  if (!visit.hasTractor || pieces.some(({ kind }) => kind === 'rigid')) return refuse({ code: 'visit.no-tractor' });
  const { trailerPlate } = visit;
  if (trailerPlate === null) return refuse({ code: 'visit.no-trailer' });
  const holds = openHoldsOf(visit);
  if (holds.length > 0) return refuse({ code: 'visit.under-hold', authorities: holds.map(authorityShown) });
  const occurred = decideOccurredAt(input.occurredAt, context.now, {
    isCoordinator: isCoordinator(context.actor.roles),
    reason: input.reason,
  });
  if (!occurred.ok) return occurred;
  const { isLate } = occurred.value;
  // A late entry does not undo what was recorded since.
  const since = pieces.map(({ attachedAt, seenAt, isApart }) => (isApart ? Math.max(attachedAt, seenAt) : attachedAt));
  const at = Math.max(occurred.value.at, ...since) as Instant;
  const slip = takeSlip(context, input.slipNo, visit.id);
  if (!slip.ok) return slip;
  if (input.reason !== undefined) context.because(input.reason);

  for (const piece of pieces) if (piece.kind === 'tractor') detachPiece(context, piece, at, 'outside');
  for (const person of context.stores.people.ofVisit(visit.id))
    if (context.stores.rest.openStayOf(person.id) === null) leaveSite(context, person, at);
  const passage = { gate: input.gate ?? '', lane: input.lane ?? '', slipNo: input.slipNo };
  recordPass(context, { ...visit, trailerPlate: null }, { way: 'out', at, ...passage, warnings: slip.value });
  const plates = { plate: trailerPlate, plateTyped: trailerPlate, trailerPlate: null };
  const trailer = pieces.find(({ kind }) => kind === 'trailer');
  const left = trailer === undefined ? visit : standWith(context, visit, trailer, at);
  const set = { hasTractor: false, ...plates, keysWith: null, isDriverless: false };
  const info = { tractor: visit.plate, ...(isLate && { isLate }) };
  context.log.update('visit.uncoupled', 'visit', left, set, visit.id, info);
  return ok({});
}

/** The visit is where its trailer stands, also where that stood apart from the tractor (SL21). */
function standWith(context: Context, visit: Visit, trailer: Piece, at: Instant): Visit {
  leadWith(context, trailer, at);
  const place = trailer.isApart ? readPlace(trailer.place) : null;
  if (place === null || place.kind === 'outside') return visit;
  if (place.kind === 'slot') {
    const slot = context.log.latest('slot', context.stores.records.require('slot', place.slotId));
    return placeVisit(context, visit, { slot, overrideReason: null }, at);
  }
  const target = 'zoneId' in place ? { zoneId: place.zoneId, place: trailer.place } : pseudoTarget(context, place.kind);
  return placeVisit(context, visit, target, at);
}
