import type { ErrorModel } from './bands.ts';
import { knownSeasons, type Days } from './days.ts';
import { featuresOf } from './features.ts';
import type { Line } from './lines.ts';
import { meansOf, type LineMeans } from './means.ts';

/** How far forecasts stray as long as nothing was measured: peak heights within ±20–29 % (the design's trial). */
export const USUAL_ERRORS: ErrorModel = { seasonSigma: 0.2, dayCv: 0.12, lineCv: 0.12, dispersion: 1.2 };
/** A template knows less. */
export const TEMPLATE_ERRORS: ErrorModel = { seasonSigma: 0.35, dayCv: 0.2, lineCv: 0.2, dispersion: 1.5 };

/** So many looks back stand behind the usual error already. */
const PRIOR_LOOKS = 2;
const MOST_LOOKS = 8;
const LOOK_DAYS = 60;
const LEAST_KNOWN = 400;
const BEFORE_TET_DAYS = 40;

/** A pool's counts and what the regression makes of them. */
export type Fitted = { readonly trucks: Float64Array; readonly means: LineMeans };

/**
 * Measures how far forecasts strayed (FC7). The whole site's are made anew for earlier days with what was known then: by how
 * much the level was wrong over the time foretold, and each day beyond that. How lines stray by themselves is taken from
 * what the regression leaves of them.
 */
export function errorsOf(days: Days, site: Omit<Line, 'key'>, pools: readonly Fitted[]): ErrorModel {
  const { dispersion, variance, concentration } = leftOf(pools, days.known);
  let levels = PRIOR_LOOKS * USUAL_ERRORS.seasonSigma ** 2;
  let looks = PRIOR_LOOKS;
  let strays = LOOK_DAYS * (USUAL_ERRORS.dayCv ** 2 + USUAL_ERRORS.lineCv ** 2 * concentration);
  let strayDays = LOOK_DAYS;
  for (const known of looksOf(days, site.trucks)) {
    const pairs = lookFrom(known, days, site);
    const came = pairs.reduce((sum, [count]) => sum + count, 0);
    const expected = pairs.reduce((sum, [, mean]) => sum + mean, 0);
    if (came === 0 || expected === 0) continue;
    const level = came / expected;
    levels += Math.log(level) ** 2;
    looks += 1;
    for (const [count, mean] of pairs) {
      strays += Math.min(1, (count / (mean * level) - 1) ** 2) - dispersion / (mean * level);
      strayDays += 1;
    }
  }
  const ofSite = Math.max(0, strays / strayDays);
  const ofLine = concentration < 0.95 ? Math.max(0, variance - ofSite) / (1 - concentration) : 0;
  return {
    seasonSigma: Math.sqrt(levels / looks),
    dayCv: Math.sqrt(Math.max(0, ofSite - ofLine * concentration)),
    lineCv: Math.sqrt(ofLine),
    dispersion,
  };
}

/** What came and what was expected on each day, with the eyes of an earlier day. */
function lookFrom(known: number, days: Days, site: Omit<Line, 'key'>): readonly (readonly [number, number])[] {
  const then = { ...days, known, ahead: Math.min(LOOK_DAYS, days.known - known) };
  const { ahead } = meansOf(then, featuresOf(then), site.openings, site.trucks.subarray(0, known));
  return [...ahead].flatMap((mean, n) => {
    const count = site.trucks[known + n] ?? Number.NaN;
    return Number.isNaN(count) || mean < 1 ? [] : [[count, mean] as const];
  });
}

/** From which days it is looked back: before each season after the first, and every other month of the last year. */
function looksOf(days: Days, trucks: Float64Array): readonly number[] {
  const seasons = knownSeasons(days, trucks)
    .slice(1)
    .map((season) => (days.tets[season]?.vietnam ?? 0) - BEFORE_TET_DAYS);
  const months = [1, 2, 3, 4, 5, 6].map((back) => days.known - back * LOOK_DAYS);
  return [...seasons.toReversed(), ...months].filter((known) => known >= LEAST_KNOWN).slice(0, MOST_LOOKS);
}

/** A single day counts no more than so many times its mean, squared. */
const MOST_STRAY = 1;
const LEAST_DAYS = 100;

/**
 * What the regression leaves: variance = dispersion × mean + variance × mean², by least squares over the pools; and how much
 * of the trucks is on few of them (sum of the squares of their shares).
 */
function leftOf(pools: readonly Fitted[], known: number) {
  const points = pools.flatMap(({ trucks, means }) => {
    let left = 0;
    let sum = 0;
    let count = 0;
    for (let index = Math.max(0, known - LEAST_KNOWN); index < known; index += 1) {
      const came = trucks[index] ?? Number.NaN;
      const mean = means.fit.meanOf(index);
      if (Number.isNaN(came) || mean < 1) continue;
      left += Math.min(MOST_STRAY * mean, (came - mean) ** 2 / mean);
      sum += mean;
      count += 1;
    }
    return count < LEAST_DAYS ? [] : [{ mean: sum / count, left: left / count }];
  });
  const total = points.reduce((sum, { mean }) => sum + mean, 0);
  const concentration = total === 0 ? 1 : points.reduce((sum, { mean }) => sum + (mean / total) ** 2, 0);
  if (points.length < 3) return { dispersion: USUAL_ERRORS.dispersion, variance: 0, concentration };
  const middle = total / points.length;
  const middleLeft = points.reduce((sum, { left }) => sum + left, 0) / points.length;
  const spread = points.reduce((sum, { mean }) => sum + (mean - middle) ** 2, 0);
  const together = points.reduce((sum, { mean, left }) => sum + (mean - middle) * (left - middleLeft), 0);
  const slope = Math.min(Math.max(0, middleLeft - 1) / middle, Math.max(0, spread === 0 ? 0 : together / spread));
  return { dispersion: Math.max(1, middleLeft - slope * middle), variance: slope, concentration };
}
