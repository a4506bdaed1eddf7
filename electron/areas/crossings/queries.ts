import type { QueryHandlers } from '../../engine/handler.ts';

export const crossingQueries: Pick<QueryHandlers, 'crossing.history'> = {
  'crossing.history': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
