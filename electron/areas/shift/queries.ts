import { wireId } from '../../../shared/kernel/ids.ts';
import { cashDifferenceOf } from '../../../shared/domain/shift/cash.ts';
import { mayHandOver } from '../../../shared/domain/shift/hand-over.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { pageOf, runningShift } from './page.ts';

type ShiftQuery = 'shift.now' | 'shift.list';
type EndedShift = QueryOutputs['shift.list']['shifts'][number];

const LISTED = 30;

export const shiftQueries: Pick<QueryHandlers, ShiftQuery> = {
  'shift.now'(_input, context) {
    const running = runningShift(context);
    const { id, name, startedAt, leader } = running;
    return {
      shift: { shiftId: id === null ? null : wireId('shift', id), name, startedAt, leader },
      page: pageOf(running, context.stores),
      people: namesOf(context, ({ isActive, roles }) => isActive && mayHandOver(roles)),
    };
  },

  'shift.list'(input, context) {
    const shifts = context.stores.shifts.ended(input.limit ?? LISTED).flatMap((shift): readonly EndedShift[] => {
      const { id, endedAt, page, cashExpectedDong, cashCountedDong, cashLeftDong, cashOpeningDong, ...rest } = shift;
      if (endedAt === null || page === null || cashCountedDong === null || cashLeftDong === null) return [];
      const cashDifferenceDong = cashDifferenceOf(cashCountedDong, page.cashExpectedDong);
      return [
        { ...rest, shiftId: wireId('shift', id), endedAt, cashCountedDong, cashLeftDong, cashDifferenceDong, page },
      ];
    });
    const named = new Set(shifts.flatMap(({ leader, givenBy, takenBy }) => [leader, givenBy, takenBy]));
    return { shifts, people: namesOf(context, ({ user }) => named.has(user)) };
  },
};

type User = ReturnType<QueryContext['stores']['site']['users']>[number];

/** Sign-in names with the names that people go by. */
function namesOf(context: QueryContext, isWanted: (user: User) => boolean): QueryOutputs['shift.now']['people'] {
  return context.stores.site
    .users()
    .filter(isWanted)
    .map(({ user, displayName }) => ({ user, displayName }));
}
