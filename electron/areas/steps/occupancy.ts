import type { PieceId, SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SlotRecord } from '../../../shared/domain/records.ts';
import { statusAfterLeaving } from '../../../shared/domain/slots/decide.ts';
import type { Context } from '../../engine/handler.ts';
import { clearSlotAlarms } from './alarms.ts';

/** Who takes a slot, and from when on. */
export type Taking = {
  readonly visitId: VisitId;
  /** The piece that stands there apart; null for the visit itself. */
  readonly pieceId: PieceId | null;
  readonly at: Instant;
  readonly overrideReason: string | null;
};

/** From when on these slots can have been taken: they were free by then (SL1). */
export function possibleIn(context: Context, slots: readonly SlotRecord[], at: Instant): Instant {
  return Math.max(at, ...slots.map(({ id }) => context.stores.slots.lastEndSince(id, at) ?? at)) as Instant;
}

/** A slot is held from now on, and the interval of that begins (SL1, AC3). What nobody knew there is cleared up. */
export function takeSlot(context: Context, slotId: SlotId, taking: Taking): void {
  const { visitId, pieceId, at, overrideReason } = taking;
  const slot = context.log.latest('slot', context.stores.records.require('slot', slotId));
  if (slot.unknownAt !== null) clearSlotAlarms(context, 'unknown-truck', slot.id);
  const known = slot.unknownAt === null ? {} : { unknownAt: null, unknownPlate: null };
  context.log.update('slot.occupied', 'slot', slot, { visitId, occupiedAt: at, ...known }, visitId);
  const id = context.newRecordId('occupancy');
  const occupancy = { id, slotId: slot.id, visitId, pieceId, startedAt: at, endedAt: null, overrideReason };
  context.log.insert('occupancy.started', 'occupancy', occupancy, visitId);
}

/** Frees what a visit holds itself, or what one piece of it that stands apart holds; closing slots are closed (SL3). */
export function freeSlots(context: Context, visitId: VisitId, pieceId: PieceId | null, at: Instant): void {
  for (const stored of context.stores.slots.openOccupancies(visitId)) {
    const occupancy = context.log.latest('occupancy', stored);
    if (occupancy.pieceId !== pieceId || occupancy.endedAt !== null) continue;
    const slot = context.log.latest('slot', context.stores.records.require('slot', occupancy.slotId));
    const status = statusAfterLeaving(slot.status);
    const set = { visitId: null, occupiedAt: null, ...(status === slot.status ? {} : { status }) };
    context.log.update('slot.vacated', 'slot', slot, set, visitId);
    const endedAt = Math.max(occupancy.startedAt, at) as Instant;
    context.log.update('occupancy.ended', 'occupancy', occupancy, { endedAt }, visitId);
  }
}
