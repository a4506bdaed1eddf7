import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { arriveByOf } from '../../../shared/domain/queue/call.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { callObstacle } from '../queue/call.ts';
import { calledVisit, returnCalled, returnOne } from '../queue/commands.ts';
import { requireCrossing, requireQueue } from '../steps/lookup.ts';
import { comingSpan } from './coming.ts';
import { reroute } from './reroute.ts';
import { transferAll } from './transfer-all.ts';

type CallCommand =
  | 'queue.recall'
  | 'queue.call-mode'
  | 'queue.call-again'
  | 'queue.attempt'
  | 'queue.transfer-all'
  | 'visit.route'
  | 'crossing.suspend'
  | 'crossing.resume';

export const callCommands: Pick<Handlers, CallCommand> = {
  'queue.recall'(input, context) {
    const found = calledVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit, queue } = found.value;
    context.because(input.reason);
    returnOne(context, visit, 'queue.recalled');
    // Else the machine would call the same truck again at once (QU59).
    if (queue.callMode === 'auto') context.log.update('queue.saved', 'queue', queue, { callMode: 'hand' });
    return ok({ callMode: 'hand' });
  },

  'queue.call-mode'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) return found;
    const { queue } = found.value;
    const set = { callMode: input.callMode, callBatch: input.callBatch ?? queue.callBatch };
    if (set.callMode !== queue.callMode || set.callBatch !== queue.callBatch)
      context.log.update('queue.saved', 'queue', queue, set);
    return ok({});
  },

  'queue.call-again'(input, context) {
    const found = calledVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit, queue } = found.value;
    const obstacle = callObstacle(queue, input.lane);
    if (obstacle !== null) return refuse(obstacle);
    const arriveByAt = arriveByOf(context.now, queue.arriveWithinMs);
    const callLane = input.lane ?? visit.callLane;
    context.log.update('queue.called-again', 'visit', visit, { arriveByAt, callLane }, visit.id);
    return ok({ arriveBy: arriveByAt });
  },

  'queue.attempt'(input, context) {
    const found = calledVisit(context, input.visitId);
    if (!found.ok) return found;
    const { visit } = found.value;
    const attempt = {
      channel: input.channel,
      at: context.now,
      by: context.actor.user,
      note: input.note ?? null,
    };
    const callAttempts = [...visit.callAttempts, attempt];
    context.log.update('queue.attempted', 'visit', visit, { callAttempts }, visit.id, { channel: input.channel });
    return ok({ logged: callAttempts.length });
  },

  'queue.transfer-all': transferAll,
  'visit.route': reroute,

  'crossing.suspend'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const reopensAt = input.reopensAt !== undefined && input.reopensAt > context.now ? input.reopensAt : null;
    const said = { suspendedReason: input.reason, reopensAt };
    const all = queuesOf(context, crossing.value, input.direction);
    const open = all.filter((queue) => queue.suspendedAt === null);
    // Said of a crossing that is closed already, it is why and until when it stays so (QU7).
    const queues = open.length > 0 ? open : all.filter((queue) => isSaidOtherwise(queue, said));
    if (queues.length === 0) return refuse({ code: 'queue.suspended', reason: all[0]?.suspendedReason ?? null });
    context.because(input.reason);
    const returned = queues.flatMap((queue) => {
      const set = { suspendedAt: queue.suspendedAt ?? context.now, ...said };
      context.log.update('queue.suspended', 'queue', queue, set);
      return returnCalled(context, queue, 'queue.suspended');
    });
    const { from, until } = comingSpan(context.now);
    return ok({
      returned: returned.map((visit) => wireId('visit', visit.id)),
      expected: context.stores.visits.countComing(crossing.value.id, input.direction ?? null, from, until),
    });
  },

  'crossing.resume'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const queues = queuesOf(context, crossing.value, input.direction).filter((queue) => queue.suspendedAt !== null);
    if (queues.length === 0) return refuse({ code: 'queue.not-suspended' });
    for (const queue of queues)
      context.log.update('queue.resumed', 'queue', queue, {
        suspendedAt: null,
        suspendedReason: null,
        reopensAt: null,
      });
    return ok({});
  },
};

type Said = Pick<Queue, 'suspendedReason' | 'reopensAt'>;

function isSaidOtherwise(queue: Queue, said: Said): boolean {
  return queue.suspendedReason !== said.suspendedReason || queue.reopensAt !== said.reopensAt;
}

/** The queues of a crossing, at all its points. */
function queuesOf(context: Context, crossing: Crossing, direction: Direction | undefined): readonly Queue[] {
  return context.stores.queues
    .queues()
    .filter((queue) => queue.crossingId === crossing.id && (direction === undefined || queue.direction === direction));
}
