import { atMinuteOfDay, dayOf, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, type Instant } from '../../kernel/instant.ts';
import type { Facility, Sitting } from '../records.ts';
import type { RestSettings } from './settings.ts';

/** A sitting of one day: from when until when. */
export type SittingTime = Pick<Sitting, 'code' | 'name'> & { readonly from: Instant; readonly to: Instant };

/** The sittings of a facility on a day, in their order. */
export function sittingsOn(facility: Pick<Facility, 'sittings'>, on: Day, zone: TimeZone): readonly SittingTime[] {
  return facility.sittings
    .map(({ code, name, fromMinute, toMinute }) => ({
      code,
      name,
      from: atMinuteOfDay(on, fromMinute, zone),
      to: atMinuteOfDay(on, toMinute, zone),
    }))
    .toSorted((a, b) => a.from - b.from);
}

/** The sitting that something handed out then counts for, or null (RE26). */
export function sittingAt(facility: Pick<Facility, 'sittings'>, at: Instant, zone: TimeZone): SittingTime | null {
  return sittingsOn(facility, dayOf(at, zone), zone).findLast(({ from, to }) => from <= at && at < to) ?? null;
}

/** Portions that a canteen can hand out during a sitting; null when nobody said how many in an hour. */
export function mostPortions(facility: Pick<Facility, 'portionsPerHour'>, sitting: SittingTime): number | null {
  if (facility.portionsPerHour === null) return null;
  return Math.floor((facility.portionsPerHour * (sitting.to - sitting.from)) / HOUR_MS);
}

/**
 * Meals that so many people will want at a sitting: what they eat in a day, spread over the sittings of the day by the
 * share of it that this one carries (RE30).
 */
export function expectedMeals(
  peopleAtSitting: number,
  share: number,
  { standards }: Pick<RestSettings, 'standards'>,
): number {
  return Math.ceil(peopleAtSitting * standards.mealsPerPersonPerDay * share - 1e-9);
}

/** The share of the day's meals that each sitting carries: by what it can hand out where that is known of all. */
export function sharesOfDay(most: readonly (number | null)[]): readonly number[] {
  const sum = most.reduce<number>((total, each) => total + (each ?? 0), 0);
  const isKnown = sum > 0 && most.every((each) => each !== null);
  return most.map((each) => (isKnown ? (each ?? 0) / sum : 1 / most.length));
}
