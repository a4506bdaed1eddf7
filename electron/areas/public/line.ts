import { nextChange, stateAt } from '../../../shared/domain/queue/calendar.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { BoardLine } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { takesSoon } from '../queue/call.ts';
import type { QueueEstimates } from '../queue/estimates.ts';

/** What everybody may know of a queue: open or not, the notice, and how long whoever comes now will wait. */
export function boardLineOf(
  context: QueryContext,
  crossing: Crossing,
  queue: Queue,
  estimates: QueueEstimates,
  waiting: number,
): BoardLine {
  const { now, zone } = context;
  const newcomer = estimates.newcomer();
  return {
    direction: queue.direction,
    state: stateAt(crossing.calendar, now, zone),
    changesAt: nextChange(crossing.calendar, now, zone)?.at ?? null,
    isCalling: queue.suspendedAt === null && takesSoon(context, queue),
    isSuspended: queue.suspendedAt !== null,
    suspendedReason: queue.suspendedReason,
    reopensAt: queue.reopensAt,
    newcomerFromMs: newcomer === null ? null : Math.max(0, newcomer.fromMs - now),
    newcomerToMs: newcomer === null ? null : Math.max(0, newcomer.toMs - now),
    waiting,
    notice: noticeOf(context, queue),
  };
}

function noticeOf(context: QueryContext, queue: Queue): BoardLine['notice'] {
  const notice = queue.noticeId === null ? null : context.stores.records.get('notice', queue.noticeId);
  if (notice !== null)
    return { number: notice.number, on: notice.issuedOn, authority: notice.authority, text: notice.text };
  const { noticeNumber, noticeOn } = queue.discipline;
  return noticeNumber === null ? null : { number: noticeNumber, on: noticeOn, authority: '', text: '' };
}
