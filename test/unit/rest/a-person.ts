import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { BedId, FacilityId, PersonId, StayId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Bed, RestPerson, RestStay } from '../../../shared/domain/rest/types.ts';

/** An instant on 10 February 2026, in the yard's zone. */
export function at(time: string): Instant {
  return instant(Date.parse(`2026-02-10T${time}:00+07:00`));
}

/** A driver whose truck stands in the yard and who has no bed. */
export function aPerson(changes: Partial<RestPerson> = {}): RestPerson {
  return {
    personId: personId(1),
    visitId: 7 as VisitId,
    isWoman: false,
    isVisitInYard: true,
    isStaying: false,
    openStay: null,
    ...changes,
  };
}

/** A free, usable bed on the yard side. */
export function aBed(changes: Partial<Bed> = {}): Bed {
  return {
    id: bedId(1),
    facilityId: facilityId(1),
    code: 'N1-01',
    status: 'usable',
    isQuiet: false,
    roomId: null,
    forWhom: 'everybody',
    shut: null,
    stayId: null,
    ...changes,
  };
}

export function aStay(changes: Partial<RestStay> = {}): RestStay {
  return {
    id: stayId(1),
    bedId: bedId(1),
    personId: personId(1),
    startedAt: at('10:58'),
    endedAt: null,
    ...changes,
  };
}

export function personId(value: number): PersonId {
  return value as PersonId;
}

export function bedId(value: number): BedId {
  return value as BedId;
}

export function stayId(value: number): StayId {
  return value as StayId;
}

export function facilityId(value: number): FacilityId {
  return value as FacilityId;
}
