import { wireId } from '../../../shared/kernel/ids.ts';
import { rankBeds } from '../../../shared/domain/rest/choose-bed.ts';
import { minutesOf } from '../../../shared/domain/rest/walk.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { bedsOnOffer, bedWishOf } from '../steps/beds.ts';
import { restPersonOf } from '../steps/rest-people.ts';
import { wakeUps } from './wake-ups.ts';

type BedQuery = 'rest.suggest-bed' | 'rest.wake-ups';

const SHOWN_BEDS = 5;

/** Beds for people, and who is to be woken. */
export const bedQueries: Pick<QueryHandlers, BedQuery> = {
  'rest.suggest-bed'(input, context) {
    const { records, people, rest } = context.stores;
    const visit = records.get('visit', input.visitId);
    if (visit === null) return null;
    const there = people.ofVisit(visit.id);
    const person = there.find(({ id }) => id === input.personId || input.personId === undefined);
    if (person === undefined) return { beds: [] };
    const facts = restPersonOf(context, person, null);
    const rooms = new Map(rest.rooms().map(({ id, code }) => [id, code]));
    const { walkMetresPerMinute } = context.site.settings.rest;
    const ranked = rankBeds(facts, bedsOnOffer(context), bedWishOf(context, visit, facts));
    return {
      beds: ranked.slice(0, input.limit ?? SHOWN_BEDS).map(({ bed, walkM, why }) => ({
        bedId: wireId('bed', bed.id),
        code: bed.code,
        room: bed.roomId === null ? null : (rooms.get(bed.roomId) ?? null),
        walkMinutes: walkM === null ? null : minutesOf(walkM, walkMetresPerMinute),
        why,
      })),
    };
  },
  'rest.wake-ups': wakeUps,
};
