import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import type { CrossingCalendar } from '../queue/calendar.ts';
import type { Direction } from '../vocabulary.ts';
import { dayBandOf, type ErrorModel, type Expected } from './bands.ts';
import { daysOf, knownSeasons, type Days } from './days.ts';
import { errorsOf, TEMPLATE_ERRORS, type Fitted } from './errors.ts';
import { featuresOf } from './features.ts';
import { convoysOf, harvestOf } from './inputs.ts';
import { poolsOf, sharesOf, sumOf, trucksOn, type Line } from './lines.ts';
import { meanOfKnown } from './log-fit.ts';
import { meansOf } from './means.ts';
import { openingsOf, withAnnounced, type Openings } from './openings.ts';
import { templateMeans } from './template.ts';
import type { DayBand, ForecastBasis, InputFacts, Series, SeriesForecast, SeriesKey } from './types.ts';

/** Everything a forecast is made of. */
export type ForecastFacts = {
  /** The first day foretold; what is known ends the day before. */
  readonly fromOn: Day;
  readonly days: number;
  /** The lines to foretell, with what is known of them. */
  readonly history: readonly Series[];
  /** By the code of the crossing. */
  readonly calendars: Readonly<Record<string, CrossingCalendar>>;
  readonly inputs: readonly InputFacts[];
  /** Trucks on a usual day, for a line of which nothing is known: published flows. */
  readonly usualPerDay: (key: SeriesKey) => number;
};

/** Why a forecast is a template, and what its level rests on (FC3). */
export const FORECAST_GAPS = [
  'history.none',
  'history.one-season',
  'history.short',
  'history.some-lines',
  'level.published',
] as const;
export type ForecastGap = (typeof FORECAST_GAPS)[number];

export type Forecast = {
  readonly basis: ForecastBasis;
  readonly why: readonly ForecastGap[];
  readonly seasons: number;
  readonly fromOn: Day;
  readonly series: readonly SeriesForecast[];
  readonly queues: readonly {
    readonly crossing: string;
    readonly direction: Direction;
    readonly days: readonly DayBand[];
  }[];
  readonly site: readonly DayBand[];
  /** Convoys whose hour is known; their trucks are among those of their series too. */
  readonly convoys: readonly Convoy[];
  readonly errors: ErrorModel;
};

/** Trucks of a line that come together in one hour of the day (0–23), on each of the days foretold. */
export type Convoy = SeriesKey & { readonly hour: number; readonly perDay: readonly number[] };

const HOUR_MINUTES = 60;

/** Fewer seasons are no history (FC3). */
export const LEAST_SEASONS = 2;

/** How many trucks come on each of the coming days, by crossing, direction and class (FC1–FC7). */
export function forecastOf(facts: ForecastFacts): Forecast {
  const { fromOn, history, inputs } = facts;
  const firstOn = history.reduce((first, series) => (series.fromOn < first ? series.fromOn : first), fromOn);
  const days = daysOf(firstOn, daysBetween(firstOn, fromOn), facts.days);
  const keys = history.map(({ crossing, direction, cargoClass }): SeriesKey => ({ crossing, direction, cargoClass }));
  const raw = history.map((series) => trucksOn(series, firstOn, days.known));
  const usual = raw.map((trucks) => meanOfKnown(trucks, days.known));
  const convoys = convoysOf(inputs, keys, usual, days);
  const harvests = keys.map((key) => harvestOf(inputs, key, days));
  const openings = new Map(
    Object.entries(facts.calendars).map(([code, calendar]) => [code, openingsOf(calendar, days)]),
  );
  const lines = keys.map((key, n): Line => ({
    key,
    trucks: withoutInputs(raw[n] ?? new Float64Array(0), harvests[n] ?? null, convoys[n] ?? null),
    openings: withAnnounced(openings.get(key.crossing) ?? alwaysOpen(days), inputs, key, days),
  }));
  const { basis, why, seasons, means, errors } = meansOfAll(lines, days, facts);
  const expected = (n: number, ahead: number): Expected => ({
    lines: [(means[n]?.[ahead] ?? 0) * (harvests[n]?.[days.known + ahead] ?? 1)],
    sure: convoys[n]?.[days.known + ahead] ?? 0,
  });
  const bandsOf = (members: readonly number[]): readonly DayBand[] =>
    Array.from({ length: days.ahead }, (_, ahead) => {
      const parts = members.map((n) => expected(n, ahead));
      const sum = {
        lines: parts.flatMap((part) => part.lines),
        sure: parts.reduce((total, { sure }) => total + sure, 0),
      };
      return dayBandOf(addDays(fromOn, ahead), sum, errors);
    });
  const queues = Map.groupBy(keys.keys(), (n) => `${keys[n]?.crossing ?? ''} ${keys[n]?.direction ?? ''}`);
  return {
    basis,
    why,
    seasons,
    fromOn,
    series: keys.map((key, n) => ({ ...key, days: bandsOf([n]) })),
    queues: [...queues.values()].flatMap((members) => {
      const key = keys[members[0] ?? 0];
      return key === undefined ? [] : [{ crossing: key.crossing, direction: key.direction, days: bandsOf(members) }];
    }),
    site: bandsOf([...keys.keys()]),
    convoys: inputs.flatMap((input) => convoysAt(input, keys, usual, days)),
    errors,
  };
}

/** What comes together of one input, line by line; none where nobody said at which hour. */
function convoysAt(
  input: InputFacts,
  keys: readonly SeriesKey[],
  usual: readonly number[],
  days: Days,
): readonly Convoy[] {
  const { minute } = input;
  if (minute === null) return [];
  return convoysOf([input], keys, usual, days).flatMap((trucks, n): readonly Convoy[] => {
    const key = keys[n];
    if (trucks === null || key === undefined) return [];
    return [{ ...key, hour: Math.floor(minute / HOUR_MINUTES), perDay: [...trucks.slice(days.known)] }];
  });
}

type Means = Pick<Forecast, 'basis' | 'why' | 'seasons' | 'errors'> & { readonly means: readonly Float64Array[] };

/** Lines with seasons enough by their history, the others by the template (FC3). */
function meansOfAll(lines: readonly Line[], days: Days, facts: ForecastFacts): Means {
  const seasonsOf = new Map(lines.map((line) => [line, knownSeasons(days, line.trucks).length]));
  const told = lines.filter((line) => (seasonsOf.get(line) ?? 0) >= LEAST_SEASONS);
  const untold = lines.filter((line) => !told.includes(line));
  const means = new Map<Line, Float64Array>();
  const errors = told.length === 0 ? TEMPLATE_ERRORS : byHistory(told, days, means);
  const published = byTemplate(untold, days, facts, means);
  const seasons = Math.max(0, ...seasonsOf.values());
  const why: ForecastGap[] = [];
  const isCounted = lines.some(({ trucks }) => trucks.some((count) => !Number.isNaN(count)));
  if (told.length === 0) why.push(seasons === 1 ? 'history.one-season' : isCounted ? 'history.short' : 'history.none');
  else if (untold.length > 0) why.push('history.some-lines');
  if (published.length > 0) why.push('level.published');
  return {
    basis: told.length === 0 ? 'template' : 'history',
    why,
    seasons,
    means: lines.map((line) => means.get(line) ?? new Float64Array(days.ahead)),
    errors,
  };
}

function byHistory(lines: readonly Line[], days: Days, means: Map<Line, Float64Array>): ErrorModel {
  const features = featuresOf(days);
  const fitted: Fitted[] = [];
  for (const pool of poolsOf(lines, days.known)) {
    const { trucks, openings } = sumOf(pool.lines, days);
    const ofPool = meansOf(days, features, openings, trucks);
    fitted.push({ trucks, means: ofPool });
    const shares = sharesOf(pool, days.known);
    for (const [n, line] of pool.lines.entries())
      means.set(
        line,
        ofPool.ahead.map((mean) => mean * (shares[n] ?? 0)),
      );
  }
  return errorsOf(days, sumOf(lines, days), fitted);
}

/** Answers the lines whose level is that of published flows. */
function byTemplate(
  lines: readonly Line[],
  days: Days,
  facts: ForecastFacts,
  means: Map<Line, Float64Array>,
): readonly Line[] {
  return lines.filter((line) => {
    const { ahead, isPublished } = templateMeans(line, days, facts.usualPerDay(line.key));
    means.set(line, ahead);
    return isPublished;
  });
}

/** What would have come without the harvests and convoys that people named (FC5). */
function withoutInputs(trucks: Float64Array, harvest: Float64Array | null, convoy: Float64Array | null): Float64Array {
  if (harvest === null && convoy === null) return trucks;
  return trucks.map((count, index) => {
    const factor = harvest?.[index] ?? 1;
    return Math.max(0, count - (convoy?.[index] ?? 0)) / (factor === 0 ? 1 : factor);
  });
}

function alwaysOpen({ known, ahead }: Days): Openings {
  return { closed: new Float64Array(known + ahead), preregistered: new Float64Array(known + ahead) };
}
