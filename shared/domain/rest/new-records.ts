import type { Bed, Facility, Person, PersonData, ServedService, Stay } from '../records.ts';

/** What a new record of driver rest says before anybody said more: the same values as its columns' defaults (AC2). */

export const NEW_FACILITY = {
  forWhom: 'everybody',
  xCm: null,
  yCm: null,
  openHours: [],
  state: 'usable',
  stateReason: null,
  stateUntil: null,
  unitsOut: 0,
  turnMinutes: null,
  portionsPerHour: null,
  sittings: [],
} as const satisfies Partial<Facility>;

export const NEW_BED = { roomId: null, statusReason: null } as const satisfies Partial<Bed>;

/** Nobody in it. */
export const EMPTY_BED = {
  stayId: null,
  personId: null,
  visitId: null,
  occupiedAt: null,
} as const satisfies Partial<Bed>;

export const NEW_STAY = {
  endedAt: null,
  endedHow: null,
  untilAt: null,
  wakeAt: null,
  wokenAt: null,
  wokenBy: null,
  wakeAnswer: null,
  reason: '',
} as const satisfies Partial<Stay>;

export const NEW_SERVICE = {
  facilityId: null,
  sitting: null,
  sponsor: null,
  unitDong: 0,
  paymentId: null,
  turnId: null,
  cancelledAt: null,
  cancelledBy: null,
  cancelReason: null,
} as const satisfies Partial<ServedService>;

export const NEW_PERSON = {
  isStaying: false,
  leftAt: null,
  teamDriverId: null,
  driving: null,
  nationality: null,
  language: null,
  restingSince: null,
  lastRest: null,
  erasedAt: null,
} as const satisfies Partial<Person>;

/** Somebody of whom nothing is known, or nothing any more. */
export const NO_PERSON_DATA: PersonData = {
  name: null,
  phone: null,
  documentNo: null,
  isWoman: null,
  identity: null,
};
