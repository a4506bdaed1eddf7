import { ok, type Result } from '../../../shared/kernel/result.ts';
import { noticeDueOf } from '../../../shared/domain/queue/notice.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { endAuthorityOrder, orderDueOf } from '../steps/authority-orders.ts';
import { beginNotice, endNotice } from '../steps/notices.ts';

type Reading = Pick<Context, 'stores' | 'now'>;

/** Puts notices in force whose time has come, and ends those that are over (QU19). One at a time: each sees the other done. */
export function turnNotices(_input: unknown, context: Context): Result<object, Refusal> {
  const notice = noticesDue(context)[0];
  if (notice === undefined) return ok({});
  if (noticeDueOf(notice, context.now) === 'begin') beginNotice(context, notice);
  else endNotice(context, notice, 'over');
  return ok({});
}

/** How many notices begin or end now. */
export function countNoticesDue(context: Reading): number {
  return noticesDue(context).length;
}

/** Ends authorities' orders that are over, or all of whose trucks are called (QU18). */
export function turnOrders(_input: unknown, context: Context): Result<object, Refusal> {
  for (const order of context.stores.queues.openOrders()) {
    const due = orderDueOf(context, order);
    if (due !== null) endAuthorityOrder(context, order, due);
  }
  return ok({});
}

export function areOrdersDue(context: Reading): boolean {
  return context.stores.queues.openOrders().some((order) => orderDueOf(context, order) !== null);
}

/** In the order in which they came into force, or would have: the last one stays. Ends go first. */
function noticesDue({ stores, now }: Reading) {
  return stores.queues
    .openNotices()
    .map((notice) => ({ notice, due: noticeDueOf(notice, now) }))
    .filter(({ due }) => due !== null)
    .sort(
      (a, b) =>
        Number(a.due === 'begin') - Number(b.due === 'begin') ||
        a.notice.fromAt - b.notice.fromAt ||
        a.notice.id - b.notice.id,
    )
    .map(({ notice }) => notice);
}
