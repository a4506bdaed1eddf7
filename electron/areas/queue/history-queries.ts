import type { QueryHandlers } from '../../engine/handler.ts';

export const historyQueries: Pick<QueryHandlers, 'queue.history' | 'queue.record'> = {
  'queue.history': notBuilt,
  'queue.record': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
