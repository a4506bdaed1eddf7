import type { PieceId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Place, SlotRecord } from '../../../shared/domain/records.ts';
import { statusAfterLeaving } from '../../../shared/domain/slots/decide.ts';
import type { Context } from '../../engine/handler.ts';

/** Records a piece that stands apart where it was seen: out of the slot that it held, and into another if it is one. */
export function placePiece(
  context: Context,
  pieceId: PieceId,
  slot: SlotRecord | null,
  place: Place,
  seenAt: Instant | null,
): void {
  const { stores, log, now } = context;
  const piece = stores.records.require('piece', pieceId);
  const { visitId } = piece;
  for (const occupancy of stores.slots.openOccupancies(visitId)) {
    if (occupancy.pieceId !== pieceId) continue;
    const held = stores.records.require('slot', occupancy.slotId);
    const status = statusAfterLeaving(held.status);
    log.update('slot.vacated', 'slot', held, { visitId: null, occupiedAt: null, status }, visitId);
    const endedAt = Math.max(occupancy.startedAt, now) as Instant;
    log.update('occupancy.ended', 'occupancy', occupancy, { endedAt }, visitId);
  }
  if (slot !== null) {
    log.update('slot.occupied', 'slot', slot, { visitId, occupiedAt: now }, visitId);
    const id = context.newRecordId('occupancy');
    const occupancy = { id, slotId: slot.id, visitId, pieceId, startedAt: now, endedAt: null, overrideReason: null };
    log.insert('occupancy.started', 'occupancy', occupancy, visitId);
  }
  log.update('piece.seen', 'piece', piece, { place, seenAt: seenAt ?? piece.seenAt }, visitId);
}
