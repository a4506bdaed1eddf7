import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import type { QueueId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import { streamOf } from '../../../shared/domain/queue/discipline.ts';
import type { Stream } from '../../../shared/domain/queue/types.ts';
import { formatQueueNumber, nextQueueNumber } from '../../../shared/domain/queue/number.ts';
import type { Context } from '../../engine/handler.ts';

/** What joining a queue sets on a visit. */
export type Joining = Pick<Visit, 'queueId' | 'stream' | 'queueNumber' | 'orderAt' | 'orderSeq' | 'joinedAt'>;

/** What a truck that is not called any more lets go of. */
export const NOT_CALLED = {
  calledAt: null,
  arriveByAt: null,
  callRule: null,
  callLane: null,
  callAttempts: [],
} as const satisfies Partial<Visit>;

type StreamFactsOfVisit = Pick<Visit, 'cargoClass' | 'classProvenBy' | 'growingAreaCode' | 'packingHouseCode'>;

/** What an advantage in the queue rests on. */
const CLASS_FIELDS = ['cargoClass', 'growingAreaCode', 'packingHouseCode'] as const;

/** Puts trucks into queues, and counts on each queue's numbers and places once, however many trucks join. */
export type Joiner = {
  /** Gives a visit its stream and its number in a queue (QU1, QU9). */
  readonly join: (queue: Queue, facts: StreamFactsOfVisit, orderAt: Instant) => Joining;
  /** The place of a visit in the queue of another point of its crossing: its number stays (QU24). */
  readonly moveOn: (queue: Queue, visit: StreamFactsOfVisit & Pick<Visit, 'queueNumber'>, orderAt: Instant) => Joining;
  /** Writes down how far numbers and places are used by now. */
  readonly finish: () => void;
};

export function createJoiner(context: Context): Joiner {
  const kept = new Map<QueueId, Pick<Queue, 'numbers' | 'lastOrderSeq'> & { readonly queue: Queue }>();
  const usedOf = (queue: Queue): NonNullable<ReturnType<typeof kept.get>> => {
    const known = kept.get(queue.id);
    if (known !== undefined) return known;
    const latest = context.log.latest('queue', queue);
    return { queue: latest, numbers: latest.numbers, lastOrderSeq: latest.lastOrderSeq };
  };
  const nextNumber = (queue: Queue, letter: string): string => {
    const counting = countingQueueOf(context, queue);
    const used = usedOf(counting);
    const crossing = context.stores.records.require('crossing', queue.crossingId);
    const { year } = localTimeOf(context.now, context.zone);
    // A main point that was made after others goes on where they had got to.
    const before =
      used.numbers[letter] ??
      pointsBeside(context, counting).find(({ numbers }) => letter in numbers)?.numbers[letter] ??
      null;
    // Only the first number of a year asks who still waits; a count over whole queues is not for every arrival.
    const isNewYear = before !== null && year > before.year;
    const prefix = formatQueueNumber(crossing.code, letter, 0).slice(0, -4);
    const inUse = isNewYear ? context.stores.queues.countNumbersInUse(queue.crossingId, queue.direction, prefix) : 0;
    const last = nextQueueNumber(before, year, inUse);
    kept.set(counting.id, { ...used, numbers: { ...used.numbers, [letter]: last } });
    return formatQueueNumber(crossing.code, letter, last.value);
  };
  const placeIn = (queue: Queue): number => {
    const used = usedOf(queue);
    const lastOrderSeq = used.lastOrderSeq + 1;
    kept.set(queue.id, { ...used, lastOrderSeq });
    return lastOrderSeq;
  };
  const joinWith = (queue: Queue, facts: StreamFactsOfVisit, orderAt: Instant, number: string | null): Joining => {
    const stream = streamOfVisit(facts, queue);
    const queueNumber = number ?? nextNumber(queue, stream.letter);
    const orderSeq = placeIn(queue);
    return { queueId: queue.id, stream: stream.key, queueNumber, orderAt, orderSeq, joinedAt: orderAt };
  };
  return {
    join: (queue, facts, orderAt) => joinWith(queue, facts, orderAt, null),
    moveOn: (queue, visit, orderAt) => joinWith(queue, visit, orderAt, visit.queueNumber),
    finish() {
      for (const { queue, numbers, lastOrderSeq } of kept.values())
        context.log.update('queue.turned', 'queue', queue, {
          ...(numbers !== queue.numbers && { numbers }),
          ...(lastOrderSeq !== queue.lastOrderSeq && { lastOrderSeq }),
        });
      kept.clear();
    },
  };
}

/** Where the numbers of a crossing and direction are counted: with its main point, else the first, so that no two trucks share one (QU9). */
function countingQueueOf(context: Context, queue: Queue): Queue {
  if (queue.point === 'main') return queue;
  return context.stores.queues.queueOf(queue.crossingId, queue.direction) ?? pointsBeside(context, queue)[0] ?? queue;
}

/** All points of a crossing in one direction. */
function pointsBeside(context: Context, { crossingId, direction }: Queue): readonly Queue[] {
  return context.stores.queues.queues().filter((one) => one.crossingId === crossingId && one.direction === direction);
}

/** Gives one visit its stream and its number in a queue and counts both on (QU1, QU9). */
export function joinQueue(context: Context, queue: Queue, facts: StreamFactsOfVisit, orderAt: Instant): Joining {
  const joiner = createJoiner(context);
  const joining = joiner.join(queue, facts, orderAt);
  joiner.finish();
  return joining;
}

/** The stream that a load belongs to: what was only said of its class brings nothing (QU1). */
export function streamOfVisit(facts: StreamFactsOfVisit, queue: Queue): Stream {
  return streamOf({ ...facts, isClassProven: facts.classProvenBy !== null }, queue.discipline);
}

/** Whether what decides the stream of a load is said otherwise than before. */
export function changesClass(before: Visit, after: Partial<Visit>): boolean {
  return CLASS_FIELDS.some((field) => after[field] !== undefined && after[field] !== before[field]);
}
