import { addDays, dayOf, daysBetween, startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import { DAY_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { DAY_HOURS } from '../../../shared/domain/forecast/profile.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { ArrivalRow } from './store.ts';

export type ForecastContext = Pick<QueryContext, 'stores' | 'site' | 'zone' | 'now'>;

/** Cargo trucks that arrived on a calendar day of the site. */
export type DayArrivals = {
  readonly lines: readonly (readonly [
    crossingId: number,
    direction: Direction,
    cargoClass: CargoClass,
    trucks: number,
  ])[];
  /** By the hour of the day. */
  readonly hours: Readonly<Record<Direction, readonly number[]>>;
};

/** Further back nobody's traffic tells of today's. */
const MOST_DAYS = 5 * 366;
/** By then what was written down late or wrong has been put right. */
const SETTLED_MS = 2 * DAY_MS;

/** The first day that the site saw as a whole, at most five years back; and today, which it has not seen as a whole. */
export function ownDaysOf({ site, zone, now }: ForecastContext): { readonly fromOn: Day; readonly todayOn: Day } {
  const todayOn = dayOf(now, zone);
  const created = dayOf(site.createdAt, zone);
  const first = startOfDay(created, zone) === site.createdAt ? created : addDays(created, 1);
  const earliest = addDays(todayOn, -MOST_DAYS);
  const fromOn = first < earliest ? earliest : first;
  return { fromOn: fromOn > todayOn ? todayOn : fromOn, todayOn };
}

/** Arrivals day by day, `untilOn` not included. Those of days long over are kept, as long as as many arrived at the same times. */
export function arrivalsOf(context: ForecastContext, fromOn: Day, untilOn: Day): readonly DayArrivals[] {
  return Array.from({ length: Math.max(0, daysBetween(fromOn, untilOn)) }, (_, n) =>
    arrivalsOn(context, addDays(fromOn, n)),
  );
}

function arrivalsOn(context: ForecastContext, on: Day): DayArrivals {
  const { stores, now } = context;
  const { from, to } = windowOf(context, on);
  if (to + SETTLED_MS > now) return countedFrom(stores.forecast.arrivals(from, to));
  const book = stores.dayTotals.arrivals;
  const signature = stores.forecast.signature(from, to);
  const kept = book.get(from, to);
  if (kept?.signature === signature) return JSON.parse(kept.totals) as DayArrivals;
  const counted = countedFrom(stores.forecast.arrivals(from, to));
  book.save(from, to, { signature, totals: JSON.stringify(counted) });
  return counted;
}

/** Counts days that are not kept yet, the newest first, while there is time. Answers whether all are there. */
export function keepArrivals(context: ForecastContext, isTime: () => boolean): boolean {
  const { fromOn, todayOn } = ownDaysOf(context);
  const book = context.stores.dayTotals.arrivals;
  for (let on = addDays(todayOn, -1); on >= fromOn; on = addDays(on, -1)) {
    const { from, to } = windowOf(context, on);
    if (to + SETTLED_MS > context.now || book.get(from, to) !== null) continue;
    if (!isTime()) return false;
    arrivalsOn(context, on);
    // What cannot be kept now is tried again another time.
    if (book.get(from, to) === null) return true;
  }
  return true;
}

function windowOf({ zone }: ForecastContext, on: Day): { readonly from: Instant; readonly to: Instant } {
  return { from: startOfDay(on, zone), to: startOfDay(addDays(on, 1), zone) };
}

function countedFrom(rows: readonly ArrivalRow[]): DayArrivals {
  const lines = Map.groupBy(
    rows,
    ({ crossingId, direction, cargoClass }) => `${String(crossingId)} ${direction} ${cargoClass}`,
  );
  const hoursOf = (wanted: Direction): readonly number[] => {
    const hours = Array<number>(DAY_HOURS).fill(0);
    for (const { direction, hour, trucks } of rows)
      // A day that a change of the clocks makes longer has its last hour twice.
      if (direction === wanted)
        hours[Math.min(hour, DAY_HOURS - 1)] = (hours[Math.min(hour, DAY_HOURS - 1)] ?? 0) + trucks;
    return hours;
  };
  return {
    lines: [...lines.values()].flatMap((ofLine) => {
      const [first] = ofLine;
      if (first === undefined) return [];
      const trucks = ofLine.reduce((sum, row) => sum + row.trucks, 0);
      return [[first.crossingId, first.direction, first.cargoClass, trucks] as const];
    }),
    hours: { export: hoursOf('export'), import: hoursOf('import') },
  };
}
