import type { QueryHandlers } from '../../engine/handler.ts';

export const teamQueries: Pick<QueryHandlers, 'team.list'> = {
  'team.list': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
