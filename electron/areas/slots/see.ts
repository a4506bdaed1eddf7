import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { decidePiece } from '../../../shared/domain/slots/decide.ts';
import { canStandApart, placingPieceOf } from '../../../shared/domain/slots/pieces.ts';
import { partOf, placeInZone, placeOf } from '../../../shared/domain/slots/place.ts';
import type { Piece, Place, Visit, Zone } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { entryOf } from '../steps/entry.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { freeSlots, possibleIn, takeSlot } from '../steps/occupancy.ts';
import { joinPiece, laterOf } from '../steps/pieces.ts';
import { placeVisit } from '../steps/place.ts';
import { onWire, requireSlots, surroundingsOf } from '../steps/taking.ts';
import { takeWishes } from '../steps/wishes.ts';

type Input = ParsedInput<'piece.see'>;
type Done = Result<Record<string, never>, Refusal>;
type Sighting = { readonly visit: Visit; readonly at: Instant; readonly isLate: boolean };

/** Somebody saw a truck, or a piece of it, at a place that is known roughly (SL20) or, for a piece, in a slot (SL21). */
export function seePiece(input: Input, context: Context): Done {
  const found = requireVisitInYard(context, input.visitId);
  if (!found.ok) return found;
  const entry = entryOf(context, input);
  if (!entry.ok) return entry;
  const sighting = { visit: found.value, ...entry.value };
  return input.pieceId === undefined ? seeTruck(input, context, sighting) : seeApart(input, context, sighting);
}

function seeTruck(input: Input, context: Context, { visit, at, isLate }: Sighting): Done {
  const zone = requireZone(context, input);
  if (!zone.ok) return zone;
  const place = placeInZone(zone.value, partOf(input));
  if (place === visit.place) {
    const seenAt = visit.seenAt === null ? at : laterOf(visit.seenAt, at);
    context.log.update('piece.seen', 'visit', visit, { seenAt }, visit.id);
    return ok({});
  }
  const target = { zoneId: zone.value.id, place };
  placeVisit(context, visit, target, at, 'visit.placed', {}, isLate ? { isLate } : undefined);
  return ok({});
}

function seeApart(input: Input, context: Context, { visit, at }: Sighting): Done {
  const piece = input.pieceId === undefined ? null : context.stores.records.get('piece', input.pieceId);
  const barred = canStandApart(piece, visit);
  if (piece === null || barred !== null) return refuse(barred ?? { code: 'piece.unknown' });
  if (input.isWithVisit === true) {
    if (piece.isApart) joinPiece(context, piece, since(context, piece, at));
    else context.log.update('piece.seen', 'piece', piece, { seenAt: laterOf(piece.seenAt, at) }, visit.id);
    return ok({});
  }
  if (input.slotId !== undefined) return seeInSlot(input.slotId, context, visit, piece, at);
  const zone = requireZone(context, input);
  if (!zone.ok) return zone;
  standApart(context, piece, placeInZone(zone.value, partOf(input)), since(context, piece, at));
  return ok({});
}

function seeInSlot(
  slotId: NonNullable<Input['slotId']>,
  context: Context,
  visit: Visit,
  piece: Piece,
  seen: Instant,
): Done {
  const asked = requireSlots(context, { slotId });
  if (!asked.ok) return asked;
  const { slot } = asked.value;
  const place = placeOf({ kind: 'slot', slotId: slot.id });
  if (!piece.isApart || piece.place !== place) {
    const placing = placingPieceOf(piece, visit);
    const decided = decidePiece(slot, placing, surroundingsOf(context, asked.value, placing));
    if (!decided.ok) return refuse(onWire(decided.refusal));
    const at = possibleIn(context, [slot], since(context, piece, seen));
    standApart(context, piece, place, at);
    takeWishes(context, visit, [slot], true);
    takeSlot(context, slot.id, { visitId: visit.id, pieceId: piece.id, at, overrideReason: null });
  } else standApart(context, piece, place, since(context, piece, seen));
  return ok({});
}

/** A piece stands at a place of its own; seen there again, only the time is new. */
function standApart(context: Context, piece: Piece, place: Place, at: Instant): void {
  const isSame = piece.isApart && piece.place === place;
  if (!isSame) freeSlots(context, piece.visitId, piece.id, at);
  const set = { ...(!isSame && { isApart: true, place }), seenAt: laterOf(piece.seenAt, at) };
  context.log.update('piece.seen', 'piece', piece, set, piece.visitId);
}

/** A late entry counts from when the piece was with its visit, and stood where it stands. */
function since(context: Context, piece: Piece, at: Instant): Instant {
  const held = context.stores.slots.openOccupancies(piece.visitId).filter(({ pieceId }) => pieceId === piece.id);
  return Math.max(at, piece.attachedAt, ...held.map(({ startedAt }) => startedAt)) as Instant;
}

function requireZone(context: Context, { zone: code = '' }: Input): Result<Zone, Refusal> {
  const zone = context.stores.slots.zoneByCode(code);
  return zone === null ? refuse({ code: 'zone.unknown', zone: code }) : ok(zone);
}
