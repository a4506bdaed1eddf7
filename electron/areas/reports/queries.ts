import type { Day } from '../../../shared/kernel/calendar.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { reportOf } from './daily.ts';
import { checkedTime, timeOfDay } from './times.ts';

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
  if (first === last) return reportOf(checkedTime(timeOfDay(first, context), context), first, context);
  return ofTime({ from: timeOfDay(first, context).from, to: timeOfDay(last, context).to }, context);
}

function ofTime(time: ReportWindow, context: QueryContext): Report {
  return reportOf(checkedTime(time, context), null, context);
}
