import type { QueryHandlers } from '../../engine/handler.ts';

type EvacuationQuery = 'evacuation.list';

export const evacuationQueries: Pick<QueryHandlers, EvacuationQuery> = {
  'evacuation.list'() {
    throw new Error('not built');
  },
};
