import type { QueryHandlers } from '../../engine/handler.ts';

export const swapQueries: Pick<QueryHandlers, 'swap.list'> = {
  'swap.list': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
