import type { Json } from '../../../shared/domain/events.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { CrossingChange } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import type { Change, StoredEvent } from '../journal/store.ts';
import { requireCrossing } from '../steps/lookup.ts';

const USUAL_LIMIT = 100;
/** Changes looked at; further back than these nobody asks. */
const MOST_SCANNED = 5000;

/** What a queue counts as it works: nobody changed it. */
const COUNTERS: ReadonlySet<string> = new Set(['id', 'crossingId', 'turn', 'lastOrderSeq', 'numbers']);

export const crossingQueries: Pick<QueryHandlers, 'crossing.history'> = {
  'crossing.history'(input, context) {
    const found = requireCrossing(context, input.crossing);
    if (!found.ok) return null;
    const crossing = found.value;
    const queues = new Map(
      context.stores.queues
        .queues()
        .filter(({ crossingId }) => crossingId === crossing.id)
        .map((queue) => [queue.id as number, queue]),
    );
    const limit = input.limit ?? USUAL_LIMIT;
    const changes: CrossingChange[] = [];
    let scanned = 0;
    for (const change of context.stores.journal.changesOfCrossings()) {
      if (changes.length >= limit || scanned >= MOST_SCANNED) break;
      scanned += 1;
      for (const event of context.stores.journal.events(change.seq)) {
        const shown = changeOf(change, event, crossing, queues, context);
        if (shown !== null && changes.length < limit) changes.push(shown);
      }
    }
    return { changes };
  },
};

/** What an event changed of the crossing or one of its queues; null when it is of something else. */
function changeOf(
  change: Change,
  event: StoredEvent,
  crossing: Crossing,
  queues: ReadonlyMap<number, Queue>,
  context: QueryContext,
): CrossingChange | null {
  const { kind, id, set, was } = event.change;
  const queue = kind === 'queue' ? queues.get(id) : undefined;
  if (set === null || (queue === undefined && !(kind === 'crossing' && id === crossing.id))) return null;
  const isNew = was === null;
  const fields = Object.keys(set)
    .filter((field) => !COUNTERS.has(field) && !(isNew ? isNothing(set[field]) : isSame(set[field], was[field])))
    .map((field) => ({
      field: field === 'noticeId' ? 'notice' : field === 'orderId' ? 'order' : field,
      was: shownOf(field, was?.[field] ?? null, context),
      becomes: shownOf(field, set[field] ?? null, context),
    }));
  if (fields.length === 0) return null;
  return {
    seq: change.seq,
    at: change.at,
    actor: change.actor,
    reason: change.reason,
    type: event.type,
    direction: queue?.direction ?? null,
    point: queue?.point ?? null,
    fields,
  };
}

function isSame(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function isNothing(value: Json | undefined): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A notice or an order by what stands on it. */
function shownOf(field: string, value: Json, { stores }: QueryContext): Json {
  if (typeof value !== 'number') return value;
  if (field === 'noticeId') {
    const notice = stores.records.get('notice', value);
    return notice === null
      ? null
      : [notice.number, notice.authority].filter((text) => text !== null && text !== '').join(' · ');
  }
  if (field === 'orderId') {
    const order = stores.records.get('authorityOrder', value);
    return order === null ? null : [order.documentNo, order.unit].filter((text) => text !== '').join(' · ');
  }
  return value;
}
