import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import { daysOf, knownSeasons, type Days } from './days.ts';
import { forecastOf, LEAST_SEASONS, type ForecastFacts } from './forecast.ts';
import { trucksOn } from './lines.ts';
import { alignedNaive, lastYear } from './naive.ts';
import { scoreOf, type Foretold, type Score } from './scores.ts';
import type { DayBand, SeriesForecast, Series } from './types.ts';

/** How well forecasts did from one day on, the model beside what needs no model (FC8). */
export type LookBack = {
  /** The day from which it was foretold. */
  readonly fromOn: Day;
  readonly days: number;
  /** The first day of Tết that it was about; null for the last weeks. */
  readonly tetOn: Day | null;
  readonly model: Score;
  /** Last year laid by Tết, at the level of then. */
  readonly aligned: Score | null;
  readonly sameDayLastYear: Score | null;
};

const LOOK_DAYS = 60;
const BEFORE_TET_DAYS = 40;

/** Forecasts made again for earlier days, with what was known then (FC8); the newest first. */
export function lookBack(facts: ForecastFacts): readonly LookBack[] {
  const { history, fromOn } = facts;
  const firstOn = history.reduce((first, series) => (series.fromOn < first ? series.fromOn : first), fromOn);
  const all = daysOf(firstOn, daysBetween(firstOn, fromOn), 0);
  const lines = history.map((series) => trucksOn(series, firstOn, all.known));
  return looksOf(all, lines).map(({ known, tet }) => {
    const from = addDays(firstOn, known);
    const days = { ...all, known, ahead: Math.min(LOOK_DAYS, all.known - known) };
    const cut = history.map((series) => ({
      ...series,
      trucks: series.trucks.slice(0, Math.max(0, daysBetween(series.fromOn, from))),
    }));
    const { series } = forecastOf({ ...facts, fromOn: from, days: days.ahead, history: cut });
    const told = (means: (n: number) => ArrayLike<number>, bands: (n: number) => readonly DayBand[] | null) =>
      history.map(({ crossing, direction }, n): Foretold => ({
        queue: `${crossing} ${direction}`,
        came: (lines[n] ?? new Float64Array(0)).subarray(known, known + days.ahead),
        means: means(n),
        bands: bands(n),
      }));
    const plain = (method: typeof alignedNaive): Score | null =>
      scoreOf(
        told(
          (n) => method(days, (lines[n] ?? new Float64Array(0)).subarray(0, known)),
          () => null,
        ),
      );
    const ofModel = scoreOf(
      told(
        (n) => (series[n]?.days ?? []).map(({ mean }) => mean),
        (n) => series[n]?.days ?? null,
      ),
    );
    return {
      fromOn: from,
      days: days.ahead,
      tetOn: tet === null ? null : addDays(firstOn, tet),
      model: ofModel ?? NOTHING_CAME,
      aligned: plain(alignedNaive),
      sameDayLastYear: plain(lastYear),
    };
  });
}

const NOTHING_CAME: Score = { wape: 0, pinball: 0, peakDays: 0, peakPercent: 0, days: 0 };

/** The last weeks, and each season before which there were seasons enough. */
function looksOf(
  days: Days,
  lines: readonly Float64Array[],
): readonly { readonly known: number; readonly tet: number | null }[] {
  const seasons = knownSeasons(days, sumOfLines(lines, days.known));
  const tetOf = (season: number): number => days.tets[season]?.vietnam ?? 0;
  const looks = seasons
    .slice(LEAST_SEASONS)
    .map((season) => ({ known: tetOf(season) - BEFORE_TET_DAYS, tet: tetOf(season) as number | null }));
  if (seasons.length >= LEAST_SEASONS) looks.push({ known: days.known - LOOK_DAYS, tet: null });
  return looks.toReversed();
}

function sumOfLines(lines: readonly Float64Array[], known: number): Float64Array {
  return Float64Array.from({ length: known }, (_, index) =>
    lines.reduce((sum, trucks) => sum + (trucks[index] ?? Number.NaN), 0),
  );
}

/** How well the forecasts did that were really made (FC8); null while none of their days has come. */
export function keptScore(
  kept: readonly { readonly series: readonly SeriesForecast[] }[],
  history: readonly Series[],
): Score | null {
  const told = kept.flatMap(({ series }, n) =>
    series.flatMap(({ crossing, direction, cargoClass, days }): readonly Foretold[] => {
      const line = history.find(
        (one) => one.crossing === crossing && one.direction === direction && one.cargoClass === cargoClass,
      );
      const [first] = days;
      if (line === undefined || first === undefined) return [];
      const at = daysBetween(line.fromOn, first.on);
      return [
        {
          queue: `${String(n)} ${crossing} ${direction}`,
          came: Float64Array.from(days, (_, day) => line.trucks[at + day] ?? Number.NaN),
          means: days.map(({ mean }) => mean),
          bands: days,
        },
      ];
    }),
  );
  return told.length === 0 ? null : scoreOf(told);
}
