import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, later } from '../../../shared/kernel/instant.ts';
import { accountOf } from '../../../shared/domain/reports/accounts.ts';
import { reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { movementsOf, runsOf, type DepartureFact } from '../../../shared/domain/reports/presence.ts';
import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { DepartedRow } from './store.ts';

type Report = Pick<DailyReport, 'comparisons'>;

/** The same hours of the day before and of a week before, as far as the record reaches back. */
export function comparisonsOf(context: QueryContext, window: ReportWindow, on: Day | null): Report['comparisons'] {
  const { site, zone } = context;
  const { reports } = context.stores;
  const before = (days: number): ReportWindow =>
    on === null
      ? { from: later(window.from, -days * DAY_MS), to: later(window.to, -days * DAY_MS) }
      : reportWindow(addDays(on, -days), site.settings.cutOffMinute, zone);
  return (
    [
      ['yesterday', 1],
      ['last-week', 7],
    ] as const
  )
    .map(([code, days]) => ({ code, ...before(days) }))
    .filter(({ from }) => from >= site.createdAt)
    .map(({ code, from, to }) => {
      // Only those that departed then can be corrections of the record; the other visits need not be read.
      const departed = new Map<number, DepartedRow>(reports.departed(from, to).map((visit) => [visit.visitId, visit]));
      const departureOf = (visitId: number): DepartureFact => {
        const visit = departed.get(visitId);
        return { departedAt: visit?.to ?? null, isUnrecorded: visit?.departure === 'left-unrecorded' };
      };
      const account = accountOf(movementsOf(runsOf(reports.standings(from, to)).site, departureOf), from, to);
      return { code, on: null, in: account.in, out: account.out, closing: account.closing, max: 0, waitP50Ms: null };
    });
}
