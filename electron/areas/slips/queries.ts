import type { QueryHandlers } from '../../engine/handler.ts';

type SlipQuery = 'slip.blocks';

export const slipQueries: Pick<QueryHandlers, SlipQuery> = {
  'slip.blocks'() {
    throw new Error('not built');
  },
};
