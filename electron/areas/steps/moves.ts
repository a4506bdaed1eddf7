import type { MoveId, SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Move, Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { endWish, wishOfMove, wishSlot } from './wishes.ts';

/** What is said of a move order; where to is in `target`, in words or by code. */
export type MoveOrder = Pick<Move, 'why' | 'target' | 'isUrgent' | 'note'> &
  Partial<Pick<Move, 'toSlotId' | 'toZoneId' | 'priority' | 'assignedTo' | 'tractorVisitId' | 'closingId'>>;

/** Orders a yard tractor to bring a truck somewhere (GA3, MV1). An older order with a place of its own gives way (MV2). */
export function orderMove(context: Context, visit: Pick<Visit, 'id' | 'place'>, order: MoveOrder): MoveId {
  const { toSlotId = null, toZoneId = null } = order;
  if (toSlotId !== null || toZoneId !== null)
    for (const move of context.stores.moves.openOf(visit.id)) if (hasPlace(move)) cancelMove(context, move);
  const id = context.newId('move');
  context.log.insert(
    'move.ordered',
    'move',
    {
      id,
      visitId: visit.id,
      fromPlace: visit.place,
      priority: order.isUrgent ? 1 : 2,
      assignedTo: null,
      tractorVisitId: null,
      closingId: null,
      ...order,
      toSlotId,
      toZoneId,
      orderedAt: context.now,
      orderedBy: context.actor.user,
      endedAt: null,
      endedBy: null,
      isDone: false,
    },
    visit.id,
  );
  if (toSlotId !== null) wishSlot(context, { slotId: toSlotId, visitId: visit.id, moveId: id });
  return id;
}

/** Takes an order back. */
export function cancelMove(context: Context, move: Move): void {
  endMove(context, move, false);
}

/** A truck that has gone is not to be moved any more. */
export function endMovesOf(context: Context, visitId: VisitId): void {
  for (const move of context.stores.moves.openOf(visitId)) cancelMove(context, move);
}

/** A truck that stands where it was to be brought has its order done by that (MV3). */
export function settleMovesAt(context: Context, visitId: VisitId, slotIds: readonly SlotId[], zoneId: ZoneId): void {
  for (const move of context.stores.moves.openOf(visitId)) {
    const { toSlotId, toZoneId } = move;
    if (toZoneId === zoneId || (toSlotId !== null && slotIds.includes(toSlotId))) endMove(context, move, true);
  }
}

/** Ends an order, carried out or not. */
export function endMove(context: Context, move: Move, isDone: boolean): void {
  const wish = wishOfMove(context, move);
  if (wish !== null) endWish(context, wish, isDone ? 'used' : 'cancelled');
  const set = { endedAt: context.now, endedBy: context.actor.user, isDone };
  context.log.update(isDone ? 'move.done' : 'move.cancelled', 'move', move, set, move.visitId);
}

/** Whether an order leads to a slot or a zone, and not only where its words say (MV2). */
export function hasPlace({ toSlotId, toZoneId }: Move): boolean {
  return toSlotId !== null || toZoneId !== null;
}
