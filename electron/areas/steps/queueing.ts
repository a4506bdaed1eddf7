import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import { streamOf } from '../../../shared/domain/queue/discipline.ts';
import type { Stream } from '../../../shared/domain/queue/types.ts';
import { formatQueueNumber, nextQueueNumber } from '../../../shared/domain/queue/number.ts';
import type { Context } from '../../engine/handler.ts';

/** What joining a queue sets on a visit. */
export type Joining = Pick<Visit, 'queueId' | 'stream' | 'queueNumber' | 'orderAt' | 'orderSeq' | 'joinedAt'>;

/** What leaving a queue for good clears: the number stays, it is never given again (QU9). */
export const NOT_QUEUED = { orderAt: null, orderSeq: null, calledAt: null, arriveByAt: null, callRule: null } as const;

type StreamFactsOfVisit = Pick<Visit, 'cargoClass' | 'classProvenBy' | 'growingAreaCode' | 'packingHouseCode'>;

/** What an advantage in the queue rests on. */
const CLASS_FIELDS = ['cargoClass', 'growingAreaCode', 'packingHouseCode'] as const;

/** Gives a visit its stream and its number in a queue and counts both on (QU1, QU9). */
export function joinQueue(context: Context, queue: Queue, facts: StreamFactsOfVisit, orderAt: Instant): Joining {
  const stream = streamOfVisit(facts, queue);
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  const { year } = localTimeOf(context.now, context.zone);
  const before = queue.numbers[stream.letter] ?? null;
  // Only the first number of a year asks who still waits; a count over the whole queue is not for every arrival.
  const isNewYear = before !== null && year > before.year;
  const waiting = isNewYear ? context.stores.queues.countInStream(queue.id, stream.key) : 0;
  const last = nextQueueNumber(before, year, waiting);
  const orderSeq = queue.lastOrderSeq + 1;
  context.log.update('queue.turned', 'queue', queue, {
    numbers: { ...queue.numbers, [stream.letter]: last },
    lastOrderSeq: orderSeq,
  });
  return {
    queueId: queue.id,
    stream: stream.key,
    queueNumber: formatQueueNumber(crossing.code, stream.letter, last.value),
    orderAt,
    orderSeq,
    joinedAt: orderAt,
  };
}

/** The stream that a load belongs to: what was only said of its class brings nothing (QU1). */
export function streamOfVisit(facts: StreamFactsOfVisit, queue: Queue): Stream {
  return streamOf({ ...facts, isClassProven: facts.classProvenBy !== null }, queue.discipline);
}

/** Whether what decides the stream of a load is said otherwise than before. */
export function changesClass(before: Visit, after: Partial<Visit>): boolean {
  return CLASS_FIELDS.some((field) => after[field] !== undefined && after[field] !== before[field]);
}
