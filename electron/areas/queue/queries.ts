import { wireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import { openMsBetween } from '../../../shared/domain/queue/calendar.ts';
import { estimateCall, recentRate, type CallHour, type CallRate } from '../../../shared/domain/queue/estimate.ts';
import { comparePlaces } from '../../../shared/domain/queue/explain.ts';
import { openClockFrom } from '../../../shared/domain/queue/open-clock.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { EventType, Json } from '../../../shared/domain/events.ts';
import type { QueueOrderEntry } from '../../../shared/contract/queries.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { storyEvent } from '../journal/queries.ts';
import { requireQueue } from '../steps/lookup.ts';
import { lineNow, lineRuleNow } from './entries.ts';

/** How far back calls say something about the pace. */
const PACE_HOURS = 14 * 24;

const PLACE_EVENTS: ReadonlySet<EventType> = new Set<EventType>([
  'visit.arrived',
  'queue.restreamed',
  'queue.called',
  'queue.reached',
  'queue.missed',
  'queue.postponed',
  'queue.sent-back',
  'queue.fast-tracked',
  'queue.transferred',
  'queue.suspended',
  'notice.saved',
  'visit.vehicle-swapped',
  'visit.returned',
  'visit.departed',
  'change.undone',
]);

export const queueQueries: Pick<QueryHandlers, 'queue.order' | 'queue.explain'> = {
  'queue.order'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
    const { queue, crossing } = found.value;
    const rate = paceOf(context, queue, crossing);
    const clock = openClockFrom(crossing.calendar, context.now, context.zone);
    const placed = lineNow(context, queue);
    return {
      measured: null,
      entries: placed.map(({ entry, rank, rule, reason }): QueueOrderEntry => {
        const estimate = rank === null ? null : estimateCall(rank, rate, clock);
        return {
          visitId: wireId('visit', entry.visitId),
          rank,
          queueNumber: entry.number,
          plate: entry.visit.plate,
          stream: entry.stream,
          joinedAt: entry.joinedAt,
          ready: entry.notReady.length === 0,
          notReady: entry.notReady,
          rule,
          reason,
          ...(estimate === null
            ? {}
            : {
                estimate: {
                  p50From: estimate.p50From,
                  p50To: estimate.p50To,
                  p90From: estimate.p90From,
                  p90To: estimate.p90To,
                  basis: estimate.basis.kind,
                },
              }),
        };
      }),
    };
  },

  'queue.explain'(input, context) {
    const { stores } = context;
    const visit = stores.visits.get(input.visitId);
    if (visit === null) return null;
    const places = stores.journal
      .eventsOfVisit(visit.id, 2000)
      .filter((event) => PLACE_EVENTS.has(event.type) && event.change.kind === 'visit')
      .map((event) => storyEvent(context, event));
    const other = input.otherVisitId === undefined ? null : stores.visits.get(input.otherVisitId);
    if (other === null || visit.queueId === null || other.queueId !== visit.queueId)
      return { places, comparison: null };
    const queue = stores.records.require('queue', visit.queueId);
    const placed = lineNow(context, queue);
    const mine = placed.find(({ entry }) => entry.visitId === visit.id);
    const theirs = placed.find(({ entry }) => entry.visitId === other.id);
    if (mine === undefined || theirs === undefined) return { places, comparison: null };
    const { first, differences } = comparePlaces(mine, theirs, lineRuleNow(context, queue));
    const codes = differences.map((difference) => ({
      ...(difference as { readonly code: string; readonly [key: string]: Json }),
      ...('visitId' in difference ? { visitId: wireId('visit', difference.visitId) } : {}),
    }));
    return { places, comparison: { isBefore: first === visit.id, codes } };
  },
};

/** The pace of recent calls, hour by hour, against the hours that the crossing was open (QU8). */
function paceOf(context: QueryContext, queue: Queue, crossing: Crossing): CallRate | null {
  const from = Math.floor(context.now / HOUR_MS) - PACE_HOURS;
  const calls = new Map(
    context.stores.queues.callsByHour(queue.id, instant(from * HOUR_MS)).map(({ hour, calls: count }) => [hour, count]),
  );
  const firstHour = Math.min(...calls.keys(), Math.floor(context.now / HOUR_MS));
  const hours: CallHour[] = [];
  for (let hour = firstHour; hour * HOUR_MS < context.now; hour += 1) {
    const start = instant(hour * HOUR_MS);
    const end = Math.min(later(start, HOUR_MS), context.now) as Instant;
    hours.push({
      openMs: openMsBetween(crossing.calendar, start, end, context.zone),
      calls: calls.get(hour) ?? 0,
    });
  }
  return recentRate(hours);
}
