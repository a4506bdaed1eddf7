import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, later } from '../../../shared/kernel/instant.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { sameTetOffsetBefore } from '../../../shared/domain/season/season.ts';
import type { Comparison } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { totalsOf, type DayTotals } from './day-totals.ts';
import { rounded, whole } from './spread.ts';
import { timeOfDay } from './times.ts';

const MEAN_DAYS = 28;
/** A mean of fewer days says nothing of what is usual. */
const FEWEST_DAYS = 7;

/** How a day, or a time of a day at most, stands against others, as far as the record reaches back (RP7). */
export function comparisonsOf(context: QueryContext, window: ReportWindow, on: Day | null): readonly Comparison[] {
  if (on === null) return ofTime(context, window);
  const days = Array.from({ length: MEAN_DAYS }, (_, n) => addDays(on, n - MEAN_DAYS)).filter((day) =>
    isKnown(context, day),
  );
  const totals = new Map<Day, DayTotals>();
  totalsOf(
    context,
    days.map((day) => timeOfDay(day, context)),
  ).forEach((day, n) => totals.set(days[n] ?? on, day));
  const single = (code: Comparison['code'], day: Day): readonly Comparison[] => {
    const found = totals.get(day);
    return found === undefined ? [] : [{ code, on: day, ...found }];
  };
  const tetDay = sameTetOffsetBefore(on);
  if (tetDay !== null && isKnown(context, tetDay))
    for (const found of totalsOf(context, [timeOfDay(tetDay, context)])) totals.set(tetDay, found);
  return [
    ...single('yesterday', addDays(on, -1)),
    ...single('last-week', addDays(on, -7)),
    ...meanOf(days.flatMap((day) => totals.get(day) ?? [])),
    ...(tetDay === null ? [] : single('last-tet', tetDay)),
  ];
}

/** Only days that are whole: the first of a site began before it. */
function isKnown(context: QueryContext, day: Day): boolean {
  return timeOfDay(day, context).from >= context.site.createdAt;
}

function meanOf(days: readonly DayTotals[]): readonly Comparison[] {
  if (days.length < FEWEST_DAYS) return [];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const of = (field: 'in' | 'out' | 'closing' | 'max'): number => rounded(mean(days.map((day) => day[field])));
  const waits = days.flatMap(({ waitP50Ms }) => waitP50Ms ?? []);
  return [
    {
      code: 'last-28-days',
      on: null,
      days: days.length,
      in: of('in'),
      out: of('out'),
      closing: of('closing'),
      max: of('max'),
      waitP50Ms: whole(waits.length === 0 ? null : mean(waits)),
    },
  ];
}

/** The same hours of the day before and of a week before. */
function ofTime(context: QueryContext, { from, to }: ReportWindow): readonly Comparison[] {
  if (to - from > DAY_MS) return [];
  return (
    [
      ['yesterday', 1],
      ['last-week', 7],
    ] as const
  ).flatMap(([code, days]) => {
    const window = { from: later(from, -days * DAY_MS), to: later(to, -days * DAY_MS) };
    if (window.from < context.site.createdAt) return [];
    return totalsOf(context, [window]).map((totals) => ({ code, on: null, ...totals }));
  });
}
