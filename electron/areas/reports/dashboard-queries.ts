import type { QueryHandlers } from '../../engine/handler.ts';

/** What a manager's wall shows. */
export const dashboardQueries: Pick<QueryHandlers, 'report.dashboard'> = {
  'report.dashboard': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
