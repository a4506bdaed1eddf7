import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
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

type Kept = { readonly mark: string; readonly line: Line };
/** The last reading of each line, as long as the database is open: it holds until the line changes, or a minute goes by. */
const kept = new WeakMap<QueryContext['stores'], Map<Queue['id'], Kept>>();

/** Asks each line once, and only lines that somebody asks of; null for a truck that waits in none (RE4). */
export function callTimesOf(context: QueryContext): CallTimes {
  const asked = new Map<Queue['id'], Line>();
  return (visit) => {
    if (visit.queueId === null || visit.stage !== 'waiting') return null;
    let line = asked.get(visit.queueId);
    if (line === undefined) asked.set(visit.queueId, (line = lineOf(context, visit.queueId)));
    const own = line.placed.get(visit.id);
    return own === undefined ? null : line.estimates.ofEntry(own);
  };
}

function lineOf(context: QueryContext, queueId: Queue['id']): Line {
  const { stores, now } = context;
  const queue = stores.records.require('queue', queueId);
  const mark = `${stores.queues.lineMark(queue)} ${String(Math.floor(now / MINUTE_MS))}`;
  let ofStores = kept.get(stores);
  if (ofStores === undefined) kept.set(stores, (ofStores = new Map<Queue['id'], Kept>()));
  const known = ofStores.get(queueId);
  if (known?.mark === mark) return known.line;
  const { placed, estimates } = standingOf(context, stores.records.require('crossing', queue.crossingId), queue);
  const line: Line = { estimates, placed: new Map(placed.map((one) => [one.entry.visitId, one])) };
  ofStores.set(queueId, { mark, line });
  return line;
}
