import type { TimeZone } from '../../kernel/calendar.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Facility } from '../records.ts';
import type { FacilityKind, Service } from '../vocabulary.ts';
import { isUsableAgain, shutOf } from './open.ts';
import type { Shut } from './types.ts';

/** The kind of facility that hands out each service; absent where any may. */
const KIND_OF: Readonly<Partial<Record<Service, FacilityKind>>> = {
  meal: 'canteen',
  shower: 'shower',
  water: 'water',
  laundry: 'laundry',
};

export type ServingPlaceRefusal = Shut | { readonly code: 'facility.wrong-service'; readonly facility: string };

type Place = Pick<Facility, 'name' | 'kind' | 'isOpen' | 'state' | 'stateUntil' | 'stateReason'>;

/** Whether a service is handed out at facilities of this kind. */
export function isServedAt(service: Service, kind: FacilityKind): boolean {
  return (KIND_OF[service] ?? kind) === kind;
}

/**
 * Why nothing is handed out there now, or null. Cleaning and the hours of opening stop nobody: who stands at the counter
 * is served. Rule RE29.
 */
export function canServeAt(
  facility: Place,
  service: Service,
  now: Instant,
  zone: TimeZone,
): ServingPlaceRefusal | null {
  if (!isServedAt(service, facility.kind)) return { code: 'facility.wrong-service', facility: facility.name };
  const isOut = facility.state === 'out-of-service' && !isUsableAgain(facility, now);
  return shutOf({ ...facility, state: isOut ? facility.state : 'usable', openHours: [] }, now, zone);
}

/** Where a service is handed out when nobody says so: the only facility of its kind that works, else nowhere (RE26). */
export function usualPlaceOf<One extends Place>(
  facilities: readonly One[],
  service: Service,
  now: Instant,
  zone: TimeZone,
): One | null {
  if (KIND_OF[service] === undefined) return null;
  const [only, ...others] = facilities.filter((facility) => canServeAt(facility, service, now, zone) === null);
  return only === undefined || others.length > 0 ? null : only;
}
