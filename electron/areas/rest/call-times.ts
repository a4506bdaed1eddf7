import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { Queue, Visit } from '../../../shared/domain/records.ts';
import type { ShownEstimate } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { standingOf, type Standing } from '../public/standing.ts';
import type { WaitingEntry } from '../queue/entries.ts';

/** When trucks will be called, as the board and their drivers are told it. */
export type CallTimes = (visit: Pick<Visit, 'id' | 'queueId' | 'stage'>) => ShownEstimate | null;

type Line = Pick<Standing, 'estimates'> & { readonly placed: ReadonlyMap<VisitId, PlacedEntry<WaitingEntry>> };

/** Asks each line once, and only lines that somebody asks of; null for a truck that waits in none (RE4). */
export function callTimesOf(context: QueryContext): CallTimes {
  const lines = new Map<Queue['id'], Line>();
  const lineOf = (queueId: Queue['id']): Line => {
    const known = lines.get(queueId);
    if (known !== undefined) return known;
    const queue = context.stores.records.require('queue', queueId);
    const crossing = context.stores.records.require('crossing', queue.crossingId);
    const { placed, estimates } = standingOf(context, crossing, queue);
    const line = { estimates, placed: new Map(placed.map((one) => [one.entry.visitId, one])) };
    lines.set(queueId, line);
    return line;
  };
  return (visit) => {
    if (visit.queueId === null || visit.stage !== 'waiting') return null;
    const { estimates, placed } = lineOf(visit.queueId);
    const own = placed.get(visit.id);
    return own === undefined ? null : estimates.ofEntry(own);
  };
}
