import type { QueryHandlers } from '../../engine/handler.ts';
import { driverRests } from './driver-rests.ts';

type PersonQuery = 'rest.find' | 'person.card' | 'rest.drivers';

/** The people on site and what is known of them. */
export const personQueries: Pick<QueryHandlers, PersonQuery> = {
  'rest.find': notBuilt,
  'person.card': notBuilt,
  'rest.drivers': driverRests,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
