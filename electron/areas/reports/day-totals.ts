import { addDays } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, later } from '../../../shared/kernel/instant.ts';
import { accountOf } from '../../../shared/domain/reports/accounts.ts';
import { reportDayOf, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { extremesOf, movementsOf, runsOf, type DepartureFact } from '../../../shared/domain/reports/presence.ts';
import type { Comparison } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { spreadOf } from './spread.ts';
import { createYard } from './presence.ts';
import type { DepartedRow } from './store.ts';
import { timeOfDay } from './times.ts';
import { waitsIn } from './waits.ts';

type TotalsContext = Pick<QueryContext, 'stores' | 'site' | 'zone' | 'now'>;

export type DayTotals = Pick<Comparison, 'in' | 'out' | 'closing' | 'max' | 'waitP50Ms'>;

/** By then trucks of the day are back from abroad, and what was wrong has been taken back. */
const SETTLED_MS = 2 * DAY_MS;

/**
 * Totals of days, which are given in their order. Those of days long over are kept, and hold as long as passages and
 * standings of the day are what they were; a late entry changes its own day and all that follow (RP7).
 */
export function totalsOf(context: TotalsContext, days: readonly ReportWindow[]): readonly DayTotals[] {
  const { stores, now } = context;
  let isOutdated = false;
  return days.map((window) => {
    const { from, to } = window;
    if (to + SETTLED_MS > now) return reckonedOf(context, window);
    const signature = stores.reports.signature(from, to);
    const kept = stores.dayTotals.get(from, to);
    if (kept !== null && kept.signature !== signature) isOutdated = true;
    if (kept !== null && !isOutdated) return JSON.parse(kept.totals) as DayTotals;
    const totals = reckonedOf(context, window);
    stores.dayTotals.save(from, to, { signature, totals: JSON.stringify(totals) });
    return totals;
  });
}

/**
 * Reckons totals of days that are not kept yet, the newest first, while there is time. Answers whether all are there.
 */
export function keepTotals(context: TotalsContext, isTime: () => boolean): boolean {
  const { stores, site, now, zone } = context;
  const { cutOffMinute } = site.settings;
  let day = addDays(reportDayOf(later(now, -SETTLED_MS), cutOffMinute, zone), -1);
  for (let isKnown = true; isKnown; day = addDays(day, -1)) {
    const window = timeOfDay(day, context);
    isKnown = window.from >= site.createdAt;
    if (!isKnown || stores.dayTotals.get(window.from, window.to) !== null) continue;
    if (!isTime()) return false;
    totalsOf(context, [window]);
    // What cannot be kept now is tried again another time.
    if (stores.dayTotals.get(window.from, window.to) === null) return true;
  }
  return true;
}

function reckonedOf(context: TotalsContext, { from, to }: ReportWindow): DayTotals {
  const { reports } = context.stores;
  // Only those that departed then can be corrections of the record; the other visits need not be read.
  const departed = new Map<number, DepartedRow>(reports.departed(from, to).map((visit) => [visit.visitId, visit]));
  const departureOf = (visitId: number): DepartureFact => {
    const visit = departed.get(visitId);
    return { departedAt: visit?.to ?? null, isUnrecorded: visit?.departure === 'left-unrecorded' };
  };
  const { site } = runsOf(reports.standings(from, to));
  const { in: came, out, closing } = accountOf(movementsOf(site, departureOf), from, to);
  const waits = waitsIn(createYard(context), reports.countedEvents(from, to)).map(({ ms }) => ms);
  const until = context.now < to ? context.now : to;
  return { in: came, out, closing, max: extremesOf(site, from, until).max, waitP50Ms: spreadOf(waits).p50Ms };
}
