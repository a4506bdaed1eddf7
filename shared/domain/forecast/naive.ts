import { LEVEL_DAYS, shiftsOf } from './aligned.ts';
import type { Days } from './days.ts';
import { meanOfKnown } from './log-fit.ts';

/** What a forecast must beat (FC8): last year laid by Tết, at the level of now. */
export function alignedNaive(days: Days, trucks: Float64Array): Float64Array {
  return Float64Array.from({ length: days.ahead }, (_, n) => {
    const index = days.known + n;
    const shift = shiftsOf(days, index)[0];
    if (shift === undefined) return Number.NaN;
    const now = meanOfKnown(trucks, days.known, days.known - LEVEL_DAYS);
    const then = meanOfKnown(trucks, days.known - shift, days.known - shift - LEVEL_DAYS);
    const trucksThen = trucks[index - shift] ?? Number.NaN;
    return then > 0 ? (trucksThen * now) / then : trucksThen;
  });
}

const YEAR_OF_WEEKS = 364;

/** What reports often do: the same weekday of last year, whatever Tết did. */
export function lastYear(days: Days, trucks: Float64Array): Float64Array {
  return Float64Array.from({ length: days.ahead }, (_, n) => trucks[days.known + n - YEAR_OF_WEEKS] ?? Number.NaN);
}
