import { solveInPlace } from './cholesky.ts';
import type { Features } from './features.ts';
import { assumedLog, type Openings } from './openings.ts';

/** What a day brings as a product of what is known of it, learnt from counts. */
export type LogFit = {
  /** Expected trucks of a day. */
  readonly meanOf: (index: number) => number;
  /** How many times as many trucks as on a mean weekday come, 1 = Monday. */
  readonly weekdayFactor: (weekday: number) => number;
  /** How many times as many come as with the crossing open all its hours. */
  readonly openingFactor: (index: number) => number;
};

/** How far from that assumption what is learnt may stray (log scale, standard deviation). */
const OPENING_DEVIATION = 0.8;

/** Counts stray by more than chance: coefficient of variation of a day whose mean is right, squared. */
const DAY_VARIANCE = 0.06;
const STEPS = 7;
const ENOUGH = 0.002;
const MOST_LOG = 12;
const LEAST_LOG = -4;
/** One wild day does not turn the fit: it counts as at most so many times its mean. */
const WILD = 3;

/**
 * Ridge regression on the log of the mean (FC1): each coefficient has a normal prior, counts their own variance (chance,
 * and a share of the mean), solved by reweighted normal equations. Unlike the log of counts it can take a day without
 * trucks. Unknown days (NaN) say nothing.
 */
export function fitLog(features: Features, openings: Openings, trucks: Float64Array, known: number): LogFit {
  const { starts, columns, values, deviation, width } = features;
  const closedColumn = width;
  const size = width + 2;
  const offsetOf = (index: number): number => assumedLog(openings, index);
  const beta = new Float64Array(size);
  beta[0] = Math.log(Math.max(0.05, meanOfKnown(trucks, known)));
  const centre = beta[0];

  const linear = (index: number): number => {
    let sum =
      offsetOf(index) +
      (openings.closed[index] ?? 0) * (beta[closedColumn] ?? 0) +
      (openings.preregistered[index] ?? 0) * (beta[closedColumn + 1] ?? 0);
    const end = starts[index + 1] ?? 0;
    for (let k = starts[index] ?? 0; k < end; k += 1) sum += (values[k] ?? 0) * (beta[columns[k] ?? 0] ?? 0);
    return Math.min(MOST_LOG, Math.max(LEAST_LOG, sum));
  };

  const row = new Float64Array(64);
  const rowColumns = new Int32Array(64);
  for (let step = 0; step < STEPS; step += 1) {
    const a = new Float64Array(size * size);
    const b = new Float64Array(size);
    for (let n = 0; n < size; n += 1) {
      const prior = 1 / (n < width ? (deviation[n] ?? 1) : OPENING_DEVIATION) ** 2;
      a[n * size + n] = prior;
      b[n] = n === 0 ? prior * centre : 0;
    }
    for (let index = 0; index < known; index += 1) {
      const count = trucks[index] ?? Number.NaN;
      if (Number.isNaN(count)) continue;
      const eta = linear(index);
      const mean = Math.exp(eta);
      const weight = mean / (1 + DAY_VARIANCE * mean);
      const response = eta - offsetOf(index) + Math.min(WILD, count / mean - 1);
      let length = 0;
      const end = starts[index + 1] ?? 0;
      for (let k = starts[index] ?? 0; k < end; k += 1, length += 1) {
        row[length] = values[k] ?? 0;
        rowColumns[length] = columns[k] ?? 0;
      }
      for (const [column, value] of [openings.closed[index] ?? 0, openings.preregistered[index] ?? 0].entries()) {
        if (value === 0) continue;
        row[length] = value;
        rowColumns[length] = closedColumn + column;
        length += 1;
      }
      for (let i = 0; i < length; i += 1) {
        const weighted = weight * (row[i] ?? 0);
        const at = rowColumns[i] ?? 0;
        b[at] = (b[at] ?? 0) + weighted * response;
        for (let j = 0; j <= i; j += 1) {
          const cell = at * size + (rowColumns[j] ?? 0);
          a[cell] = (a[cell] ?? 0) + weighted * (row[j] ?? 0);
        }
      }
    }
    solveInPlace(a, b);
    let moved = 0;
    for (let n = 0; n < size; n += 1) moved = Math.max(moved, Math.abs((b[n] ?? 0) - (beta[n] ?? 0)));
    beta.set(b);
    if (moved < ENOUGH) break;
  }

  return {
    meanOf: (index) => Math.exp(linear(index)),
    weekdayFactor: (weekday) => Math.exp(beta[features.weekdayColumn + weekday - 1] ?? 0),
    openingFactor: (index) =>
      Math.exp(
        offsetOf(index) +
          (openings.closed[index] ?? 0) * (beta[closedColumn] ?? 0) +
          (openings.preregistered[index] ?? 0) * (beta[closedColumn + 1] ?? 0),
      ),
  };
}

/** The mean of the days that are known, 0 where none is. */
export function meanOfKnown(trucks: Float64Array, until: number, from = 0): number {
  let sum = 0;
  let count = 0;
  for (let index = Math.max(0, from); index < until; index += 1) {
    const one = trucks[index] ?? Number.NaN;
    if (Number.isNaN(one)) continue;
    sum += one;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
