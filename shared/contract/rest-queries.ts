import type { Day } from '../kernel/calendar.ts';
import type { Instant } from '../kernel/instant.ts';
import type { WireId } from '../kernel/ids.ts';
import type { LodgingField } from '../domain/people/lodging.ts';
import type { Complaint, PersonIdentity } from '../domain/records.ts';
import type { WakeState } from '../domain/rest/wake.ts';
import type { FacilityKind, PaymentWay, PersonRole, Service, TurnService } from '../domain/vocabulary.ts';

/** What the questions about driver rest are answered with. */

/** Somebody found at the counter by slip, plate or name. */
export type FoundPerson = {
  readonly personId: WireId<'person'>;
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly queueNumber: string | null;
  readonly slotCode: string | null;
  readonly name: string | null;
  readonly role: PersonRole;
  readonly language: string | null;
  /** The truck left and the person did not. */
  readonly isStaying: boolean;
  /** Nobody is on site any more under this slip: when they left. */
  readonly leftAt: Instant | null;
  readonly bed: { readonly stayId: WireId<'stay'>; readonly code: string; readonly wakeAt: Instant | null } | null;
  readonly turn: { readonly turnId: WireId<'turn'>; readonly service: TurnService; readonly number: number } | null;
};

/** A bed that would do, best first, with what speaks for it. */
export type SuggestedBed = {
  readonly bedId: WireId<'bed'>;
  readonly code: string;
  readonly room: string | null;
  readonly walkMinutes: number | null;
  readonly why: readonly ('near' | 'quiet' | 'same-firm' | 'women' | 'families' | 'soon-away')[];
};

/** Somebody to wake, soonest first (RE4). */
export type WakeUp = {
  readonly stayId: WireId<'stay'>;
  readonly bed: string;
  readonly room: string | null;
  /** Floor of the room, and code of the house: the way that whoever wakes people walks. */
  readonly floor: string | null;
  readonly facility: string;
  readonly plate: string;
  readonly queueNumber: string | null;
  readonly name: string | null;
  readonly language: string | null;
  /** Now for a truck that is called, and where the time has passed. */
  readonly wakeAt: Instant;
  /** What came of it for this time (RE40): woken long before, somebody is to be woken again. */
  readonly state: WakeState;
  /** The call range that it goes by; null = asked for by the person. */
  readonly callFrom: Instant | null;
  readonly callTo: Instant | null;
  readonly isCalled: boolean;
  readonly wokenAt: Instant | null;
  readonly answer: 'awake' | 'no-answer' | null;
};

/** What the people of a truck have of the rest area, as slip and driver's page tell it: never whose it is (RE45). */
export type OwnRest = {
  /** What is free today for all of them together. */
  readonly entitlements: readonly { readonly service: Service; readonly perDay: number; readonly usedToday: number }[];
  readonly beds: readonly {
    readonly bed: string;
    readonly room: string | null;
    readonly facility: string;
    /** When somebody is woken there; null while nobody can say. */
    readonly wakeAt: Instant | null;
  }[];
  /** Numbers that wait, were called, or are being used. */
  readonly turns: readonly {
    readonly service: TurnService;
    readonly number: number;
    /** Null once it is called, and while nobody can say. */
    readonly expectedAt: Instant | null;
    /** Where to go now; null while it waits. */
    readonly calledTo: string | null;
  }[];
};

/** A turn that waits, was called or is in use; who has it is told by the truck's plate. */
export type ShownTurn = {
  readonly turnId: WireId<'turn'>;
  readonly visitId: WireId<'visit'>;
  readonly personId: WireId<'person'>;
  readonly service: TurnService;
  readonly number: number;
  readonly plate: string;
  /** What its person reads. */
  readonly language: string | null;
  /** Where it was called to. */
  readonly facilityId: WireId<'facility'> | null;
  readonly facility: string | null;
  /** When it may expect to go in; null = it is in, or nobody knows. */
  readonly expectedAt: Instant | null;
  readonly takenAt: Instant;
  readonly calledAt: Instant | null;
  readonly callCount: number;
  readonly begunAt: Instant | null;
  /** The truck is called meanwhile: its person is told first. */
  readonly isTruckCalled: boolean;
  readonly arriveByAt: Instant | null;
};

/** A sitting of a day at a canteen. */
export type SittingFigures = {
  readonly facilityId: WireId<'facility'>;
  readonly facility: string;
  readonly sitting: string;
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
  /** What the people on site then will want, from the forecast. */
  readonly expected: number;
  readonly planned: number | null;
  readonly made: number | null;
  readonly servedFree: number;
  readonly servedPaid: number;
  readonly servedSponsored: number;
  /** Portions that it can serve in its time. */
  readonly most: number | null;
};

/** An hour of the load on one kind of facility (RE3). */
export type LoadHour = {
  readonly from: Instant;
  /** Most people of the hour. */
  readonly people: number;
  /** Units that can be used in it. */
  readonly capacity: number;
  /** Null when there is no unit, or nobody asks at this hour. */
  readonly loadPercent: number | null;
  readonly shortage: number;
};
/** People on site in an hour to come: who comes and goes, and how many are left, with a band of 90 %. */
export type PeopleHour = {
  readonly from: Instant;
  /** Most people of the hour. */
  readonly people: number;
  readonly arrivals: number;
  readonly departures: number;
  readonly atEnd: number;
  readonly low: number;
  readonly high: number;
};
export type KindForecast = {
  readonly kind: FacilityKind;
  /** Units that can be used now. */
  readonly capacity: number;
  /** Hours of today that are over, as they were counted. */
  readonly today: readonly LoadHour[];
  /** The present hour and those to come. */
  readonly coming: readonly LoadHour[];
  readonly firstShortAt: Instant | null;
  readonly firstShortage: number;
  readonly worstAt: Instant | null;
  readonly worstShortage: number;
  /** What would mend it, least first. */
  readonly remedies: readonly {
    readonly code: 'open-facility' | 'mend-units' | 'mobile-units' | 'more-portions' | 'longer-hours';
    readonly facilityId: WireId<'facility'> | null;
    readonly units: number;
  }[];
};

/** A line of the lodging list. */
export type LodgingLine = {
  readonly personId: WireId<'person'>;
  readonly name: string | null;
  readonly documentNo: string | null;
  readonly isWoman: boolean | null;
  readonly identity: PersonIdentity | null;
  readonly nationality: string | null;
  readonly isForeigner: boolean;
  readonly plate: string;
  readonly place: string;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly reason: string;
  readonly missing: readonly LodgingField[];
  /** When what was known was erased; the line only counts. */
  readonly erasedAt: Instant | null;
};

/** A driver's hours: whether he may drive when called (QU4). */
export type DriverRest = {
  readonly personId: WireId<'person'>;
  readonly visitId: WireId<'visit'>;
  readonly plate: string;
  readonly queueNumber: string | null;
  readonly name: string | null;
  readonly restingSince: Instant | null;
  readonly lastRest: { readonly from: Instant; readonly to: Instant } | null;
  /** What is left to drive; null = nobody said. */
  readonly leftMs: number | null;
  /** A rest alone proves it: nobody said the hours (RE43). */
  readonly isAtLeast: boolean;
  /** What the call will ask of him. */
  readonly neededMs: number;
  /** From when the hours are enough; null = now, or not known. */
  readonly mayDriveAt: Instant | null;
  /** When it was called, where it is. */
  readonly callFrom: Instant | null;
  readonly isCalled: boolean;
  readonly needsTeam: boolean;
};

export type ComplaintRow = Omit<Complaint, 'id' | 'facilityId' | 'visitId'> & {
  readonly complaintId: WireId<'complaint'>;
  readonly facility: string | null;
  readonly plate: string | null;
};

/** A day's figures of driver rest, for the report. */
export type RestDay = {
  readonly on: Day;
  readonly bedNights: number;
  readonly peakPeople: number;
  readonly peakAt: Instant | null;
  readonly served: readonly {
    readonly service: Service;
    /** Code of the sitting, and its name where a canteen has it still. */
    readonly sitting: string | null;
    readonly sittingName: string | null;
    readonly free: number;
    readonly paid: number;
    readonly sponsored: number;
  }[];
  readonly turnsDone: number;
  readonly turnsMissed: number;
  readonly takingsDong: number;
  /** Hours of the day in which a kind was out of its standard. */
  readonly shortHours: readonly { readonly kind: FacilityKind; readonly hours: number; readonly worst: number }[];
  readonly complaints: number;
  readonly complaintsOpen: number;
};

export type RestOutputs = {
  readonly 'rest.find': { readonly seq: number; readonly people: readonly FoundPerson[] };
  readonly 'rest.suggest-bed': { readonly seq: number; readonly beds: readonly SuggestedBed[] };
  readonly 'rest.wake-ups': { readonly seq: number; readonly wakeUps: readonly WakeUp[] };
  readonly 'rest.turns': {
    readonly seq: number;
    /** By service, then in the order in which they are called. */
    readonly turns: readonly ShownTurn[];
    /** Missed today, newest first: they can be called again. */
    readonly missed: readonly ShownTurn[];
    readonly waiting: readonly {
      readonly service: TurnService;
      readonly count: number;
      /** When whoever takes a number now would go in. */
      readonly nextFreeAt: Instant | null;
    }[];
  };
  readonly 'rest.meals': {
    readonly seq: number;
    readonly on: Day;
    readonly sittings: readonly SittingFigures[];
    /** Meals that counted for none of these sittings. */
    readonly apart: { readonly free: number; readonly paid: number; readonly sponsored: number };
  };
  readonly 'rest.forecast': {
    readonly seq: number;
    readonly from: Instant;
    /** The same hours as `coming` of each kind. */
    readonly people: readonly PeopleHour[];
    readonly kinds: readonly KindForecast[];
  };
  readonly 'rest.lodging': {
    readonly seq: number;
    readonly on: Day;
    readonly dueAt: Instant;
    readonly lines: readonly LodgingLine[];
    readonly reported: { readonly at: Instant; readonly by: string; readonly people: number } | null;
  };
  readonly 'rest.drivers': { readonly seq: number; readonly drivers: readonly DriverRest[] };
  readonly 'rest.takings': {
    readonly seq: number;
    readonly on: Day;
    /** One for each receipt and reversal of the day, and for what was sold without a receipt. */
    readonly lines: readonly {
      readonly serviceId: WireId<'service'> | null;
      readonly paymentId: WireId<'payment'> | null;
      readonly how: PaymentWay | null;
      /** The receipt that this one takes back. */
      readonly reverses: string | null;
      readonly at: Instant;
      readonly service: Service;
      readonly quantity: number;
      readonly amountDong: number;
      readonly receiptNo: string | null;
      readonly plate: string;
      readonly by: string;
      readonly cancelledAt: Instant | null;
    }[];
    /** Receipts less reversals. */
    readonly sumDong: number;
    /** What was sold without a receipt. */
    readonly unreceiptedDong: number;
  };
  readonly 'rest.day': RestDay & { readonly seq: number };
  readonly 'complaint.list': { readonly seq: number; readonly complaints: readonly ComplaintRow[] };
  readonly 'person.card': {
    readonly seq: number;
    readonly personId: WireId<'person'>;
    readonly visitId: WireId<'visit'>;
    readonly plate: string;
    readonly role: PersonRole;
    readonly leftAt: Instant | null;
    readonly name: string | null;
    readonly phone: string | null;
    readonly documentNo: string | null;
    readonly isWoman: boolean | null;
    readonly identity: PersonIdentity | null;
    readonly nationality: string | null;
    readonly language: string | null;
    readonly erasedAt: Instant | null;
  } | null;
};
