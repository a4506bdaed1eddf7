import type { Day } from '../../kernel/calendar.ts';
import type { Band, DayBand, Spreading } from './types.ts';

/**
 * How far reality strays from a mean (FC7): a season's level and a day of the whole site (`Spreading`), a day of a single
 * line by itself (coefficient of variation), and chance, which small numbers feel most.
 */
export type ErrorModel = Spreading & {
  readonly lineCv: number;
  /** Variance ÷ mean of a count whose mean is right; 1 = pure chance. */
  readonly dispersion: number;
};

/** Expected trucks of a day: of each line, and those that are sure to come (a convoy). */
export type Expected = { readonly lines: readonly number[]; readonly sure: number };

/** z of the 95 % and 75 % quantiles of a normal distribution. */
const Z95 = 1.6448536269514722;
const Z75 = 0.6744897501960817;

/**
 * The bands of a day's trucks (FC7). Season and day multiply all lines alike, a line's own days and chance do not: a sum has
 * its own band, narrower than those of its lines together. Trucks that are sure move the band and do not widen it.
 */
export function dayBandOf(on: Day, expected: Expected, errors: ErrorModel): DayBand {
  return { on, ...bandOf(expected, errors) };
}

/** The same of any hours of a day, whose lines stray as their day does and have a chance of their own. */
export function bandOf(expected: Expected, errors: ErrorModel): Band {
  const quantile = quantilesOf(expected, errors);
  return {
    mean: meanOf(expected) + expected.sure,
    p5: quantile(-Z95),
    p25: quantile(-Z75),
    p50: quantile(0),
    p75: quantile(Z75),
    p95: quantile(Z95),
  };
}

/**
 * The value below which such days lie with the probability that belongs to a `z` of the normal distribution: quantiles of a
 * Gamma distribution of that mean and variance (Wilson and Hilferty 1931).
 */
export function quantilesOf(expected: Expected, errors: ErrorModel): (z: number) => number {
  const mean = meanOf(expected);
  const ninth = relativeVariance(expected.lines, mean, errors) / 9;
  return (z) => expected.sure + mean * Math.max(0, 1 - ninth + z * Math.sqrt(ninth)) ** 3;
}

function meanOf({ lines }: Expected): number {
  return lines.reduce((sum, line) => sum + line, 0);
}

/** Variance ÷ mean². */
function relativeVariance(lines: readonly number[], mean: number, errors: ErrorModel): number {
  if (mean <= 0) return 0;
  const { seasonSigma, dayCv, lineCv, dispersion } = errors;
  const concentration = lines.reduce((sum, line) => sum + line ** 2, 0) / mean ** 2;
  return Math.exp(seasonSigma ** 2) * (1 + dayCv ** 2 + lineCv ** 2 * concentration) - 1 + dispersion / mean;
}

/** The band to a tenth of a truck: more is only weight on the way. */
export function roundedBand<Shape extends Band>(band: Shape): Shape {
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    ...band,
    mean: round(band.mean),
    p5: round(band.p5),
    p25: round(band.p25),
    p50: round(band.p50),
    p75: round(band.p75),
    p95: round(band.p95),
  };
}
