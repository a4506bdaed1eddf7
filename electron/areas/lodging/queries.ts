import type { QueryHandlers } from '../../engine/handler.ts';

type LodgingQuery = 'rest.lodging';

/** The lodging list for the police. */
export const lodgingQueries: Pick<QueryHandlers, LodgingQuery> = {
  'rest.lodging': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
