import type { QueryHandlers } from '../../engine/handler.ts';

type OutQuery = 'gate.out' | 'gate.cases';

export const outQueries: Pick<QueryHandlers, OutQuery> = {
  'gate.out'() {
    throw new Error('not built');
  },

  'gate.cases'() {
    throw new Error('not built');
  },
};
