import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import { CARGO_CLASSES, DIRECTIONS, type CargoClass, type Direction } from '../vocabulary.ts';
import { usualShareOf } from './class-mix.ts';
import type { CountLine, Series, SeriesKey } from './types.ts';

/** Trucks of a line on a day. */
export type LineCount = SeriesKey & { readonly trucks: number };

/** What the site saw itself, day by day from `fromOn`; every line that is not named brought nothing. */
export type OwnDays = { readonly fromOn: Day; readonly days: readonly (readonly LineCount[])[] };

/** So many own trucks of a direction must be counted before their classes are the usual ones. */
const LEAST_TRUCKS = 500;

/**
 * The history of lines (FC2): the site's own days, and before them what sheets say, the later sheet winning. A day that
 * nobody counted is unknown. Counts without classes are shared out as the site's classes are, or as they usually are.
 */
export function historyOf(
  keys: readonly SeriesKey[],
  own: OwnDays,
  sheets: readonly (readonly CountLine[])[],
): readonly Series[] {
  const shareOf = sharesOf(own);
  const ofSheets = new Map<string, ReadonlyMap<string, number>>();
  for (const lines of sheets) {
    const sheet = Map.groupBy(
      lines.filter(({ on }) => on < own.fromOn),
      ({ on, crossing, direction }) => `${on} ${crossing} ${direction}`,
    );
    for (const [queueDay, counts] of sheet) ofSheets.set(queueDay, byClass(counts, shareOf));
  }
  const first = [...ofSheets.keys()]
    .reduce((least, key) => (key < least ? key : least), own.fromOn)
    .slice(0, 10) as Day;
  const before = daysBetween(first, own.fromOn);
  const ownCounts = own.days.map((counts) => new Map(counts.map((count) => [nameOf(count), count.trucks])));
  const dates = Array.from({ length: before }, (_, n) => addDays(first, n));
  return keys.map((key) => ({
    ...key,
    fromOn: first,
    trucks: [
      ...dates.map((on) => {
        const counts = ofSheets.get(`${on} ${key.crossing} ${key.direction}`);
        return counts === undefined ? null : (counts.get(key.cargoClass) ?? 0);
      }),
      ...ownCounts.map((counts) => counts.get(nameOf(key)) ?? 0),
    ],
  }));
}

/** The counts of a queue's day by class. */
function byClass(
  counts: readonly CountLine[],
  shareOf: (direction: Direction, cargoClass: CargoClass) => number,
): ReadonlyMap<string, number> {
  const trucks = new Map<string, number>();
  const add = (cargoClass: CargoClass, count: number): void =>
    void trucks.set(cargoClass, (trucks.get(cargoClass) ?? 0) + count);
  for (const { cargoClass, direction, trucks: count } of counts) {
    if (cargoClass !== null) add(cargoClass, count);
    else for (const each of CARGO_CLASSES) add(each, count * shareOf(direction, each));
  }
  return trucks;
}

function sharesOf(own: OwnDays): (direction: Direction, cargoClass: CargoClass) => number {
  const counted = new Map<string, number>();
  for (const { direction, cargoClass, trucks } of own.days.flat()) {
    const name = `${direction} ${cargoClass}`;
    counted.set(name, (counted.get(name) ?? 0) + trucks);
  }
  const sums = new Map(
    DIRECTIONS.map((direction) => [
      direction,
      CARGO_CLASSES.reduce((sum, one) => sum + (counted.get(`${direction} ${one}`) ?? 0), 0),
    ]),
  );
  return (direction, cargoClass) => {
    const sum = sums.get(direction) ?? 0;
    if (sum < LEAST_TRUCKS) return usualShareOf(direction, cargoClass);
    return (counted.get(`${direction} ${cargoClass}`) ?? 0) / sum;
  };
}

function nameOf({ crossing, direction, cargoClass }: SeriesKey): string {
  return `${crossing} ${direction} ${cargoClass}`;
}
