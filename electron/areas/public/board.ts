import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { lineNow } from '../queue/entries.ts';
import { estimatesOf } from '../queue/estimates.ts';
import { boardLineOf } from './line.ts';

type Board = Omit<QueryOutputs['board.show'], 'seq'>;

/** Calls that a board may have to show in turns, and how many come next in each direction. */
const CALLED_SHOWN = 30;
const NEXT_SHOWN = 10;

/** The board of a crossing: numbers, plates of who is called, ranges; nobody's name, goods or papers (QU41). */
export function boardOf(context: QueryContext, crossing: Crossing): Board {
  const queues = context.stores.queues.queues().filter(({ crossingId }) => crossingId === crossing.id);
  const main = queues.filter(({ point }) => point === 'main').map((queue) => lineOf(context, crossing, queue));
  return {
    crossing: { code: crossing.code, name: crossing.name, nameZh: crossing.nameZh },
    siteNow: context.now,
    timeZone: context.zone,
    called: queues
      .flatMap((queue) =>
        context.stores.queues.called(queue.id).map((visit) => ({
          queueNumber: visit.queueNumber ?? '',
          plate: visit.plate,
          direction: queue.direction,
          point: queue.point,
          lane: visit.callLane,
          calledAt: visit.calledAt ?? context.now,
        })),
      )
      .sort((a, b) => b.calledAt - a.calledAt || a.queueNumber.localeCompare(b.queueNumber))
      .slice(0, CALLED_SHOWN),
    next: main.flatMap(({ next }) => next),
    lines: main.map(({ line }) => line),
  };
}

function lineOf(
  context: QueryContext,
  crossing: Crossing,
  queue: Queue,
): { readonly line: Board['lines'][number]; readonly next: Board['next'] } {
  const estimates = estimatesOf(context, queue);
  const placed = lineNow(context, queue);
  return {
    line: boardLineOf(context, crossing, queue, estimates, placed.length),
    next: placed
      .filter(({ rank }) => rank !== null)
      .slice(0, NEXT_SHOWN)
      .map((one) => {
        const estimate = estimates.ofEntry(one);
        return {
          queueNumber: one.entry.number,
          direction: queue.direction,
          p90From: estimate?.p90From ?? null,
          p90To: estimate?.p90To ?? null,
        };
      }),
  };
}
