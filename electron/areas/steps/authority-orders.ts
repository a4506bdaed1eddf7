import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AuthorityOrder, Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** From now on a queue is called by its discipline again (QU18). */
export function endAuthorityOrder(
  context: Context,
  order: AuthorityOrder,
  endedHow: 'over' | 'withdrawn' | 'done',
): void {
  context.log.update('order.ended', 'authorityOrder', order, { endedAt: context.now, endedHow });
  const queue = context.log.latest('queue', context.stores.records.require('queue', order.queueId));
  if (queue.orderId === order.id) context.log.update('order.ended', 'queue', queue, { orderId: null });
}

/** A truck that postpones, misses its call, loses its place or joins the line anew is not put first any more (QU48). */
export function leaveAuthorityOrder(context: Context, visit: Pick<Visit, 'id' | 'queueId'>): void {
  if (visit.queueId === null) return;
  const { orderId } = context.stores.records.require('queue', visit.queueId);
  if (orderId === null) return;
  const order = context.log.latest('authorityOrder', context.stores.records.require('authorityOrder', orderId));
  if (!order.visitIds.includes(visit.id)) return;
  const visitIds = order.visitIds.filter((visitId) => visitId !== visit.id);
  context.log.update('order.left', 'authorityOrder', order, { visitIds }, visit.id);
}

/** What is due of an order now, or null. */
export function orderDueOf(
  context: Pick<Context, 'stores'> & { readonly now: Instant },
  order: AuthorityOrder,
): 'over' | 'done' | null {
  if (order.untilAt !== null && order.untilAt <= context.now) return 'over';
  return isDone(context, order) ? 'done' : null;
}

/** Called ones count as still to come: a call may be taken back. */
function isDone({ stores }: Pick<Context, 'stores'>, order: AuthorityOrder): boolean {
  return !order.visitIds.some((visitId) => {
    const visit = stores.records.get('visit', visitId);
    return visit !== null && visit.queueId === order.queueId && (visit.stage === 'waiting' || visit.stage === 'called');
  });
}
