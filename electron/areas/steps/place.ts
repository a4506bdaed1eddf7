import { wireId, type VisitId, type ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Place, SlotRecord, Standing, Visit } from '../../../shared/domain/records.ts';
import { statusAfterLeaving } from '../../../shared/domain/slots/decide.ts';
import type { EventType, YardEvent } from '../../../shared/domain/events.ts';
import type { Context } from '../../engine/handler.ts';
import { settleMovesAt } from './moves.ts';

/** Where a visit goes: a slot, a zone without a slot, or out of the yard. */
export type Target =
  | { readonly slot: SlotRecord; readonly overrideReason: string | null }
  | { readonly zoneId: ZoneId; readonly place: Place }
  | { readonly place: 'outside' };

/** The place of a visit in a zone without a slot. */
export function zonePlace(zoneId: ZoneId): Place {
  return `zone:${wireId('zone', zoneId)}`;
}

/** The targets that every yard has. */
export function pseudoTarget(context: Context, kind: 'gate-lane' | 'processing' | 'unknown'): Target {
  return { zoneId: context.stores.slots.pseudoZone(kind).id, place: kind };
}

/**
 * Takes a visit from where it stands to a target: frees the slot it held, closes and opens the intervals of slot and
 * zone, and changes the visit, all at one instant (SL1, SL2, AC1, AC3). A late entry counts from when the visit began
 * to stand where it was, and from when the slot was free again: recorded intervals never overlap.
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
  const at = possibleFrom(context, standing, target, occurredAt);
  if (visit.slotId !== null) leaveSlot(context, visit, at);
  if (standing !== null) endStanding(context, standing, at);
  const place = 'slot' in target ? `slot:${wireId('slot', target.slot.id)}` : target.place;
  const zoneId = 'slot' in target ? target.slot.zoneId : 'zoneId' in target ? target.zoneId : null;
  releaseReservations(context, visit.id, target);
  if ('slot' in target) settleMovesAt(context, visit.id, target.slot.id);
  if ('slot' in target) takeSlot(context, visit.id, target.slot, target.overrideReason, at);
  if (zoneId !== null) startStanding(context, visit.id, place, zoneId, at);
  return context.log.update(
    type,
    'visit',
    visit,
    {
      place,
      placeZoneId: zoneId,
      slotId: 'slot' in target ? target.slot.id : null,
      seenAt: zoneId === null ? visit.seenAt : at,
      ...set,
    },
    visit.id,
    info,
  );
}

const NOT_RESERVED = { reservedFor: null, reservedAt: null } as const;

/** A reservation ends when its truck takes another slot, leaves for good or does not come. */
export function releaseReservations(context: Context, visitId: VisitId, target: Target): void {
  if ('zoneId' in target) return;
  for (const slot of context.stores.slots.reservedFor(visitId))
    if (!('slot' in target) || target.slot.id !== slot.id)
      context.log.update('slot.unreserved', 'slot', slot, NOT_RESERVED, visitId);
}

function possibleFrom(context: Context, standing: Standing | null, target: Target, at: Instant): Instant {
  const free = 'slot' in target ? context.stores.slots.lastEndSince(target.slot.id, at) : null;
  return Math.max(at, standing?.startedAt ?? at, free ?? at) as Instant;
}

function endStanding(context: Context, standing: Standing, at: Instant): void {
  const endedAt = Math.max(standing.startedAt, at) as Instant;
  context.log.update('standing.ended', 'standing', standing, { endedAt }, standing.visitId);
}

/** Opens the interval of a visit at a place; the one before it ended by then. */
export function startStanding(context: Context, visitId: VisitId, place: Place, zoneId: ZoneId, at: Instant): void {
  const id = context.newRecordId('standing');
  const standing = { id, visitId, place, zoneId, startedAt: at, endedAt: null, isAdjustment: false };
  context.log.insert('standing.started', 'standing', standing, visitId);
}

function takeSlot(
  context: Context,
  visitId: VisitId,
  slot: SlotRecord,
  overrideReason: string | null,
  at: Instant,
): void {
  // A wish gives way to the truck that stands there; whose wish it was reads so in its story.
  const isForOther = slot.reservedFor !== null && slot.reservedFor !== visitId;
  const free = isForOther ? context.log.update('slot.unreserved', 'slot', slot, NOT_RESERVED, slot.reservedFor) : slot;
  const wasReserved = free.reservedFor === null ? {} : NOT_RESERVED;
  context.log.update('slot.occupied', 'slot', free, { visitId, occupiedAt: at, ...wasReserved }, visitId);
  const id = context.newRecordId('occupancy');
  const occupancy = { id, slotId: slot.id, visitId, pieceId: null, startedAt: at, endedAt: null, overrideReason };
  context.log.insert('occupancy.started', 'occupancy', occupancy, visitId);
}

function leaveSlot(context: Context, visit: Visit, at: Instant): void {
  if (visit.slotId === null) return;
  const slot = context.stores.records.require('slot', visit.slotId);
  const status = statusAfterLeaving(slot.status);
  const set = { visitId: null, occupiedAt: null, ...(status === slot.status ? {} : { status }) };
  context.log.update('slot.vacated', 'slot', slot, set, visit.id);
  const [occupancy] = context.stores.slots.openOccupancies(visit.id);
  if (occupancy === undefined) throw new Error(`visit ${String(visit.id)} holds a slot without an occupancy`);
  const endedAt = Math.max(occupancy.startedAt, at) as Instant;
  context.log.update('occupancy.ended', 'occupancy', occupancy, { endedAt }, visit.id);
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
