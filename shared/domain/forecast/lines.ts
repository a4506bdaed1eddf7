import { daysBetween, type Day } from '../../kernel/calendar.ts';
import type { Days } from './days.ts';
import { meanOfKnown } from './log-fit.ts';
import type { Openings } from './openings.ts';
import type { Series, SeriesKey } from './types.ts';

/** A series on the days that the forecast works on; NaN = nobody knows that day. */
export type Line = { readonly key: SeriesKey; readonly trucks: Float64Array; readonly openings: Openings };

/** A series laid onto the days from `firstOn`. */
export function trucksOn(series: Series, firstOn: Day, known: number): Float64Array {
  const trucks = new Float64Array(known).fill(Number.NaN);
  const shift = daysBetween(firstOn, series.fromOn);
  for (const [n, count] of series.trucks.entries()) {
    const index = n + shift;
    if (count !== null && index >= 0 && index < known) trucks[index] = count;
  }
  return trucks;
}

/** Lines as one: a day is known where all of them are, and as open as the mean of them, by their trucks. */
export function sumOf(lines: readonly Line[], { known, ahead }: Days): Omit<Line, 'key'> {
  const trucks = new Float64Array(known);
  const openings = { closed: new Float64Array(known + ahead), preregistered: new Float64Array(known + ahead) };
  const weights = lines.map((line) => meanOfKnown(line.trucks, known));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const [n, line] of lines.entries()) {
    const share = total > 0 ? (weights[n] ?? 0) / total : 1 / lines.length;
    for (let index = 0; index < known; index += 1) trucks[index] = (trucks[index] ?? 0) + (line.trucks[index] ?? 0);
    for (let index = 0; index < known + ahead; index += 1) {
      openings.closed[index] = (openings.closed[index] ?? 0) + share * (line.openings.closed[index] ?? 0);
      openings.preregistered[index] =
        (openings.preregistered[index] ?? 0) + share * (line.openings.preregistered[index] ?? 0);
    }
  }
  return { trucks, openings };
}

/** Lines with fewer trucks a day than this have no shape of their own (FC4). */
const LEAST_PER_DAY = 8;
/** How many days back the share of a small line is taken from. */
export const SHARE_DAYS = 182;

/** Lines that are forecast together; a small one is a share of the whole. */
export type Pool = { readonly lines: readonly Line[] };

/**
 * Puts lines together until each pool is large enough to have a shape (FC4): by itself, else with the other small classes of
 * its crossing and direction, else with all small ones of its direction.
 */
export function poolsOf(lines: readonly Line[], known: number): readonly Pool[] {
  const pools: Pool[] = [];
  const rest: Line[] = [];
  for (const queue of Map.groupBy(lines, ({ key }) => `${key.crossing} ${key.direction}`).values()) {
    const [large, small] = split(queue, known);
    pools.push(...large.map((line) => ({ lines: [line] })));
    const perDay = small.reduce((sum, { trucks }) => sum + meanOfKnown(trucks, known), 0);
    if (perDay >= LEAST_PER_DAY) pools.push({ lines: small });
    else rest.push(...small);
  }
  for (const ofDirection of Map.groupBy(rest, ({ key }) => key.direction).values()) pools.push({ lines: ofDirection });
  return pools;
}

function split(lines: readonly Line[], known: number): readonly [readonly Line[], readonly Line[]] {
  const isLarge = (line: Line): boolean => meanOfKnown(line.trucks, known) >= LEAST_PER_DAY;
  return [lines.filter(isLarge), lines.filter((line) => !isLarge(line))];
}

/** The share of each line in its pool, by the trucks of the last half year. */
export function sharesOf({ lines }: Pool, known: number): readonly number[] {
  const counts = lines.map(({ trucks }) => meanOfKnown(trucks, known, known - SHARE_DAYS));
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 0));
}
