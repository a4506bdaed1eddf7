import type { QueryHandlers } from '../../engine/handler.ts';

type ComplaintQuery = 'complaint.list';

/** What people complain of, and what is done about it. */
export const complaintQueries: Pick<QueryHandlers, ComplaintQuery> = {
  'complaint.list': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
