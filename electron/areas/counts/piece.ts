import type { PieceId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Place, SlotRecord } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { freeSlots, takeSlot } from '../steps/occupancy.ts';
import { takeWishes } from '../steps/wishes.ts';

/** Records a piece that stands apart where it was seen: out of the slot that it held, and into another if it is one. */
export function placePiece(
  context: Context,
  pieceId: PieceId,
  slot: SlotRecord | null,
  place: Place,
  seenAt: Instant | null,
): void {
  const { stores, log, now: at } = context;
  const piece = log.latest('piece', stores.records.require('piece', pieceId));
  const { visitId } = piece;
  freeSlots(context, visitId, pieceId, at);
  if (slot !== null) {
    takeWishes(context, stores.records.require('visit', visitId), [slot], true);
    takeSlot(context, slot.id, { visitId, pieceId, at, overrideReason: null });
  }
  log.update('piece.seen', 'piece', piece, { place, seenAt: seenAt ?? piece.seenAt }, visitId);
}
