import type { QueryHandlers } from '../../engine/handler.ts';

export const callQueries: Pick<QueryHandlers, 'crossing.coming'> = {
  'crossing.coming': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
