import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { reportOf } from './daily.ts';
import { rangeOf } from './range.ts';
import { checkedTime, timeOfDay } from './times.ts';

type Report = ReturnType<typeof reportOf>;

export function createReportQueries(): Pick<QueryHandlers, 'report.daily' | 'report.range'> {
  return {
    'report.daily'(period, context) {
      return 'on' in period
        ? reportOf(checkedTime(timeOfDay(period.on, context), context), period.on, context)
        : ofTime(period, context);
    },
    'report.range': rangeOf,
  };
}

function ofTime(time: ReportWindow, context: QueryContext): Report {
  return reportOf(checkedTime(time, context), null, context);
}
