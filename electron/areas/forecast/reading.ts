import flows from '../../../resources/data/seed-flows.json' with { type: 'json' };
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { usualShareOf } from '../../../shared/domain/forecast/class-mix.ts';
import { forecastOf, type Forecast, type ForecastFacts } from '../../../shared/domain/forecast/forecast.ts';
import { historyOf, type LineCount } from '../../../shared/domain/forecast/merge.ts';
import { hourlyProfile, type HourlyProfile } from '../../../shared/domain/forecast/profile.ts';
import { publishedPerDay, YARD_SHARE, type FlowFacts } from '../../../shared/domain/forecast/published-flows.ts';
import type { Series, SeriesKey } from '../../../shared/domain/forecast/types.ts';
import { CARGO_CLASSES, type Direction } from '../../../shared/domain/vocabulary.ts';
import { arrivalsOf, ownDaysOf, type DayArrivals, type ForecastContext } from './arrivals.ts';

/** Everything that forecasts of this site are made of, and what the site has seen. */
export type ForecastReading = {
  readonly todayOn: Day;
  /** Until yesterday. */
  readonly history: readonly Series[];
  readonly profile: HourlyProfile;
  readonly facts: ForecastFacts;
};

/** A profile follows the season: it is that of the last four weeks. */
const PROFILE_DAYS = 28;

/** Reads counts, calendars and what people know ahead, for a forecast of so many days from today on. */
export function forecastReading(context: ForecastContext, days: number): ForecastReading {
  const { stores } = context;
  const { fromOn, todayOn } = ownDaysOf(context);
  const crossings = stores.queues.crossings();
  const codes = new Map<number, string>(crossings.map(({ id, code }) => [id, code]));
  const arrivals = arrivalsOf(context, fromOn, todayOn);
  const counted = arrivals.map(({ lines }) =>
    lines.flatMap(([crossingId, direction, cargoClass, trucks]): readonly LineCount[] => {
      const crossing = codes.get(crossingId);
      return crossing === undefined ? [] : [{ crossing, direction, cargoClass, trucks }];
    }),
  );
  const keys = keysOf(context);
  const sheets = stores.forecast.sheets().map(({ counts }) => counts);
  const history = historyOf(keys, { fromOn, days: counted }, sheets);
  const facts: ForecastFacts = {
    fromOn: todayOn,
    days,
    history,
    calendars: Object.fromEntries(crossings.map(({ code, calendar }) => [code, calendar])),
    inputs: stores.forecast.inputs(),
    usualPerDay({ crossing, direction, cargoClass }) {
      const name = crossings.find(({ code }) => code === crossing)?.name ?? crossing;
      return (
        (publishedPerDay(flows as FlowFacts, name, direction) ?? 0) * YARD_SHARE * usualShareOf(direction, cargoClass)
      );
    },
  };
  return { todayOn, history, profile: profileOf(arrivals.slice(-PROFILE_DAYS)), facts };
}

/** The forecast of the coming days, from today on. */
export function siteForecast(context: ForecastContext, days: number): Forecast {
  return forecastOf(forecastReading(context, days).facts);
}

/** Every crossing and direction that the site has a queue for, in every class. */
function keysOf({ stores }: ForecastContext): readonly SeriesKey[] {
  const codes = new Map(stores.queues.crossings().map(({ id, code }) => [id, code]));
  return stores.queues
    .queues()
    .filter(({ point }) => point === 'main')
    .flatMap(({ crossingId, direction }) => {
      const crossing = codes.get(crossingId);
      if (crossing === undefined) return [];
      return CARGO_CLASSES.map((cargoClass): SeriesKey => ({ crossing, direction, cargoClass }));
    });
}

function profileOf(arrivals: readonly DayArrivals[]): HourlyProfile {
  const sumOf = (direction: Direction): readonly number[] =>
    arrivals.reduce<readonly number[]>(
      (sum, { hours }) => hours[direction].map((trucks, hour) => trucks + (sum[hour] ?? 0)),
      [],
    );
  return hourlyProfile({ export: sumOf('export'), import: sumOf('import') });
}

/** What came on each of the last days, by queue and for the site; null = nobody knows. */
export function actualOf(
  history: readonly Series[],
  todayOn: Day,
  days: number,
): {
  readonly fromOn: Day;
  readonly queues: readonly {
    readonly crossing: string;
    readonly direction: Direction;
    readonly trucks: readonly (number | null)[];
  }[];
  readonly site: readonly (number | null)[];
} {
  const queues = [...Map.groupBy(history, ({ crossing, direction }) => `${crossing} ${direction}`).values()];
  return {
    fromOn: addDays(todayOn, -days),
    queues: queues.flatMap((lines) => {
      const [first] = lines;
      return first === undefined
        ? []
        : [{ crossing: first.crossing, direction: first.direction, trucks: lastOf(lines, days) }];
    }),
    site: lastOf(history, days),
  };
}

function lastOf(lines: readonly Series[], days: number): readonly (number | null)[] {
  return Array.from({ length: days }, (_, n) => {
    const sum = lines.reduce((total, { trucks }) => total + (trucks[trucks.length - days + n] ?? Number.NaN), 0);
    return Number.isNaN(sum) ? null : Math.round(sum * 10) / 10;
  });
}
