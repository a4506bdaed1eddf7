import type { Instant } from '../../kernel/instant.ts';
import type { BedId, FacilityId, PersonId, RoomId, StayId, VisitId } from '../../kernel/ids.ts';
import type { FacilityKind, ForWhom, Service } from '../vocabulary.ts';

export const BED_STATUSES = ['usable', 'cleaning', 'out-of-service'] as const;
export type BedStatus = (typeof BED_STATUSES)[number];

/** Why a room or a facility takes nobody in now. */
export type Shut =
  | { readonly code: 'room.closed'; readonly room: string; readonly reason: string | null }
  | {
      readonly code: 'facility.closed';
      readonly facility: string;
      /** When it is said to open again; null when nobody knows. */
      readonly until: Instant | null;
      readonly reason: string | null;
    };

/** A bed with what its room and its dormitory say of it, and who sleeps in it. */
export type Bed = {
  readonly id: BedId;
  readonly facilityId: FacilityId;
  /** Null in a dormitory without rooms. */
  readonly roomId: RoomId | null;
  readonly code: string;
  readonly status: BedStatus;
  /** On the side away from the yard. */
  readonly isQuiet: boolean;
  readonly forWhom: ForWhom;
  /** Why nobody can be taken in there now; null = somebody can. */
  readonly shut: Shut | null;
  /** The open stay in it, or null when nobody lies there. */
  readonly stayId: StayId | null;
};

/** What the rest rules need to know of a person. */
export type RestPerson = {
  readonly personId: PersonId;
  readonly visitId: VisitId | null;
  /** Null when nobody has said. */
  readonly isWoman: boolean | null;
  /** Whether the visit that brought this person stands in the yard. */
  readonly isVisitInYard: boolean;
  /** Stayed on site when the visit departed, and has not left. */
  readonly isStaying: boolean;
  readonly openStay: { readonly stayId: StayId; readonly bedId: BedId } | null;
};

/** One person's use of one bed. */
export type RestStay = {
  readonly id: StayId;
  readonly bedId: BedId;
  readonly personId: PersonId;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
};

/** One thing handed out to one person. */
export type Served = {
  readonly personId: PersonId;
  readonly service: Service;
  readonly quantity: number;
  readonly isPaid: boolean;
  readonly servedAt: Instant;
  /** The sitting that it counted for; null or absent = none. */
  readonly sitting?: string | null;
};

/** A place where people rest, wash, eat or are treated, with how many units it has and how many are in use. */
export type Facility = {
  readonly id: FacilityId;
  readonly kind: FacilityKind;
  readonly capacity: number;
  /** Null when nobody counts them (toilets). */
  readonly inUse: number | null;
};

/** Whether a person counts as on site (RE3). */
export function isOnSite(person: RestPerson): boolean {
  return person.isVisitInYard || person.isStaying;
}
