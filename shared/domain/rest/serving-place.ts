import type { Instant } from '../../kernel/instant.ts';
import type { Facility } from '../records.ts';
import type { FacilityKind, Service } from '../vocabulary.ts';

/** The kind of facility that hands out each service; absent where any may. */
const KIND_OF: Readonly<Partial<Record<Service, FacilityKind>>> = {
  meal: 'canteen',
  shower: 'shower',
  water: 'water',
  laundry: 'laundry',
};

export type ServingPlaceRefusal =
  | { readonly code: 'facility.wrong-service'; readonly facility: string }
  | {
      readonly code: 'facility.closed';
      readonly facility: string;
      readonly until: Instant | null;
      readonly reason: string | null;
    };

type Place = Pick<Facility, 'code' | 'kind' | 'isOpen' | 'state' | 'stateUntil' | 'stateReason'>;

/**
 * Why nothing is handed out there now, or null. Cleaning and the hours of opening stop nobody: who stands at the counter
 * is served. Rule RE29.
 */
export function canServeAt(facility: Place, service: Service, now: Instant): ServingPlaceRefusal | null {
  const kind = KIND_OF[service];
  if (kind !== undefined && facility.kind !== kind) return { code: 'facility.wrong-service', facility: facility.code };
  const isOut = facility.state === 'out-of-service' && (facility.stateUntil === null || facility.stateUntil > now);
  if (facility.isOpen && !isOut) return null;
  const { code, stateUntil, stateReason } = facility;
  return { code: 'facility.closed', facility: code, until: isOut ? stateUntil : null, reason: stateReason };
}

/** Where a service is handed out when nobody says so: the only facility of its kind that works, else nowhere (RE26). */
export function usualPlaceOf<One extends Place>(
  facilities: readonly One[],
  service: Service,
  now: Instant,
): One | null {
  if (KIND_OF[service] === undefined) return null;
  const [only, ...others] = facilities.filter((facility) => canServeAt(facility, service, now) === null);
  return only === undefined || others.length > 0 ? null : only;
}
