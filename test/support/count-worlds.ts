import { addDays, daysBetween, weekdayOf, type Day } from '../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../shared/kernel/lunar.ts';
import { randomOf, type Random } from '../../shared/domain/demo/random.ts';
import { ALWAYS_OPEN, type CrossingCalendar } from '../../shared/domain/queue/calendar.ts';
import type { Series, SeriesKey } from '../../shared/domain/forecast/types.ts';
import type { CargoClass, Direction } from '../../shared/domain/vocabulary.ts';

/** A made-up border: years of daily counts whose making is known. */
export type CountWorld = {
  readonly series: readonly Series[];
  /** What the counts were drawn around. */
  readonly means: readonly (readonly number[])[];
  readonly calendars: Readonly<Record<string, CrossingCalendar>>;
};

export type WorldOptions = {
  readonly seed: string;
  readonly fromOn: Day;
  readonly days: number;
  readonly crossings?: readonly string[];
  readonly classes?: readonly CargoClass[];
  /** Trucks of all lines together on a usual day. */
  readonly perDay?: number;
  /** Standard deviation of a day of one line, and of all lines together (log scale). */
  readonly lineNoise?: number;
  readonly dayNoise?: number;
  /** Standard deviation of a season's own height, and of the level from month to month (log scale). */
  readonly seasonNoise?: number;
  readonly drift?: number;
};

const DIRECTIONS: readonly Direction[] = ['export', 'import'];

/** Counts with a Tết that moves, a level that drifts, weekdays, times of year, a harvest, closings and chance. */
export function countWorld(options: WorldOptions): CountWorld {
  const {
    seed,
    fromOn,
    days,
    crossings = ['HN', 'TT'],
    classes = ['fresh', 'electronics', 'general'],
    perDay = 1200,
    lineNoise = 0.12,
    dayNoise = 0.1,
    seasonNoise = 0.12,
    drift = 0.03,
  } = options;
  const keys = crossings.flatMap((crossing) =>
    DIRECTIONS.flatMap((direction) => classes.map((cargoClass): SeriesKey => ({ crossing, direction, cargoClass }))),
  );
  const ofDay = randomOf(seed, 'day');
  const dayFactors = Array.from({ length: days }, () => Math.exp(dayNoise * normal(ofDay)));
  const seasons = new Map<number, number>();
  const ofSeason = randomOf(seed, 'season');
  for (let year = Number(fromOn.slice(0, 4)) - 1; year <= Number(addDays(fromOn, days).slice(0, 4)) + 1; year += 1)
    seasons.set(year, Math.exp(seasonNoise * normal(ofSeason)));
  const tets = new Map([...seasons.keys()].map((year) => [year, tetDayOf(year)]));
  const calendars = Object.fromEntries(crossings.map((crossing) => [crossing, tetClosings(fromOn, days)]));
  const made = keys.map((key) => {
    const own = randomOf(seed, key.crossing, key.direction, key.cargoClass);
    const level = (perDay / keys.length) * Math.exp(0.5 * normal(own));
    const season = seasonOf(key, own, tets);
    const phase = own.between(0, 365);
    const week = Array.from({ length: 7 }, () => Math.exp(0.1 * normal(own)));
    const harvestOn = own.int(365);
    let log = 0;
    const means: number[] = [];
    const trucks = Array.from({ length: days }, (_, index) => {
      const on = addDays(fromOn, index);
      if (index % 30 === 0) log += drift * normal(own);
      const year = 1 + 0.15 * Math.sin((2 * Math.PI * (index - phase)) / 365.25);
      const harvest = (index + 365 - harvestOn) % 365 < 25 && key.cargoClass === 'fresh' ? 1.3 : 1;
      const mean =
        level *
        Math.exp(log) *
        year *
        harvest *
        (week[weekdayOf(on) - 1] ?? 1) *
        season(on, seasons) *
        closing(on, tets);
      means.push(mean);
      return poisson(mean * (dayFactors[index] ?? 1) * Math.exp(lineNoise * normal(own)), own);
    });
    return { series: { ...key, fromOn, trucks }, means };
  });
  return { series: made.map(({ series }) => series), means: made.map(({ means }) => means), calendars };
}

/** The effect of the Tết that is near: up to a peak some days before it, then a fall, then slowly back. */
function seasonOf(
  key: SeriesKey,
  own: Random,
  tets: ReadonlyMap<number, Day>,
): (on: Day, heights: ReadonlyMap<number, number>) => number {
  const isSurge = key.cargoClass === 'fresh' && key.direction === 'export';
  const height = isSurge ? own.between(1.2, 2) : own.between(0.2, 0.6);
  const peak = own.between(5, 11);
  return (on, heights) => {
    const year = Number(on.slice(0, 4));
    for (const near of [year, year + 1]) {
      const offset = daysBetween(tets.get(near) ?? on, on);
      if (offset < -34 || offset > 20) continue;
      if (offset >= 0) return 0.35 + (0.65 * offset) / 20;
      const part = offset <= -peak ? (offset + 34) / (34 - peak) : Math.max(0, 1 + (offset + peak) / 7);
      return 1 + height * (heights.get(near) ?? 1) * part - (offset > -3 ? 0.4 : 0);
    }
    return 1;
  };
}

/** Closed from the eve of Tết until its second day, by announcement. */
function tetClosings(fromOn: Day, days: number): CrossingCalendar {
  const last = Number(addDays(fromOn, days).slice(0, 4)) + 1;
  const years = Array.from({ length: last - Number(fromOn.slice(0, 4)) + 1 }, (_, n) => last - n);
  return {
    ...ALWAYS_OPEN,
    days: years.map((year) => ({ from: addDays(tetDayOf(year), -1), to: addDays(tetDayOf(year), 1), state: 'closed' })),
  };
}

function closing(on: Day, tets: ReadonlyMap<number, Day>): number {
  const offset = daysBetween(tets.get(Number(on.slice(0, 4))) ?? on, on);
  return offset >= -1 && offset <= 1 ? 0.15 : 1;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; product *= random.next()) count += 1;
  return count;
}
