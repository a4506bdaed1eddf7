import type { QueryHandlers } from '../../engine/handler.ts';

/** The yard as it was. */
export const pastQueries: Pick<QueryHandlers, 'yard.pulse'> = {
  'yard.pulse': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
