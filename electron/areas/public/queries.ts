import type { QueryHandlers } from '../../engine/handler.ts';

export const publicQueries: Pick<QueryHandlers, 'visit.slip' | 'board.show' | 'driver.page'> = {
  'visit.slip': notBuilt,
  'board.show': notBuilt,
  'driver.page': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
