import { addDays, daysBetween } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { keptScore, lookBack } from '../../../shared/domain/forecast/accuracy.ts';
import { roundedBand } from '../../../shared/domain/forecast/bands.ts';
import { forecastOf } from '../../../shared/domain/forecast/forecast.ts';
import { hoursOfDay } from '../../../shared/domain/forecast/hours.ts';
import {
  MOST_FORECAST_DAYS,
  type DayBand,
  type Series,
  type SeriesKey,
} from '../../../shared/domain/forecast/types.ts';
import type { DaySpan } from '../../../shared/contract/forecast-queries.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { ownDaysOf } from './arrivals.ts';
import { actualOf, forecastReading } from './reading.ts';

const USUAL_DAYS = 60;
/** How much of what came is shown before what will. */
const ACTUAL_DAYS = 90;
/** Forecasts made further back say little of those of today. */
const KEPT_DAYS = 400;

export const forecastQueries: Pick<
  QueryHandlers,
  'plan.forecast' | 'plan.hours' | 'plan.accuracy' | 'plan.counts' | 'plan.inputs'
> = {
  'plan.forecast'({ days = USUAL_DAYS, crossing, direction }, context) {
    const { facts, history, profile, todayOn } = forecastReading(context, days);
    const { basis, why, seasons, fromOn, series, queues, site, errors } = forecastOf(facts);
    const isAsked = linesOf({ crossing, direction });
    const actual = actualOf(history, todayOn, ACTUAL_DAYS);
    return {
      basis,
      why,
      seasons,
      fromOn,
      series: series.filter(isAsked).map((one) => ({ ...one, days: rounded(one.days) })),
      queues: queues.filter(isAsked).map((one) => ({ ...one, days: rounded(one.days) })),
      site: rounded(site),
      actual: { ...actual, queues: actual.queues.filter(isAsked) },
      profile,
      spreading: { seasonSigma: errors.seasonSigma, dayCv: errors.dayCv },
    };
  },

  'plan.hours'({ on, crossing, direction, cargoClass }, context) {
    const { facts, profile } = forecastReading(context, MOST_FORECAST_DAYS);
    const hours = hoursOfDay(forecastOf(facts), profile, on, linesOf({ crossing, direction, cargoClass }));
    return { on, hours: hours.map(roundedBand) };
  },

  'plan.accuracy'(_input, context) {
    const { facts, history, todayOn } = forecastReading(context, 1);
    const kept = context.stores.forecast.kept(addDays(todayOn, -KEPT_DAYS), todayOn);
    const score = keptScore(kept, history);
    return {
      looks: lookBack(facts),
      kept: score === null ? null : { ...score, forecasts: kept.length, sinceOn: kept[0]?.onDay ?? todayOn },
    };
  },

  'plan.counts'(_input, context) {
    const { history } = forecastReading(context, 1);
    return {
      sheets: context.stores.forecast
        .sheets()
        .map(({ id, counts, fileName, fromOn, untilOn, importedAt, importedBy }) => ({
          countSheetId: wireId('countSheet', id),
          fileName,
          fromOn,
          untilOn,
          rows: counts.length,
          trucks: counts.reduce((sum, { trucks }) => sum + trucks, 0),
          importedAt,
          importedBy,
        })),
      ownFromOn: ownDaysOf(context).fromOn,
      gaps: gapsOf(history),
    };
  },

  'plan.inputs': (_input, { stores }) => ({
    inputs: stores.forecast.inputs().map(({ id, removedAt: _removedAt, ...input }) => ({
      ...input,
      inputId: wireId('forecastInput', id),
    })),
  }),
};

type LineParts = { readonly [Part in keyof SeriesKey]?: SeriesKey[Part] | undefined };

/** Whether a line is one that is asked for; what is not said may be any. */
function linesOf(asked: LineParts): (line: LineParts) => boolean {
  return (line) =>
    (asked.crossing === undefined || line.crossing === asked.crossing) &&
    (asked.direction === undefined || line.direction === asked.direction) &&
    (asked.cargoClass === undefined || line.cargoClass === asked.cargoClass);
}

function rounded(days: readonly DayBand[]): readonly DayBand[] {
  return days.map(roundedBand);
}

/** Days on which some line is unknown. */
function gapsOf(history: readonly Series[]): readonly DaySpan[] {
  const [first] = history;
  if (first === undefined) return [];
  const gaps: { fromOn: DaySpan['fromOn']; untilOn: DaySpan['untilOn'] }[] = [];
  for (const index of first.trucks.keys()) {
    if (history.every(({ trucks }) => trucks[index] !== null)) continue;
    const on = addDays(first.fromOn, index);
    const last = gaps.at(-1);
    if (last !== undefined && daysBetween(last.untilOn, on) === 1) last.untilOn = on;
    else gaps.push({ fromOn: on, untilOn: on });
  }
  return gaps;
}
