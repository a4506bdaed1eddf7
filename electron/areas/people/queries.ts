import type { QueryHandlers } from '../../engine/handler.ts';

type PersonQuery = 'rest.find' | 'person.card' | 'rest.drivers';

/** The people on site and what is known of them. */
export const personQueries: Pick<QueryHandlers, PersonQuery> = {
  'rest.find': notBuilt,
  'person.card': notBuilt,
  'rest.drivers': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
