import type { QueryHandlers } from '../../engine/handler.ts';

export const orderQueries: Pick<QueryHandlers, 'notice.list' | 'order.list' | 'fast-track.list' | 'queue.what-if'> = {
  'notice.list': notBuilt,
  'order.list': notBuilt,
  'fast-track.list': notBuilt,
  'queue.what-if': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
