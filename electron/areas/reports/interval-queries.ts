import type { QueryHandlers } from '../../engine/handler.ts';

/** Raw intervals for other programs. */
export const intervalQueries: Pick<QueryHandlers, 'report.intervals'> = {
  'report.intervals': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
