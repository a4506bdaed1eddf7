import { wireId } from '../../../shared/kernel/ids.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { FIRST_PAGE, type IntervalMark } from './interval-store.ts';
import { checkedTime } from './times.ts';

const PAGE = 1000;

/** Raw intervals for other programs, whole and in the order of the record (RP34). */
export const intervalQueries: Pick<QueryHandlers, 'report.intervals'> = {
  'report.intervals'({ kind, from, to, after, limit = PAGE }, context) {
    const mark = after === undefined ? FIRST_PAGE : readMark(after);
    const { rows, next } = context.stores.intervals.page(kind, checkedTime({ from, to }, context), mark, limit);
    return {
      intervals: rows.map(({ id: _, start: __, visitId, ...row }) => ({
        kind,
        visitId: wireId('visit', visitId),
        ...row,
      })),
      next: next === null ? null : [next.part, next.end, next.start, next.id].join('.'),
    };
  },
};

function readMark(text: string): IntervalMark {
  const parts = /^\d{1,2}\.\d{1,15}\.\d{1,15}\.\d{1,15}$/.test(text) ? text.split('.').map(Number) : [];
  const [part, end, start, id] = parts;
  if (part === undefined || end === undefined || start === undefined || id === undefined)
    throw new ContractFault({
      code: 'request.invalid',
      issues: [{ path: 'after', message: 'the `next` of the page before' }],
    });
  return { part, end, start, id };
}
