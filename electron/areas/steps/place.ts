import { wireId, type VisitId, type ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Place, SlotRecord, Standing, Visit } from '../../../shared/domain/records.ts';
import type { EventType, YardEvent } from '../../../shared/domain/events.ts';
import type { Context } from '../../engine/handler.ts';
import { clearAlarms } from './alarms.ts';
import { settleMovesAt } from './moves.ts';
import { freeSlots, possibleIn, takeSlot } from './occupancy.ts';
import { joinPieces } from './pieces.ts';
import { endWishesOf, takeWishes, takeZoneWishes } from './wishes.ts';

/** Where a visit goes: a slot with adjacent ones where it is long, a zone without a slot, or out of the yard. */
export type Target = (
  | { readonly slot: SlotRecord; readonly also?: readonly SlotRecord[]; readonly overrideReason: string | null }
  | { readonly zoneId: ZoneId; readonly place: Place }
  | { readonly place: 'outside' }
) & {
  /** Only the record is put right, nothing moves on the ground (KB9). */
  readonly isAdjustment?: boolean;
};

/** The targets that every yard has. */
export function pseudoTarget(context: Context, kind: 'gate-lane' | 'processing' | 'unknown'): Target {
  return { zoneId: context.stores.slots.pseudoZone(kind).id, place: kind };
}

/**
 * Takes a visit from where it stands to a target: frees the slots it held, closes and opens the intervals of slots and
 * zone, and changes the visit, all at one instant (SL1, SL2, AC1, AC3). A late entry counts from when the visit began
 * to stand where it was, and from when the slots were free again: recorded intervals never overlap. Pieces that stand
 * apart stay there, until all of it leaves the yard.
 */
export function placeVisit(
  context: Context,
  visit: Visit,
  target: Target,
  occurredAt: Instant,
  type: EventType = 'visit.placed',
  set: Partial<Visit> = {},
  info?: YardEvent['info'],
): Visit {
  const standing = context.stores.visits.openStanding(visit.id);
  const slots = 'slot' in target ? [target.slot, ...(target.also ?? [])] : [];
  const at = Math.max(possibleIn(context, slots, occurredAt), standing?.startedAt ?? occurredAt) as Instant;
  freeSlots(context, visit.id, null, at);
  if (standing !== null) endStanding(context, standing, at);
  const place = 'slot' in target ? `slot:${wireId('slot', target.slot.id)}` : target.place;
  const zoneId = 'slot' in target ? target.slot.zoneId : 'zoneId' in target ? target.zoneId : null;
  if (zoneId !== null)
    settleMovesAt(
      context,
      visit.id,
      slots.map(({ id }) => id),
      zoneId,
    );
  if ('slot' in target) {
    takeWishes(context, visit, slots);
    for (const slot of slots)
      takeSlot(context, slot.id, { visitId: visit.id, pieceId: null, at, overrideReason: target.overrideReason });
  } else if ('zoneId' in target) takeZoneWishes(context, visit, target.zoneId);
  else {
    endWishesOf(context, visit.id);
    joinPieces(context, visit.id, at);
  }
  clearAlarms(context, 'keep-clear', visit.id);
  if (zoneId !== null) startStanding(context, visit.id, place, zoneId, at, target.isAdjustment);
  const [slotId = null, ...alsoSlotIds] = slots.map(({ id }) => id);
  const seenAt = zoneId === null ? visit.seenAt : at;
  // Most trucks take one slot: the event says nothing of others then.
  const isLong = alsoSlotIds.length > 0 || visit.alsoSlotIds.length > 0;
  return context.log.update(
    type,
    'visit',
    visit,
    { place, placeZoneId: zoneId, slotId, ...(isLong && { alsoSlotIds }), seenAt, ...set },
    visit.id,
    info,
  );
}

function endStanding(context: Context, standing: Standing, at: Instant): void {
  const endedAt = Math.max(standing.startedAt, at) as Instant;
  context.log.update('standing.ended', 'standing', standing, { endedAt }, standing.visitId);
}

/** Opens the interval of a visit at a place; the one before it ended by then. */
export function startStanding(
  context: Context,
  visitId: VisitId,
  place: Place,
  zoneId: ZoneId,
  at: Instant,
  isAdjustment = false,
): void {
  const id = context.newRecordId('standing');
  const standing = { id, visitId, place, zoneId, startedAt: at, endedAt: null, isAdjustment };
  context.log.insert('standing.started', 'standing', standing, visitId);
}

/** The ground under a standing truck belongs to another zone from now on: its time in the old one ends (AC1). */
export function rezoneVisit(context: Context, visit: Visit, zoneId: ZoneId): void {
  const standing = context.stores.visits.openStanding(visit.id);
  if (standing !== null) {
    const at = Math.max(standing.startedAt, context.now) as Instant;
    endStanding(context, standing, at);
    startStanding(context, visit.id, visit.place, zoneId, at);
  }
  context.log.update('visit.placed', 'visit', visit, { placeZoneId: zoneId }, visit.id);
}
