import type { QueryHandlers } from '../../engine/handler.ts';

/** Frozen figures, and reports written by schedule. */
export const signedQueries: Pick<QueryHandlers, 'report.versions' | 'report.frozen' | 'report.files'> = {
  'report.versions': notBuilt,
  'report.frozen': notBuilt,
  'report.files': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
