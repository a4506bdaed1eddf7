import { wireId } from '../../../shared/kernel/ids.ts';
import { comingWords } from '../../../shared/contract/texts/coming-words.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { requireCrossing } from '../steps/lookup.ts';
import { comingSpan } from './coming.ts';

export const callQueries: Pick<QueryHandlers, 'crossing.coming'> = {
  'crossing.coming'(input, context) {
    const found = requireCrossing(context, input.crossing);
    if (!found.ok) throw new ContractFault({ code: 'request.not-found' });
    const crossing = found.value;
    const { visits, people, queues } = context.stores;
    const direction = input.direction ?? null;
    const { from, until } = comingSpan(context.now);
    const trucks = visits.coming(crossing.id, direction, from, until).map((visit) => {
      const driver = people.ofVisit(visit.id).find(({ role }) => role === 'driver');
      const { name, phone } = driver === undefined ? { name: null, phone: null } : people.dataOf(driver.id);
      return {
        visitId: wireId('visit', visit.id),
        plate: visit.plate,
        direction: visit.direction,
        carrier: visit.carrier,
        driver: name,
        phone,
        expectedAt: visit.expectedAt,
      };
    });
    const ofCrossing = queues
      .queues()
      .filter((queue) => queue.crossingId === crossing.id && (direction === null || queue.direction === direction));
    const suspended = ofCrossing.filter((queue) => queue.suspendedAt !== null);
    const [first] = suspended;
    // Closed one way only, the words name that way.
    const ways = new Set(suspended.map((queue) => queue.direction));
    const [only] = ways;
    const isOneWay = ways.size === 1 && ofCrossing.some((queue) => queue.suspendedAt === null);
    const message = comingWords(
      {
        siteName: context.site.name,
        crossing: crossing.name,
        crossingZh: crossing.nameZh,
        direction: direction ?? (isOneWay ? (only ?? null) : null),
        suspension:
          first === undefined || first.suspendedAt === null
            ? null
            : { since: first.suspendedAt, reason: first.suspendedReason, reopensAt: first.reopensAt },
      },
      context.zone,
    );
    return { trucks, message };
  },
};
