import type { Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { reportOf } from './daily.ts';

/** A report is of at most a year and a leap day. */
const LONGEST_MS = 366 * DAY_MS;

type Period = { readonly on: Day } | { readonly from: Instant; readonly to: Instant };

export function createReportQueries(): Pick<QueryHandlers, 'report.daily' | 'report.range'> {
  return { 'report.daily': answer, 'report.range': answer };
}

function answer(period: Period, context: QueryContext): ReturnType<typeof reportOf> {
  if ('on' in period) {
    const window = reportWindow(period.on, context.site.settings.cutOffMinute, context.zone);
    return reportOf(window, period.on, context);
  }
  const { from, to } = period;
  if (to <= from) throw new ContractFault({ code: 'request.invalid', issues: [{ path: 'to', message: 'after from' }] });
  if (to - from > LONGEST_MS)
    throw new ContractFault({ code: 'request.invalid', issues: [{ path: 'to', message: 'within a year of from' }] });
  return reportOf({ from, to }, null, context);
}
