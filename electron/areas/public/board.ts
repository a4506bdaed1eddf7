import type { Crossing } from '../../../shared/domain/records.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { standingOf } from './standing.ts';

type Board = Omit<QueryOutputs['board.show'], 'seq'>;

/** Calls that a board shows in turns: twelve of its pages, two minutes. And how many come next in each direction. */
const CALLED_SHOWN = 60;
const NEXT_SHOWN = 10;
const TURNS_SHOWN = 30;

/** The board of a crossing: numbers, plates of who is called, ranges; nobody's name, goods or papers (QU41). */
export function boardOf(context: QueryContext, crossing: Crossing): Board {
  const queues = context.stores.queues.queues().filter(({ crossingId }) => crossingId === crossing.id);
  const main = queues
    .filter(({ point }) => point === 'main')
    .map((queue) => ({ queue, ...standingOf(context, crossing, queue) }));
  const called = queues.flatMap((queue) =>
    context.stores.queues.called(queue.id).map((visit) => ({
      queueNumber: visit.queueNumber ?? '',
      plate: visit.plate,
      direction: queue.direction,
      point: queue.point,
      lane: visit.callLane,
      calledAt: visit.calledAt ?? context.now,
    })),
  );
  return {
    crossing: { code: crossing.code, name: crossing.name, nameZh: crossing.nameZh },
    siteNow: context.now,
    timeZone: context.zone,
    calledCount: called.length,
    called: called
      .sort((a, b) => b.calledAt - a.calledAt || a.queueNumber.localeCompare(b.queueNumber))
      .slice(0, CALLED_SHOWN),
    next: main.flatMap(({ queue, next, estimates }) =>
      next.slice(0, NEXT_SHOWN).map((one) => {
        const estimate = estimates.ofEntry(one);
        return {
          queueNumber: one.entry.number,
          direction: queue.direction,
          p90From: estimate?.p90From ?? null,
          p90To: estimate?.p90To ?? null,
        };
      }),
    ),
    lines: main.map(({ line }) => line),
    turns: context.stores.turns
      .called()
      .slice(0, TURNS_SHOWN)
      .map(({ service, number, facilityId, calledAt }) => ({
        service,
        number,
        facility: facilityId === null ? '' : context.stores.records.require('facility', facilityId).name,
        calledAt: calledAt ?? context.now,
      })),
  };
}
