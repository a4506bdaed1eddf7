import type { Id, VisitId } from '../../../shared/kernel/ids.ts';
import type { Move } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** Orders a yard tractor to bring a truck somewhere (GA3). */
export function orderMove(
  context: Context,
  visitId: VisitId,
  order: Pick<Move, 'why' | 'target' | 'isUrgent' | 'note'> &
    Partial<Pick<Move, 'toSlotId' | 'toZoneId' | 'priority' | 'assignedTo' | 'tractorVisitId' | 'closingId'>>,
): Id<'move'> {
  const id = context.newId('move');
  context.log.insert(
    'move.ordered',
    'move',
    {
      id,
      visitId,
      fromPlace: context.stores.records.require('visit', visitId).place,
      toSlotId: null,
      toZoneId: null,
      priority: order.isUrgent ? 1 : 2,
      assignedTo: null,
      tractorVisitId: null,
      closingId: null,
      ...order,
      orderedAt: context.now,
      orderedBy: context.actor.user,
      endedAt: null,
      endedBy: null,
      isDone: false,
    },
    visitId,
  );
  return id;
}

/** A truck that has gone is not to be moved any more. */
export function endMovesOf(context: Context, visitId: VisitId): void {
  for (const move of context.stores.moves.openOf(visitId))
    context.log.update('move.cancelled', 'move', move, { endedAt: context.now, endedBy: context.actor.user }, visitId);
}
