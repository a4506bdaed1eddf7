import { wireId } from '../../../shared/kernel/ids.ts';
import type { EventType } from '../../../shared/domain/events.ts';
import type { QueueOrderEntry } from '../../../shared/contract/queries.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { storyEvent } from '../journal/queries.ts';
import { requireQueue } from '../steps/lookup.ts';
import { lineNow } from './entries.ts';
import { estimatesOf } from './estimates.ts';
import { comparePair } from './explain-pair.ts';

const PLACE_EVENTS: ReadonlySet<EventType> = new Set<EventType>([
  'visit.arrived',
  'queue.restreamed',
  'queue.called',
  'queue.reached',
  'queue.missed',
  'queue.postponed',
  'queue.recalled',
  'queue.sent-back',
  'queue.fast-tracked',
  'queue.transferred',
  'queue.suspended',
  'queue.passed-on',
  'notice.saved',
  'visit.routed',
  'visit.vehicle-swapped',
  'visit.went-abroad',
  'visit.returned',
  'visit.departed',
  'change.undone',
]);

export const queueQueries: Pick<QueryHandlers, 'queue.order' | 'queue.explain'> = {
  'queue.order'(input, context) {
    const found = requireQueue(context, input.crossing, input.direction, input.point);
    if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
    const { queue } = found.value;
    const estimates = estimatesOf(context, queue);
    const placed = lineNow(context, queue);
    return {
      measured: estimates.measured,
      entries: placed.map((one): QueueOrderEntry => {
        const { entry, rank, rule, reason } = one;
        const estimate = estimates.ofEntry(one);
        return {
          visitId: wireId('visit', entry.visitId),
          rank,
          queueNumber: entry.number,
          plate: entry.visit.plate,
          stream: entry.stream,
          joinedAt: entry.joinedAt,
          ready: entry.notReady.length === 0,
          notReady: entry.notReady,
          warnings: entry.warnings ?? [],
          rule,
          reason,
          ...(estimate === null ? {} : { estimate }),
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
    return { places, comparison: other === null ? null : comparePair(context, visit, other) };
  },
};
