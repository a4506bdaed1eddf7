import { stateAt } from '../../../shared/domain/queue/calendar.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import type { QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';

/** The entries of a queue that wait, with what keeps each from being called (QU4). */
export function waitingEntries(
  context: Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>,
  queue: Queue,
): readonly (QueueEntry & { readonly visit: Visit })[] {
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  const point = {
    crossing: stateAt(crossing.calendar, context.now, context.zone),
    isSuspended: queue.suspendedAt !== null,
  };
  return context.stores.queues
    .waiting(queue.id)
    .map((visit) => ({ ...queueEntryOf(visit, point, context.site.settings), visit }));
}
