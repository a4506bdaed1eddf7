import { wireId } from '../../../shared/kernel/ids.ts';
import type { Count } from '../../../shared/domain/records.ts';
import { differencesOf, type Difference } from '../../../shared/domain/slots/stock-take.ts';
import type { EndedCount, ShownDifference } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { factsOf, recordsOfCount } from './facts.ts';

const USUAL_LIMIT = 60;

export const countQueries: Pick<QueryHandlers, 'count.state' | 'count.list'> = {
  'count.state'({ countId }, context) {
    const count = context.stores.records.get('count', countId);
    if (count === null) return null;
    const facts = factsOf(context, recordsOfCount(context, count));
    const { differences, placesSeen, trucksSeen } = differencesOf(facts);
    return {
      countId: wireId('count', countId),
      places: facts.slots.filter(({ isKeepClear }) => !isKeepClear).length,
      placesSeen,
      trucksSeen,
      differences: differences.map((difference) => shown(context, difference)),
    };
  },

  'count.list'({ limit = USUAL_LIMIT }, { stores }) {
    return { counts: stores.counts.ended(limit).map(ended) };
  },
};

function shown({ stores }: QueryContext, difference: Difference): ShownDifference {
  const { key, kind, slotId, visitId, plate, recorded, seen, seenAt, corrections } = difference;
  return {
    key,
    kind,
    slotId: slotId === null ? null : wireId('slot', slotId),
    slotCode: slotId === null ? null : (stores.slots.slot(slotId)?.code ?? null),
    visitId: visitId === null ? null : wireId('visit', visitId),
    plate,
    recorded,
    seen,
    seenAt,
    corrections,
  };
}

function ended({ id, zoneIds, differences, ...rest }: Count): EndedCount {
  return {
    ...rest,
    countId: wireId('count', id),
    zoneIds: zoneIds.map((zoneId) => wireId('zone', zoneId)),
    differences: differences.map(({ slotId, visitId, ...one }) => ({
      ...one,
      slotId: slotId === null ? null : wireId('slot', slotId),
      visitId: visitId === null ? null : wireId('visit', visitId),
    })),
  };
}
