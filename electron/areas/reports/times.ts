import { dayOf, startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS } from '../../../shared/kernel/instant.ts';
import { reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { QueryContext } from '../../engine/handler.ts';

/** A report is of at most a year and a leap day. */
const LONGEST_MS = 366 * DAY_MS;

type Reading = Pick<QueryContext, 'site' | 'zone' | 'now'>;

/** The time of a day's report (RP1). */
export function timeOfDay(on: Day, { site, zone }: Pick<QueryContext, 'site' | 'zone'>): ReportWindow {
  return reportWindow(on, site.settings.cutOffMinute, zone);
}

/** A time of which there can be figures: begun by now, not over before the site's first day, of a year at most (RP1). */
export function checkedTime(time: ReportWindow, { site, zone, now }: Reading): ReportWindow {
  const { from, to } = time;
  if (to <= from) throw new ContractFault({ code: 'request.invalid', issues: [{ path: 'to', message: 'after from' }] });
  if (to - from > LONGEST_MS) throw new ContractFault({ code: 'report.too-long' });
  if (from > now) throw new ContractFault({ code: 'report.in-future' });
  if (to <= startOfDay(dayOf(site.createdAt, zone), zone)) throw new ContractFault({ code: 'report.before-site' });
  return time;
}
