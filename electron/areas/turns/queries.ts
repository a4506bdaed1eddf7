import type { QueryHandlers } from '../../engine/handler.ts';

type TurnQuery = 'rest.turns';

/** Who waits for a shower, and how long. */
export const turnQueries: Pick<QueryHandlers, TurnQuery> = {
  'rest.turns': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
