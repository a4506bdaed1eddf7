import type { QueueId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { callNext, callObstacle, planOf, takesSoon } from '../queue/call.ts';
import { freeAt } from '../queue/entries.ts';

type Yard = Pick<Context, 'stores' | 'now' | 'site' | 'zone'>;

/** A queue that calls by itself calls its next batch, by the same way as a person does (QU26). */
export function turnQueue(input: unknown, context: Context): Result<object, Refusal> {
  const { queueId } = input as { readonly queueId: QueueId };
  const queue = context.stores.records.get('queue', queueId);
  if (queue === null || !hasRoomForBatch(context, queue)) return ok({});
  return callNext(context, queue, { count: queue.callBatch });
}

/**
 * The queues that call by themselves now. The line of a queue is read only while its batch has room, and after a look in
 * vain not again until something of it has changed, or a minute has passed: hours of work and of driving go by too.
 */
export function queuesDue(yard: Yard): readonly QueueId[] {
  const { queues } = yard.stores;
  const due: QueueId[] = [];
  for (const queue of queues.queues()) {
    if (!hasRoomForBatch(yard, queue)) continue;
    const mark = `${queues.lineMark(queue)} ${String(Math.floor(yard.now / MINUTE_MS))}`;
    if (queues.isKnownFruitless(queue.id, mark)) continue;
    if (planOf(yard, queue, queue.callBatch).called.length > 0) due.push(queue.id);
    else queues.noteFruitless(queue.id, mark);
  }
  return due;
}

function hasRoomForBatch(yard: Yard, queue: Queue): boolean {
  return (
    queue.callMode === 'auto' &&
    callObstacle(queue, undefined) === null &&
    takesSoon(yard, queue) &&
    freeAt(yard, queue) >= Math.min(queue.callBatch, queue.buffer)
  );
}
