import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AuthorityOrder, Queue } from '../../../shared/domain/records.ts';
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

/** Ends the order that a queue follows once none of its trucks waits there any more; to be asked after calls. */
export function finishAuthorityOrder(context: Context, queue: Queue): void {
  if (queue.orderId === null) return;
  const order = context.stores.records.require('authorityOrder', queue.orderId);
  if (order.endedAt === null && isDone(context, order)) endAuthorityOrder(context, order, 'done');
}

/** What is due of an order now, or null. */
export function orderDueOf(
  context: Pick<Context, 'stores'> & { readonly now: Instant },
  order: AuthorityOrder,
): 'over' | 'done' | null {
  if (order.untilAt !== null && order.untilAt <= context.now) return 'over';
  return isDone(context, order) ? 'done' : null;
}

function isDone(context: Pick<Context, 'stores'> & Partial<Pick<Context, 'log'>>, order: AuthorityOrder): boolean {
  return !order.visitIds.some((visitId) => {
    const stored = context.stores.records.get('visit', visitId);
    const visit = stored === null ? null : (context.log?.latest('visit', stored) ?? stored);
    return visit?.stage === 'waiting' && visit.queueId === order.queueId;
  });
}
