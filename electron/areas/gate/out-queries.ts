import type { QueryHandlers } from '../../engine/handler.ts';

type OutQuery = 'gate.out';

export const outQueries: Pick<QueryHandlers, OutQuery> = {
  'gate.out'() {
    throw new Error('not built');
  },
};
