import type { Day } from '../../kernel/calendar.ts';
import type { CrossingState } from '../queue/calendar.ts';
import type { CargoClass, Direction } from '../vocabulary.ts';

/** One line of arrivals: trucks for a crossing (its code) in one direction with one class of goods. */
export type SeriesKey = {
  readonly crossing: string;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
};

/** Trucks that arrived, day by day from `fromOn`; null = nobody knows that day. */
export type Series = SeriesKey & { readonly fromOn: Day; readonly trucks: readonly (number | null)[] };

/** One line of an imported sheet of daily counts; a class that is not said is shared out as it usually is. */
export type CountLine = {
  readonly on: Day;
  readonly crossing: string;
  readonly direction: Direction;
  readonly cargoClass: CargoClass | null;
  readonly trucks: number;
};

/** Where a forecast comes from (FC3): seasons of the site's own and imported counts, or a template. */
export const FORECAST_BASES = ['history', 'template'] as const;
export type ForecastBasis = (typeof FORECAST_BASES)[number];

/** Nobody is told of days further ahead. */
export const MOST_FORECAST_DAYS = 90;

/** Trucks of a day: the mean, and between what 50 % and 90 % of such days lie. */
export type Band = {
  readonly mean: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
};

export type DayBand = Band & { readonly on: Day };

export type SeriesForecast = SeriesKey & { readonly days: readonly DayBand[] };

/**
 * How far reality strays from the means: once for the whole season (log scale, standard deviation), and each day by
 * itself (Gamma factor of mean 1 with this coefficient of variation).
 */
export type Spreading = { readonly seasonSigma: number; readonly dayCv: number };

/** What people know that no history tells (FC5). */
export const INPUT_KINDS = ['harvest', 'convoy', 'closure'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** Null in crossing, direction or class = all of them. */
export type InputFacts = {
  readonly kind: InputKind;
  readonly crossing: string | null;
  readonly direction: Direction | null;
  readonly cargoClass: CargoClass | null;
  /** Both days included. */
  readonly fromOn: Day;
  readonly untilOn: Day;
  /** Harvest: so many times as many trucks as otherwise. */
  readonly factor: number | null;
  /** Convoy: so many trucks each day, from this minute of the day on. */
  readonly trucks: number | null;
  readonly minute: number | null;
  /** Closure: announced, but not in the crossing's calendar yet. */
  readonly state: CrossingState | null;
  readonly note: string;
};
