import { addDays, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { mergeSteps, placesOf } from '../../../shared/domain/queue/history.ts';
import { recordOf } from '../../../shared/domain/queue/history-record.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { requireQueue } from '../steps/lookup.ts';
import { pageHeadOf } from '../steps/page-head.ts';
import { changesBack, isWithinWalk, walkBack } from './line-walk.ts';
import { sharedHistory } from './shared-walk.ts';

export const historyQueries: Pick<QueryHandlers, 'queue.history' | 'queue.record'> = {
  'queue.history'(input, context) {
    const visit = context.stores.visits.get(input.visitId);
    if (visit === null) return null;
    if (visit.queueId === null) return { steps: [], places: [], isWhole: true };
    const queue = context.stores.records.require('queue', visit.queueId);
    const { steps, isWhole } = sharedHistory(context, queue, visit.id);
    return { steps: mergeSteps(steps), places: placesOf(steps), isWhole };
  },

  'queue.record'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
    const { queue, crossing } = found.value;
    const from = startOfDay(input.on, context.zone);
    const until = startOfDay(addDays(input.on, 1), context.zone);
    const { journal } = context.stores;
    const last = journal.lastSeqBefore(until);
    // Beyond the walk the day is told all the same, without places.
    const walk = isWithinWalk(context, queue, from) ? walkBack(context, queue) : null;
    const changes = walk?.changes ?? changesBack(context, queue, undefined, last);
    const { lines, called } = recordOf(walk?.line ?? null, changes, from, until);
    return {
      siteName: context.site.name,
      head: pageHeadOf(context.site),
      untilAt: until < context.now ? until : context.now,
      crossing: crossing.name,
      direction: queue.direction,
      point: queue.point,
      on: input.on,
      notice: noticeOf(context, queue, until),
      called,
      lines,
    };
  },
};

/** The notice that was in force at the end of a day, or is now; of a queue that never had one, what its discipline says. */
function noticeOf(context: QueryContext, queue: Queue, until: Instant): QueryOutputs['queue.record']['notice'] {
  const notice = context.stores.queues
    .noticesOf(queue.id)
    .find(({ begunAt, endedAt }) => begunAt !== null && begunAt < until && (endedAt === null || endedAt >= until));
  if (notice !== undefined) return { number: notice.number, on: notice.issuedOn, authority: notice.authority };
  const { noticeNumber, noticeOn } = queue.discipline;
  return queue.noticeId === null
    ? { number: noticeNumber, on: noticeOn, authority: '' }
    : { number: null, on: null, authority: '' };
}
