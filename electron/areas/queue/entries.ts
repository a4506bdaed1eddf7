import { stateAt } from '../../../shared/domain/queue/calendar.ts';
import { queueEntryOf } from '../../../shared/domain/queue/entry.ts';
import { orderQueue, type PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { QueueEntry } from '../../../shared/domain/queue/types.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** An entry with the visit that it is of. */
export type WaitingEntry = QueueEntry & { readonly visit: Visit };

/** The entries of a queue that wait, with what keeps each from being called (QU4). */
export function waitingEntries(context: Reading, queue: Queue): readonly WaitingEntry[] {
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  const point = {
    crossing: stateAt(crossing.calendar, context.now, context.zone),
    isSuspended: queue.suspendedAt !== null,
  };
  return context.stores.queues
    .waiting(queue.id)
    .map((visit) => ({ ...queueEntryOf(visit, point, context.site.settings), visit }));
}

/** The line of a queue as it would be called now (QU1–QU4). */
export function lineNow(context: Reading, queue: Queue): readonly PlacedEntry<WaitingEntry>[] {
  return orderQueue(waitingEntries(context, queue), queue.discipline, queue.turn);
}
