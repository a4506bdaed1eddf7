import type { Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { reportOf } from './daily.ts';

/** A report is of at most a year and a leap day. */
const LONGEST_MS = 366 * DAY_MS;

type Report = ReturnType<typeof reportOf>;

export function createReportQueries(): Pick<QueryHandlers, 'report.daily' | 'report.range'> {
  return {
    'report.daily'(period, context) {
      return 'on' in period ? ofDays(period.on, period.on, context) : ofTime(period, context);
    },
    'report.range'(period, context) {
      return { ...rangeOf(period, context), days: [], heat: [], before: [] };
    },
  };
}

function rangeOf(period: ParsedQuery<'report.range'>, context: QueryContext): Report {
  if ('season' in period) throw new ContractFault({ code: 'request.invalid' });
  return 'fromOn' in period ? ofDays(period.fromOn, period.toOn, context) : ofTime(period, context);
}

function ofDays(first: Day, last: Day, context: QueryContext): Report {
  const { cutOffMinute } = context.site.settings;
  if (first === last) return reportOf(reportWindow(first, cutOffMinute, context.zone), first, context);
  const { from } = reportWindow(first, cutOffMinute, context.zone);
  return ofTime({ from, to: reportWindow(last, cutOffMinute, context.zone).to }, context);
}

function ofTime({ from, to }: { readonly from: Instant; readonly to: Instant }, context: QueryContext): Report {
  if (to <= from) throw new ContractFault({ code: 'request.invalid', issues: [{ path: 'to', message: 'after from' }] });
  if (to - from > LONGEST_MS) throw new ContractFault({ code: 'report.too-long' });
  return reportOf({ from, to }, null, context);
}
