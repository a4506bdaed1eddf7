import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireCrossing } from '../steps/lookup.ts';
import { returnCalled } from '../queue/commands.ts';

type CallCommand =
  | 'queue.recall'
  | 'queue.call-again'
  | 'queue.attempt'
  | 'queue.transfer-all'
  | 'visit.route'
  | 'crossing.suspend'
  | 'crossing.resume';

export const callCommands: Pick<Handlers, CallCommand> = {
  'queue.recall': notBuilt,
  'queue.call-again': notBuilt,
  'queue.attempt': notBuilt,
  'queue.transfer-all': notBuilt,
  'visit.route': notBuilt,

  'crossing.suspend'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const queues = queuesOf(context, crossing.value, input.direction).filter((queue) => queue.suspendedAt === null);
    if (queues.length === 0) return refuse({ code: 'queue.suspended', reason: null });
    context.because(input.reason);
    const returned = queues.flatMap((queue) => {
      const set = { suspendedAt: context.now, suspendedReason: input.reason };
      context.log.update('queue.suspended', 'queue', queue, set);
      return returnCalled(context, queue, 'queue.suspended');
    });
    return ok({
      returned: returned.map((visit) => wireId('visit', visit.id)),
      expected: context.stores.visits.countExpected(crossing.value.id, input.direction ?? null),
    });
  },

  'crossing.resume'(input, context) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    const queues = queuesOf(context, crossing.value, input.direction).filter((queue) => queue.suspendedAt !== null);
    if (queues.length === 0) return refuse({ code: 'queue.not-suspended' });
    for (const queue of queues)
      context.log.update('queue.resumed', 'queue', queue, { suspendedAt: null, suspendedReason: null });
    return ok({});
  },
};

function queuesOf(context: Context, crossing: Crossing, direction: Direction | undefined): readonly Queue[] {
  return context.stores.queues
    .queues()
    .filter((queue) => queue.crossingId === crossing.id && (direction === undefined || queue.direction === direction));
}

function notBuilt(): never {
  throw new Error('not built yet');
}
