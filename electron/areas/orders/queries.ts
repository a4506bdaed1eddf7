import { addDays, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { DAY_MS } from '../../../shared/kernel/instant.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { requireQueue } from '../steps/lookup.ts';
import { whatIfQueries } from './what-if.ts';

export const orderQueries: Pick<QueryHandlers, 'notice.list' | 'order.list' | 'fast-track.list' | 'queue.what-if'> = {
  ...whatIfQueries,

  'notice.list'(input, context) {
    const queue = queueOf(context, input);
    return {
      notices: context.stores.queues
        .noticesOf(queue.id)
        .map(({ id, queueId: _queueId, ...notice }) => ({ noticeId: wireId('notice', id), ...notice })),
    };
  },

  'order.list'(input, context) {
    const queue = queueOf(context, input);
    const { visits, queues } = context.stores;
    return {
      orders: queues.ordersOf(queue.id).map(({ id, queueId, visitIds, differences, ...order }) => ({
        orderId: wireId('authorityOrder', id),
        ...order,
        trucks: visitIds.length,
        // Called since the list came in, wherever the truck is by now.
        called: visitIds.filter((visitId) => {
          const visit = visits.get(visitId);
          return visit?.queueId === queueId && (visit.calledAt ?? 0) >= order.importedAt;
        }).length,
        differences: differences.map(({ visitId, ...ranks }) => ({
          visitId: wireId('visit', visitId),
          plate: visits.get(visitId)?.plate ?? '',
          ...ranks,
        })),
      })),
    };
  },

  /** Public: reason and unit, never the name of who ordered it (QU3). */
  'fast-track.list'(input, context) {
    const from = startOfDay(input.on, context.zone);
    const to = startOfDay(addDays(input.on, 1), context.zone);
    const { records, queues } = context.stores;
    return {
      fastTracks: queues.fastTracks(from, to).map((order) => {
        const { crossingId, direction } = records.require('queue', order.queueId);
        return {
          fastTrackId: wireId('fastTrack', order.id),
          visitId: wireId('visit', order.visitId),
          crossing: records.require('crossing', crossingId).name,
          direction,
          plate: order.plate,
          queueNumber: order.queueNumber,
          reason: order.reason,
          unit: order.unit,
          channel: order.channel,
          note: order.note,
          orderedAt: order.orderedAt,
          documentNo: order.documentNo,
          documentAt: order.documentAt,
          isOverdue: order.documentNo === null && context.now - order.orderedAt > DAY_MS,
          endedHow: order.endedHow,
        };
      }),
    };
  },
};

function queueOf(context: QueryContext, input: ParsedQuery<'notice.list'>): Queue {
  const found = requireQueue(context, input.crossing, input.direction, input.point);
  if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
  return found.value.queue;
}
