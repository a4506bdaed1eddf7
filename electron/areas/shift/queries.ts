import type { QueryHandlers } from '../../engine/handler.ts';

type ShiftQuery = 'shift.now' | 'shift.list';

export const shiftQueries: Pick<QueryHandlers, ShiftQuery> = {
  'shift.now'() {
    throw new Error('not built');
  },

  'shift.list'() {
    throw new Error('not built');
  },
};
