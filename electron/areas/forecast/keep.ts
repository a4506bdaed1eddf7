import { weekdayOf, type Day } from '../../../shared/kernel/calendar.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { roundedBand } from '../../../shared/domain/forecast/bands.ts';
import type { SeriesForecast } from '../../../shared/domain/forecast/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { ownDaysOf, type ForecastContext } from './arrivals.ts';
import { siteForecast } from './reading.ts';

/** A forecast as it was made on a day, on its way to the record. */
export type ForecastToKeep = { readonly onDay: Day; readonly series: readonly SeriesForecast[] };

/** So many days ahead are kept, and on Mondays so many (FC8). */
const DAYS = 14;
const MONDAY_DAYS = 60;

/** Today's forecast, where it is not kept yet (FC8); of a site that nobody has counted anything for there is none to keep. */
export function forecastToKeep(context: ForecastContext): ForecastToKeep | null {
  const { todayOn } = ownDaysOf(context);
  if (context.stores.forecast.isKept(todayOn)) return null;
  const { why, series } = siteForecast(context, weekdayOf(todayOn) === 1 ? MONDAY_DAYS : DAYS);
  if (why.includes('history.none')) return null;
  const worth = series.filter((line) => line.days.some(({ p95 }) => p95 >= 1));
  return { onDay: todayOn, series: worth.map((line) => ({ ...line, days: line.days.map(roundedBand) })) };
}

/** Keeps it: `forecast.keep`, sent by the host itself, since it is made outside the engine's turn. */
export function keepForecast(input: unknown, { stores, log, now, newId }: Context): Result<object, Refusal> {
  const { onDay, series } = input as ForecastToKeep;
  if (!stores.forecast.isKept(onDay))
    log.insert('forecast.kept', 'keptForecast', { id: newId('keptForecast'), onDay, keptAt: now, series });
  return ok({});
}
