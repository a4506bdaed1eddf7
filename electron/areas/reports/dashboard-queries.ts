import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { later } from '../../../shared/kernel/instant.ts';
import { alarmLinesOf } from '../../../shared/domain/ground/alarm-kinds.ts';
import { reportDayOf, reportWindow, type ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { basisOf, usualOf } from '../../../shared/domain/reports/expectation.ts';
import { countAt } from '../../../shared/domain/reports/intervals.ts';
import type { Dashboard } from '../../../shared/contract/report-queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { budgetQueries } from '../slots/budget-queries.ts';
import { courseOfPast, courseOfToday, type DayCourse } from './day-course.ts';
import { queueLinesOf } from './queue-lines.ts';

/** Whole days of the trend before today. */
const DAYS_BEFORE = 2;
const SUMS = ['in', 'out', 'called', 'max', 'waitP50'] as const;

/** What a manager's wall shows: every figure is counted where the other screens have it from (RP40). */
export const dashboardQueries: Pick<QueryHandlers, 'report.dashboard'> = {
  'report.dashboard'(_input, context) {
    const { stores, now, site, zone } = context;
    const windowOf = (day: Day): ReportWindow => reportWindow(day, site.settings.cutOffMinute, zone);
    const on = reportDayOf(now, site.settings.cutOffMinute, zone);
    const { from, to } = windowOf(on);
    const basis = basisOf(on, (day) => windowOf(day).from >= site.createdAt);
    const today = courseOfToday(context, { from, to });
    const usualDays = basis.days.map((day) => courseOfPast(context, windowOf(day), now - from));
    const stages = stores.ground.stages();
    const inStage = (stage: 'waiting' | 'called'): number =>
      stages.filter((one) => one.stage === stage).reduce((sum, { count }) => sum + count, 0);
    const { ofVisits, staying } = stores.people.counts();
    return {
      at: now,
      on,
      from,
      to,
      trucks: stages.reduce((sum, { count }) => sum + count, 0),
      waiting: inStage('waiting'),
      called: inStage('called'),
      people: ofVisits + staying,
      bedsUsed: countAt(stores.reports.stays(now, later(now, 1)), now),
      beds: stores.rest.beds().filter(({ status }) => status !== 'out-of-service').length,
      ...groundOf(context),
      queues: queueLinesOf(context, stages, today),
      basis,
      today: SUMS.map((code) => ({
        code,
        value: today.soFar[code],
        ...usualOf(usualDays.map(({ soFar }) => soFar[code])),
      })),
      hours: hoursOf(today, usualDays),
      trend: trendOf(context, windowOf, on, today, usualDays),
      alarms: alarmLinesOf(stores.site.openAlarms()).map(({ code, alarms }) => ({
        code,
        count: alarms.length,
        since: alarms[0].raisedAt,
        isAcknowledged: alarms.every(({ acknowledgedAt }) => acknowledgedAt !== null),
      })),
    };
  },
};

type Ground = Pick<
  Dashboard,
  | 'places'
  | 'occupied'
  | 'free'
  | 'zones'
  | 'inPerHour'
  | 'outPerHour'
  | 'untilFullMs'
  | 'untilFullLowMs'
  | 'untilFullHighMs'
  | 'dwellBudgetMs'
>;

/** Places and how long they last: what the dwell budget says. */
function groundOf(context: QueryContext): Ground {
  const budget = budgetQueries['yard.budget']({}, context);
  if (budget === null) throw new Error('no budget of a yard that is there');
  const { state: _state, ...site } = budget.site;
  return {
    ...site,
    zones: budget.zones.map(({ code, name, nameEn, occupied, places }) => ({
      zone: code,
      name,
      nameEn,
      used: occupied,
      places,
    })),
  };
}

function hoursOf(today: DayCourse, usualDays: readonly DayCourse[]): Dashboard['hours'] {
  return today.hours.map((hour, index) => {
    const usualIn = usualOf(usualDays.map(({ hours }) => hours[index]?.in ?? null)).usual;
    const usualOut = usualOf(usualDays.map(({ hours }) => hours[index]?.out ?? null)).usual;
    return { ...hour, ...usualOf(usualDays.map(({ hours }) => hours[index]?.mean ?? null)), usualIn, usualOut };
  });
}

function trendOf(
  context: QueryContext,
  windowOf: (day: Day) => ReportWindow,
  on: Day,
  today: DayCourse,
  usualDays: readonly DayCourse[],
): Dashboard['trend'] {
  const before = Array.from({ length: DAYS_BEFORE }, (_, index) => windowOf(addDays(on, index - DAYS_BEFORE)))
    .filter(({ to }) => to > context.site.createdAt)
    .flatMap((window) => courseOfPast(context, window, window.to - window.from).hours)
    .map((hour) => ({ ...hour, usual: null }));
  return [...before, ...hoursOf(today, usualDays)].flatMap(({ hour, in: came, out, mean, usual }) =>
    came === null || out === null || mean === null ? [] : [{ hour, in: came, out, mean, usual }],
  );
}
