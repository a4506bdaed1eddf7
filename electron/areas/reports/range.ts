import type { Instant } from '../../../shared/kernel/instant.ts';
import { accountsBetween, partOf } from '../../../shared/domain/reports/accounts.ts';
import type { ReportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { hoursOfDays, occupancyOfParts, rangeDaysOf } from '../../../shared/domain/reports/days.ts';
import type { HourOccupancy } from '../../../shared/domain/reports/intervals.ts';
import { seasonOf, tetOffsetOf } from '../../../shared/domain/season/season.ts';
import type { ParsedQuery } from '../../../shared/contract/queries.ts';
import type { DayFigures, RangeReport } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { asOfIn } from '../rest/day.ts';
import { dwellsOf } from './annexes.ts';
import { reportOf } from './daily.ts';
import { placesThen } from './places.ts';
import { readingOf, type Reading } from './reading.ts';
import { rounded, spreadOf } from './spread.ts';
import { checkedTime, timeAsked, timeOfDays } from './times.ts';
import { waitsIn } from './waits.ts';

type ByDay = Pick<RangeReport, 'days' | 'heat'>;

/** A longer time: the report's figures of all of it, and of each of its days (RP30–RP33). */
export function rangeOf(input: ParsedQuery<'report.range'>, context: QueryContext): Omit<RangeReport, 'seq'> {
  const time = checkedTime(
    'season' in input ? timeOfDays(seasonOf(input.season), context) : timeAsked(input, context),
    context,
  );
  const reading = readingOf(time, context);
  const on = 'fromOn' in input && input.fromOn === input.toOn ? input.fromOn : null;
  const report = reportOf(time, on, context, reading);
  return {
    ...report,
    ...byDayOf(time, context, reading, report.occupancy.places),
    before: 'season' in input ? seasonDays(input.season - 1, context) : [],
  };
}

/** The season of the year before, as far as the record reaches back (RP33). */
function seasonDays(year: number, context: QueryContext): readonly DayFigures[] {
  const time = timeOfDays(seasonOf(year), context);
  if (time.to <= context.site.createdAt) return [];
  const reading = readingOf(time, context);
  const { places } = placesThen(context, reading.stay, reading.yard, time.to);
  return byDayOf(time, context, reading, places).days;
}

/** Everything is read once for all of the time, and cut at the edges of days and hours (RP30). */
function byDayOf(window: ReportWindow, context: QueryContext, reading: Reading, places: number): ByDay {
  const { stores, site, zone, now } = context;
  const days = rangeDaysOf(window, site.settings.cutOffMinute, zone).filter(
    // Nothing is known of days before the site, and of those to come (RP31).
    ({ from, to }) => from <= now && to > site.createdAt,
  );
  const known = { from: days[0]?.from ?? window.from, to: days.at(-1)?.to ?? window.from };
  if (known.to <= known.from) return { days: [], heat: [] };
  const asOf = asOfIn(known, now);
  const edges = [...days.map(({ from }) => from), known.to];
  const dayOf = ({ at }: { readonly at: Instant }): number => partOf(edges, at);
  const { yard, stay, people } = reading;
  const accounts = accountsBetween(stay.siteMovements, edges);
  const hours = occupancyOfParts(stay.site, hoursOfDays(days, asOf, site.createdAt));
  const hoursOf = Map.groupBy(hours, ({ on }) => on);
  const peopleOf = occupancyOfParts(
    people.runs,
    days.map(({ from, to }) => ({ from, to: to < asOf ? to : asOf })).filter(({ from, to }) => to > from),
  );
  const events = Map.groupBy(reading.events, dayOf);
  const departed = Map.groupBy(reading.departed, ({ to }) => dayOf({ at: to }));
  const incidents = stores.incidents.during(known.from, known.to);
  const percentOf = (mean: number): number | null => (places === 0 ? null : rounded((mean / places) * 100));

  return {
    days: days.map(({ on, from, to }, index): DayFigures => {
      const { max, mean } = wholeOf(hoursOf.get(on) ?? []);
      const own = events.get(index) ?? [];
      const left = departed.get(index) ?? [];
      const wait = spreadOf(waitsIn(yard, own).map(({ ms }) => ms));
      return {
        on,
        tetOffset: tetOffsetOf(on),
        trucks: accounts[index] ?? { opening: 0, in: 0, out: 0, adjustments: 0, closing: 0 },
        max,
        mean: rounded(mean),
        meanPercent: percentOf(mean),
        waitP50Ms: wait.p50Ms,
        waitP90Ms: wait.p90Ms,
        dwellP50Ms: spreadOf(dwellsOf(left).map(({ ms }) => ms)).p50Ms,
        called: own.filter(({ type }) => type === 'queue.called').length,
        turnBacks: left.filter(({ departure }) => departure === 'turned-back').length,
        peoplePeak: peopleOf[index]?.max ?? 0,
        incidents: incidents.filter(
          ({ openedAt, closedAt }) => openedAt < to && (closedAt === null || closedAt >= from || openedAt >= from),
        ).length,
      };
    }),
    heat: hours.map(({ on, hour, mean }) => ({ on, hour, mean: rounded(mean), percent: percentOf(mean) })),
  };
}

/** The parts of a day as one. */
function wholeOf(parts: readonly HourOccupancy[]): { readonly max: number; readonly mean: number } {
  const ms = parts.reduce((sum, { from, to }) => sum + (to - from), 0);
  const occupiedMs = parts.reduce((sum, part) => sum + part.occupiedMs, 0);
  return { max: parts.reduce((most, { max }) => Math.max(most, max), 0), mean: ms === 0 ? 0 : occupiedMs / ms };
}
