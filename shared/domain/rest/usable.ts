import { localTimeOf, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';
import type { Facility, MinuteSpan } from '../records.ts';
import type { FacilityKind } from '../vocabulary.ts';

/** Beds of a dormitory that are drawn one by one, and are neither broken nor in a closed room. */
export type BedsOfFacility = {
  readonly usable: number;
  /** To be made ready: back within the hour. */
  readonly cleaning: number;
};

/** A facility as the load sees it: what of it can be used, and when. */
export type UsedFacility = Pick<
  Facility,
  'id' | 'kind' | 'capacity' | 'isOpen' | 'openHours' | 'state' | 'stateUntil' | 'unitsOut'
> & {
  /** Null where no beds are drawn. */
  readonly beds: BedsOfFacility | null;
};

/** When it is asked, and where the site's days are. */
export type SiteTime = { readonly now: Instant; readonly zone: TimeZone };

/** A cleaning of which nobody said how long it takes. */
const CLEANING_MS = HOUR_MS;

/**
 * Kinds whose standard is a need of the day (two meals, one shower): when all of them are shut for the night nobody goes
 * without. Whatever else people need, they need at any hour.
 */
const NEEDS_OF_THE_DAY: readonly FacilityKind[] = ['canteen', 'shower', 'laundry'];

/** Units that people can use at an instant: open, in its hours, in order. Rule RE33. */
export function usableUnits(facility: UsedFacility, at: Instant, { now, zone }: SiteTime): number {
  if (!facility.isOpen || !isInOrder(facility, at, now) || !isInHours(facility.openHours, at, zone)) return 0;
  return unitsInOrder(facility, at, now);
}

/** Units of it that are in order, whether it is open or not. */
export function unitsInOrder({ capacity, unitsOut, beds }: UsedFacility, at: Instant, now: Instant): number {
  const working = Math.max(0, capacity - unitsOut);
  if (beds === null) return working;
  return Math.min(working, beds.usable + (at >= later(now, CLEANING_MS) ? beds.cleaning : 0));
}

/** Whether it works at an instant: what is out of order without an end stays so, a cleaning takes an hour. */
export function isInOrder(
  { state, stateUntil }: Pick<Facility, 'state' | 'stateUntil'>,
  at: Instant,
  now: Instant,
): boolean {
  if (state === 'usable') return true;
  if (stateUntil !== null) return at >= stateUntil;
  return state === 'cleaning' && at >= later(now, CLEANING_MS);
}

/** Whether an instant lies in the hours of a facility; none = day and night. */
export function isInHours(openHours: readonly MinuteSpan[], at: Instant, zone: TimeZone): boolean {
  if (openHours.length === 0) return true;
  const { hour, minute } = localTimeOf(at, zone);
  const minuteOfDay = hour * 60 + minute;
  return openHours.some(({ fromMinute, toMinute }) => fromMinute <= minuteOfDay && minuteOfDay < toMinute);
}

/** Whether people ask for a kind at an instant, by the hours of its facilities. Rule RE33. */
export function isAskedFor(
  kind: FacilityKind,
  facilities: readonly Pick<Facility, 'openHours'>[],
  at: Instant,
  zone: TimeZone,
): boolean {
  return !NEEDS_OF_THE_DAY.includes(kind) || facilities.some(({ openHours }) => isInHours(openHours, at, zone));
}
