import { addDays, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { needsSecondPerson } from '../../../shared/domain/queue/place.ts';
import type { QueryHandlers } from '../../engine/handler.ts';

export const swapQueries: Pick<QueryHandlers, 'swap.list'> = {
  'swap.list'(input, context) {
    const { records, swaps } = context.stores;
    const from = startOfDay(input.on, context.zone);
    const to = startOfDay(addDays(input.on, 1), context.zone);
    return {
      swaps: swaps.between(from, to).map((swap) => {
        const visit = records.require('visit', swap.visitId);
        const queue = swap.queueId === null ? visit : records.require('queue', swap.queueId);
        const { role, was, becomes, documentNo, hasKeptPlace, wasQueueNumber, queueNumber } = swap;
        return {
          swapId: wireId('swap', swap.id),
          visitId: wireId('visit', swap.visitId),
          crossing: records.require('crossing', queue.crossingId).name,
          direction: queue.direction,
          role,
          was,
          becomes,
          documentNo,
          hasKeptPlace,
          wasQueueNumber,
          queueNumber,
          at: swap.swappedAt,
          needsConfirmation: needsSecondPerson(swap),
          isConfirmed: swap.confirmedAt !== null,
        };
      }),
    };
  },
};
