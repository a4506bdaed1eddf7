import type { QueryHandlers } from '../../engine/handler.ts';

type LoadQuery = 'rest.forecast' | 'rest.day';

/** The load on the facilities by the hour. */
export const loadQueries: Pick<QueryHandlers, LoadQuery> = {
  'rest.forecast': notBuilt,
  'rest.day': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
