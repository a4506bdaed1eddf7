import { alignedMean, LEVEL_DAYS } from './aligned.ts';
import type { Days } from './days.ts';
import type { Features } from './features.ts';
import { fitLog, type LogFit } from './log-fit.ts';
import type { Openings } from './openings.ts';

/** What a line of trucks is expected to bring. */
export type LineMeans = {
  /** Mean trucks of each day ahead. */
  readonly ahead: Float64Array;
  /** What the regression makes of the days known: the residuals are held against it. */
  readonly fit: LogFit;
};

/** A level that few trucks tell is only half believed: so many stand behind it already. */
const LEVEL_TRUCKS = 20;
/** No day is foretold to bring more than so many times the best week known (FC4). */
const MOST_TIMES = 3;
const WEEK = 7;

/** The forecast of one line (FC1): the mean of the regression, set to the level of the last weeks, and of the aligned shape. */
export function meansOf(days: Days, features: Features, openings: Openings, trucks: Float64Array): LineMeans {
  const fit = fitLog(features, openings, trucks, days.known);
  const level = levelRatio(trucks, fit, days.known);
  const aligned = alignedMean(days, trucks, fit, openings);
  const most = MOST_TIMES * bestWeek(trucks, days.known);
  const ahead = new Float64Array(days.ahead);
  for (let n = 0; n < days.ahead; n += 1) {
    const index = days.known + n;
    const regression = fit.meanOf(index) * level;
    const shape = aligned(index);
    ahead[n] = Math.min(most, shape === null ? regression : (regression + shape) / 2);
  }
  return { ahead, fit };
}

/** How much more comes lately than the regression says. */
function levelRatio(trucks: Float64Array, fit: LogFit, known: number): number {
  let came = LEVEL_TRUCKS;
  let expected = LEVEL_TRUCKS;
  for (let index = Math.max(0, known - LEVEL_DAYS); index < known; index += 1) {
    const count = trucks[index] ?? Number.NaN;
    if (Number.isNaN(count)) continue;
    came += count;
    expected += fit.meanOf(index);
  }
  return came / expected;
}

function bestWeek(trucks: Float64Array, known: number): number {
  let best = 0;
  let sum = 0;
  for (let index = 0; index < known; index += 1) {
    sum += valueOr0(trucks[index]) - (index >= WEEK ? valueOr0(trucks[index - WEEK]) : 0);
    best = Math.max(best, sum / WEEK);
  }
  return best;
}

function valueOr0(count: number | undefined): number {
  return count === undefined || Number.isNaN(count) ? 0 : count;
}
