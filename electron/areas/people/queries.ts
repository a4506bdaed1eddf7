import type { QueryHandlers } from '../../engine/handler.ts';
import { cardOf } from './card.ts';
import { findPeople } from './find.ts';
import { driverRests } from './driver-rests.ts';

type PersonQuery = 'rest.find' | 'person.card' | 'rest.drivers';

/** People that a counter shows at once, unless it asks for more. */
const USUAL_FOUND = 20;

/** The people on site and what is known of them. */
export const personQueries: Pick<QueryHandlers, PersonQuery> = {
  'rest.find': (input, context) => ({ people: findPeople(context, input.text, input.limit ?? USUAL_FOUND) }),
  'person.card': (input, context) => cardOf(context, input.personId),
  'rest.drivers': driverRests,
};
