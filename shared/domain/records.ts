import type { Day } from '../kernel/calendar.ts';
import type { Instant } from '../kernel/instant.ts';
import type {
  AuthorityOrderId,
  BedId,
  ClosingId,
  ComplaintId,
  CountId,
  CrossingId,
  FacilityId,
  FastTrackId,
  Id,
  IncidentId,
  MoveId,
  NoticeId,
  PaymentId,
  PersonId,
  PieceId,
  QueueId,
  ReservationId,
  RoomId,
  ScenarioId,
  ShiftId,
  SignedReportId,
  SlotId,
  StayId,
  SwapId,
  TeamDriverId,
  TurnId,
  UserId,
  VisitId,
  ZoneId,
} from '../kernel/ids.ts';
import type { ChargeLine, TariffLine, TariffPeriod } from './charges/types.ts';
import type { CountLine, InputFacts, SeriesForecast } from './forecast/types.ts';
import type { Departure, VisitStage } from './gate/visit-stage.ts';
import type { IncidentStep } from './incidents/checklists.ts';
import type { OrderDifference, OrderSource } from './queue/authority-order.ts';
import type { CrossingCalendar } from './queue/calendar.ts';
import type { DrivingStatement, DutySpan } from './queue/driver-hours.ts';
import type { LastNumber } from './queue/number.ts';
import type { SwapRole } from './queue/place.ts';
import type { CallMode, QueuePoint, TruckKinds } from './queue/points.ts';
import type { Discipline } from './queue/types.ts';
import type { KeepClearKind, LayoutSlot, ZoneKind, ZonePart } from './layout/types.ts';
import type { CountedDifference } from './slots/count-types.ts';
import type { Levers } from './rehearsal/levers.ts';
import type { ScenarioResult } from './rehearsal/types.ts';
import type { ReportFileForm } from './reports/settings.ts';
import type { BedStatus } from './rest/types.ts';
import type { ShiftPage } from './shift/types.ts';
import type { SiteSettings } from './site/settings.ts';
import type { SurgeDocument } from './surge/types.ts';
import type {
  CameFrom,
  CargoClass,
  Direction,
  FacilityKind,
  FacilityState,
  ForWhom,
  HoldVisibility,
  IdentityKind,
  IncidentKind,
  Milestone,
  MoveReason,
  PaymentWay,
  PersonRole,
  Role,
  RoomStatus,
  Service,
  SlotStatus,
  TurnService,
  VehicleType,
  VisitKind,
} from './vocabulary.ts';

/**
 * What the engine stores: one type per table, fields as the columns are named (camel case, `…Json` without its ending).
 * A record is changed only by an event's row change (AC2).
 */

export type Site = {
  readonly id: 1;
  readonly name: string;
  readonly timeZone: string;
  readonly isDemo: boolean;
  readonly template: string;
  readonly settings: SiteSettings;
  readonly createdAt: Instant;
};

export type User = {
  readonly id: UserId;
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
};

export type Crossing = {
  readonly id: CrossingId;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly aliases: readonly string[];
  readonly calendar: CrossingCalendar;
};

export type Queue = {
  readonly id: QueueId;
  readonly crossingId: CrossingId;
  readonly direction: Direction;
  /** What is waited for: the crossing itself (imports: its inspection yard), or a further point of it. */
  readonly point: QueuePoint;
  /** 0 = it clears nobody: no calls, no estimates. */
  readonly capacityPerHour: number;
  /** The most that may be called and processing together (QU7). */
  readonly buffer: number;
  readonly arriveWithinMs: number;
  /** How long one takes from the yard to the point. */
  readonly walkUpMs: number;
  /** Lanes of the point, by what stands on their signs; none where nobody is sent to one. */
  readonly lanes: readonly string[];
  /** Kinds of trucks that it takes; null = all. */
  readonly takes: TruckKinds | null;
  /** Whether it calls by itself while the point has room (QU7). */
  readonly callMode: CallMode;
  /** Trucks of one call: `auto` waits until so many have room. */
  readonly callBatch: number;
  /** How it is ordered: the authority's notice in data (QU1, QU2). */
  readonly discipline: Discipline;
  /** Turns used so far: the place in the pattern of streams. */
  readonly turn: number;
  readonly lastOrderSeq: number;
  /** Last number given, by stream letter (QU9). */
  readonly numbers: Readonly<Record<string, LastNumber>>;
  /** The notice in force; null = the default of a new site, or one saved before notices were kept. */
  readonly noticeId: NoticeId | null;
  /** The authority's order that is followed before the discipline (QU1). */
  readonly orderId: AuthorityOrderId | null;
  readonly suspendedAt: Instant | null;
  readonly suspendedReason: string | null;
  /** When it is said to open again; null = nobody knows. */
  readonly reopensAt: Instant | null;
};

export type PointCm = readonly [xCm: number, yCm: number];

export type Zone = {
  readonly id: ZoneId;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: ZoneKind;
  readonly capacity: number;
  readonly direction: Direction | null;
  readonly cargoClasses: readonly CargoClass[];
  readonly outline: readonly PointCm[];
  /** Rows, aisles and bays that people know by name, also where no slot is drawn. */
  readonly parts: readonly ZonePart[];
  /** When it was taken off the plan; its code is free again. */
  readonly removedAt: Instant | null;
};

/** A slot of the layout, with what stands on it now. */
export type SlotRecord = Omit<LayoutSlot, 'zoneCode'> & {
  readonly id: SlotId;
  readonly zoneId: ZoneId;
  readonly status: SlotStatus;
  readonly statusReason: string | null;
  readonly visitId: VisitId | null;
  readonly occupiedAt: Instant | null;
  /** The visit that is wished here now: no other is suggested this slot. Of several wishes, the one that rules. */
  readonly reservedFor: VisitId | null;
  /** The firm whose trucks are wished here now; null where a visit is, or nobody. */
  readonly reservedCarrier: string | null;
  readonly reservedAt: Instant | null;
  /** Since when a truck stands here that nobody knows. */
  readonly unknownAt: Instant | null;
  readonly unknownPlate: string | null;
  /** When it was taken off the plan; its code is free again. */
  readonly removedAt: Instant | null;
};

export type KeepClearArea = {
  readonly id: Id<'keepClearArea'>;
  readonly code: string;
  readonly kind: KeepClearKind;
  readonly outline: readonly PointCm[];
};

export type Hold = {
  readonly holdId: string;
  readonly authority: string;
  readonly reason: string;
  readonly documentNo: string | null;
  readonly visibility: HoldVisibility;
  readonly from: Instant;
  readonly to: Instant | null;
};

export type VisitDocument = {
  readonly kind: string;
  /** Seen, or known to be missing; a kind that is not listed is unknown (QU4). */
  readonly state: 'present' | 'missing';
  readonly number: string;
  readonly at: Instant;
  readonly by: string;
  /** When it was issued or the sample was taken, and how long it holds, where the paper says so. */
  readonly issuedOn?: Day | undefined;
  readonly validUntilOn?: Day | undefined;
};

export type PassedMilestone = {
  readonly milestone: Milestone;
  readonly at: Instant;
  readonly by: string;
};

/** Who ordered a call out of order, and on what paper (QU3). */
export type FastTrack = {
  readonly reason: string;
  readonly orderedBy: string;
  /** Unit of the one who ordered: public, as the name is not. */
  readonly unit: string;
  readonly channel: string;
  readonly documentNo: string | null;
  readonly note: string;
  readonly at: Instant;
};

/** Who vouches for the class of the goods: the declaration, or a coordinator who saw the papers (QU1). */
export const CLASS_PROOFS = ['declaration', 'coordinator'] as const;
export type ClassProof = (typeof CLASS_PROOFS)[number];

/** One way in which a called truck was looked for. */
export type CallAttempt = {
  readonly channel: string;
  readonly at: Instant;
  readonly by: string;
  readonly note: string | null;
};

/**
 * Where something stands: `outside`, `gate-lane`, `slot:<id>`, `zone:<id>`, `row:<zone id>:<code>`,
 * `aisle:<zone id>:<code>`, `bay:<zone id>:<code>`, `processing`, `unknown` (ids as on the wire).
 */
export type Place = string;

export type Visit = {
  readonly id: VisitId;
  readonly kind: VisitKind;
  readonly stage: VisitStage;
  readonly departure: Departure | null;
  readonly direction: Direction;
  readonly cameFrom: CameFrom;
  readonly crossingId: CrossingId;
  readonly queueId: QueueId | null;
  readonly plate: string;
  readonly plateTyped: string;
  readonly trailerPlate: string | null;
  readonly containerNo: string | null;
  readonly containerIsValid: number | null;
  readonly vehicleType: VehicleType | null;
  readonly lengthCm: number;
  readonly loaded: boolean;
  readonly cargoClass: CargoClass;
  readonly goods: string | null;
  readonly needsPower: boolean;
  readonly temperatureC: number | null;
  /** When the goods were loaded: the perishable clock runs from it, else from the arrival. */
  readonly loadedAt: Instant | null;
  /** By when the goods must be sold, if the declaration says so. */
  readonly spoilByAt: Instant | null;
  /** A truck that may stay in the other country longer than others (36 h for 24 h). */
  readonly isTwoWay: boolean;
  readonly hazardClass: string | null;
  readonly weightKg: number | null;
  readonly carrier: string | null;
  readonly peopleCount: number;
  readonly platformCode: string | null;
  readonly customsDeclarationNo: string | null;
  readonly growingAreaCode: string | null;
  readonly packingHouseCode: string | null;
  readonly note: string | null;
  readonly isDeclared: boolean;
  /** Who vouches for class, growing-area and packing-house code; null = only said: `general` in the queue (QU1). */
  readonly classProvenBy: ClassProof | null;
  readonly expectedAt: Instant | null;
  /** The time that was agreed for it at the point; kept within tolerance, it counts as the arrival (cost discipline). */
  readonly appointmentAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly departedAt: Instant | null;
  readonly place: Place;
  readonly placeZoneId: ZoneId | null;
  readonly slotId: SlotId | null;
  /** Further slots that a long vehicle takes beside `slotId` (SL2). */
  readonly alsoSlotIds: readonly SlotId[];
  readonly seenAt: Instant | null;
  readonly stream: string | null;
  readonly queueNumber: string | null;
  readonly orderAt: Instant | null;
  readonly orderSeq: number | null;
  readonly joinedAt: Instant | null;
  readonly calledAt: Instant | null;
  readonly arriveByAt: Instant | null;
  readonly callRule: string | null;
  /** The lane that it is called to. */
  readonly callLane: string | null;
  /** How it was looked for since it was called (QU5). */
  readonly callAttempts: readonly CallAttempt[];
  readonly processingAt: Instant | null;
  /** Points that it has still to pass, in order: it queues for the first. Empty = the main one only. */
  readonly points: readonly QueuePoint[];
  /** The truck that it is unloaded into or loaded from. */
  readonly withPlate: string | null;
  readonly noShows: number;
  readonly fastTrack: FastTrack | null;
  readonly holds: readonly Hold[];
  readonly documents: readonly VisitDocument[];
  readonly milestones: readonly PassedMilestone[];
  readonly warnings: readonly string[];
  readonly isToConfirm: boolean;
  /** False while a trailer stands alone: nothing pulls it (QU4). */
  readonly hasTractor: boolean;
  /** Nobody is there to drive it: the driver is ill. The place stays. */
  readonly isDriverless: boolean;
  /** Who keeps the truck's keys, or which hook; null = the driver has them. */
  readonly keysWith: string | null;
  readonly sealNo: string | null;
  readonly sealCheckedAt: Instant | null;
  /** Where it was sent when it was turned back. */
  readonly goesTo: string | null;
};

export type PieceKind = 'tractor' | 'rigid' | 'trailer' | 'container';

export type Piece = {
  readonly id: PieceId;
  readonly visitId: VisitId;
  readonly kind: PieceKind;
  readonly plate: string;
  readonly isLead: boolean;
  /** False while it stands with its visit: then it is where the visit is, whatever `place` says. */
  readonly isApart: boolean;
  readonly place: Place;
  readonly seenAt: Instant;
  readonly attachedAt: Instant;
  readonly detachedAt: Instant | null;
};

export type Standing = {
  readonly id: number;
  readonly visitId: VisitId;
  readonly place: Place;
  readonly zoneId: ZoneId;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** The record was corrected to it; nothing moved on the ground (AC1, SL7). */
  readonly isAdjustment: boolean;
};

export type Occupancy = {
  readonly id: number;
  readonly slotId: SlotId;
  readonly visitId: VisitId;
  /** The piece that stands there apart from its visit; null for the visit itself. */
  readonly pieceId: PieceId | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly overrideReason: string | null;
};

export type Pass = {
  readonly id: Id<'pass'>;
  readonly visitId: VisitId;
  readonly way: 'in' | 'out';
  readonly gate: string;
  readonly lane: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly plate: string;
  readonly trailerPlate: string | null;
  readonly direction: Direction;
  readonly queueNumber: string | null;
  readonly slotCode: string | null;
  readonly departure: Departure | null;
  readonly warnings: readonly string[];
  readonly actor: string;
  /** The paper slip that it was written on while the machines stood still. */
  readonly slipNo: string | null;
};

export type Person = {
  readonly id: PersonId;
  readonly visitId: VisitId;
  readonly role: PersonRole;
  readonly isStaying: boolean;
  readonly attachedAt: Instant;
  readonly leftAt: Instant | null;
  /** The driver of the team who drives here. */
  readonly teamDriverId: TeamDriverId | null;
  /** What was last said of the hours driven. */
  readonly driving: DrivingStatement | null;
  /** ISO 3166-1 alpha-2; null = nobody said. */
  readonly nationality: string | null;
  /** What the person reads: `vi`, `zh`, `en`; null = nobody said. */
  readonly language: string | null;
  /** Since when a rest runs, in a bed or declared. */
  readonly restingSince: Instant | null;
  readonly lastRest: PastRest | null;
  /** When the personal values were erased (JO3). */
  readonly erasedAt: Instant | null;
};

/** A rest that is over, in a bed or declared. */
export type PastRest = {
  readonly from: Instant;
  readonly to: Instant;
  readonly isDeclared: boolean;
  /** When the first rest since the person came began, where that was another one (RE43). */
  readonly knownSince?: Instant;
};

/** Personal values: erasable, never in the journal (JO3). */
export type PersonData = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly documentNo: string | null;
  readonly isWoman: boolean | null;
  readonly identity: PersonIdentity | null;
};

/** What an identity paper says besides name and number, as the lodging list needs it. */
export type PersonIdentity = {
  readonly kind: IdentityKind;
  readonly bornOn: Day | null;
  readonly address: string | null;
  /** ISO 3166-1 alpha-2 of who issued it. */
  readonly issuedBy: string | null;
};

export type Facility = {
  readonly id: FacilityId;
  readonly code: string;
  readonly kind: FacilityKind;
  readonly name: string;
  readonly nameEn: string;
  readonly capacity: number;
  readonly isOpen: boolean;
  readonly forWhom: ForWhom;
  /** Where its door is on the plan; null = nobody said. */
  readonly xCm: number | null;
  readonly yCm: number | null;
  /** Spans of the day; none = day and night. */
  readonly openHours: readonly MinuteSpan[];
  readonly state: FacilityState;
  readonly stateReason: string | null;
  /** Until when that is said to last. */
  readonly stateUntil: Instant | null;
  /** Units of the capacity that cannot be used. */
  readonly unitsOut: number;
  /** How long a turn usually takes; null = nobody takes a number there. */
  readonly turnMinutes: number | null;
  readonly portionsPerHour: number | null;
  readonly sittings: readonly Sitting[];
};

/** A span of the site's day, in minutes; `toMinute` up to 1440. */
export type MinuteSpan = { readonly fromMinute: number; readonly toMinute: number };

/** A time at which a canteen serves: breakfast, lunch … */
export type Sitting = MinuteSpan & { readonly code: string; readonly name: string };

/** A room of a dormitory. */
export type Room = {
  readonly id: RoomId;
  readonly facilityId: FacilityId;
  readonly code: string;
  readonly floor: string;
  readonly forWhom: ForWhom;
  /** On the side away from the yard. */
  readonly isQuiet: boolean;
  readonly status: RoomStatus;
  readonly statusReason: string | null;
};

export type Bed = {
  readonly id: BedId;
  readonly facilityId: FacilityId;
  readonly code: string;
  readonly isForWomen: boolean;
  readonly isQuiet: boolean;
  readonly status: BedStatus;
  readonly statusReason: string | null;
  /** Null in a dormitory without rooms. */
  readonly roomId: RoomId | null;
  readonly stayId: StayId | null;
  readonly personId: PersonId | null;
  readonly visitId: VisitId | null;
  readonly occupiedAt: Instant | null;
};

export type Stay = {
  readonly id: StayId;
  readonly bedId: BedId;
  readonly personId: PersonId;
  readonly visitId: VisitId;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly endedHow: StayEnd | null;
  /** Until when the person wants to stay; null = as long as the truck. */
  readonly untilAt: Instant | null;
  /** When to be woken besides the call. */
  readonly wakeAt: Instant | null;
  readonly wokenAt: Instant | null;
  readonly wokenBy: string | null;
  readonly wakeAnswer: WakeAnswer | null;
  /** Why somebody stays, for the lodging list. */
  readonly reason: string;
};

/** How a stay ended. */
export type StayEnd = 'left' | 'moved' | 'visit-over' | 'corrected';
export type WakeAnswer = 'awake' | 'no-answer';

/** A numbered turn: at a shower, a washing place. */
export type Turn = {
  readonly id: TurnId;
  readonly visitId: VisitId;
  readonly personId: PersonId;
  readonly service: TurnService;
  /** Where it was called to; null while it waits. */
  readonly facilityId: FacilityId | null;
  readonly onDay: Day;
  readonly number: number;
  readonly takenAt: Instant;
  readonly calledAt: Instant | null;
  readonly callCount: number;
  readonly begunAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: TurnEnd | null;
  readonly takenBy: string;
};

export type TurnEnd = 'done' | 'missed' | 'given-back' | 'visit-over';

/** What a canteen plans, and has made, for a sitting of a day. */
export type MealPlan = {
  readonly id: Id<'mealPlan'>;
  readonly facilityId: FacilityId;
  readonly onDay: Day;
  readonly sitting: string;
  readonly planned: number;
  readonly made: number | null;
  readonly note: string;
};

/** A lodging list as it was handed to the police; its names stay beside the journal. */
export type LodgingReport = {
  readonly id: Id<'lodgingReport'>;
  readonly onDay: Day;
  readonly people: number;
  readonly foreigners: number;
  /** People without a paper on the list. */
  readonly unidentified: number;
  readonly sentAt: Instant;
  readonly sentBy: string;
  readonly note: string;
};

/** What somebody complained of, and what was done about it. Never names a person. */
export type Complaint = {
  readonly id: ComplaintId;
  readonly facilityId: FacilityId | null;
  readonly visitId: VisitId | null;
  readonly text: string;
  readonly notedAt: Instant;
  readonly notedBy: string;
  readonly steps: readonly ComplaintStep[];
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
};

export type ComplaintStep = { readonly at: Instant; readonly by: string; readonly text: string };

/**
 * A day's figures as they were frozen (chốt số liệu; no legal signature). It never changes: a correction is the next
 * version (RP10).
 */
export type SignedReport = {
  readonly id: SignedReportId;
  readonly onDay: Day;
  /** From 1, without a gap. */
  readonly version: number;
  /** The last change that the figures know. */
  readonly dataSeq: number;
  /** What `report.daily` answered, as canonical JSON: paper is drawn from this text again. */
  readonly figures: string;
  /** SHA-256 of `figures`, hexadecimal. */
  readonly hash: string;
  /** Why there is another version; null for the first. */
  readonly reason: string | null;
  readonly signedAt: Instant;
  readonly signedBy: string;
};

/** What people add to the report of a day: the one proposal (kiến nghị). */
export type ReportNote = {
  readonly id: Id<'reportNote'>;
  readonly onDay: Day;
  readonly proposal: string;
  readonly writtenAt: Instant;
  readonly writtenBy: string;
};

/** A report that was written to a folder by schedule, or could not be (RP23). */
export type ReportFile = {
  readonly id: Id<'reportFile'>;
  readonly scope: 'day' | 'shift';
  readonly onDay: Day;
  readonly shiftId: Id<'shift'> | null;
  readonly form: ReportFileForm;
  readonly fileName: string;
  readonly attempts: number;
  readonly triedAt: Instant;
  readonly writtenAt: Instant | null;
  /** Why it is not there; null once it is. */
  readonly problem: string | null;
};

export type ServedService = {
  readonly id: Id<'service'>;
  readonly visitId: VisitId;
  readonly personId: PersonId;
  readonly service: Service;
  readonly quantity: number;
  readonly isPaid: boolean;
  readonly servedOn: Day;
  readonly servedAt: Instant;
  readonly actor: string;
  /** Where it was handed out, and at which sitting; null = nobody said. */
  readonly facilityId: FacilityId | null;
  readonly sitting: string | null;
  /** Who pays for a free one; null = the yard. */
  readonly sponsor: string | null;
  /** Price of one, when it was paid. */
  readonly unitDong: number;
  readonly paymentId: PaymentId | null;
  readonly turnId: TurnId | null;
  /** Written down by mistake: it does not count any more. */
  readonly cancelledAt: Instant | null;
  readonly cancelledBy: string | null;
  readonly cancelReason: string | null;
};

export const ALARM_CODES = [
  'same-plate',
  'left-unrecorded',
  'left-under-hold',
  'clock-jump',
  'staying-too-long',
  'seal-broken',
  'overstay',
  'perishable',
  'reefer-no-plug',
  'return-clock',
  'keep-clear',
  'unknown-truck',
  'almost-full',
  'full',
  'rest-shortage',
  'lodging-due',
  'report-not-written',
  'not-woken',
  'plan-trigger',
  'plan-drift',
] as const;
export type AlarmCode = (typeof ALARM_CODES)[number];

export type Alarm = {
  readonly id: Id<'alarm'>;
  readonly code: AlarmCode;
  readonly visitId: VisitId | null;
  readonly zoneId: ZoneId | null;
  readonly slotId: SlotId | null;
  readonly areaId: Id<'keepClearArea'> | null;
  /** What its text tells besides: hours, limits, a plate that no visit has. Never a personal value. */
  readonly details: Readonly<Record<string, string | number | null>> | null;
  readonly raisedAt: Instant;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly clearedAt: Instant | null;
  /** Who put it right; null where it closed by itself. */
  readonly clearedBy: string | null;
};

export type Incident = {
  readonly id: Id<'incident'>;
  readonly kind: IncidentKind;
  readonly place: Place;
  readonly visitId: VisitId | null;
  readonly note: string;
  readonly calls: readonly { readonly number: string; readonly at: Instant }[];
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  /** How it ended. */
  readonly outcome: string;
  /** Only a coordinator reads what it is about. */
  readonly isRestricted: boolean;
  /** Steps of the kind's checklist that are done. */
  readonly steps: readonly { readonly step: IncidentStep; readonly at: Instant; readonly by: string }[];
  readonly people: readonly PersonId[];
  /** Passages out since the last look at the seal, as they stood when a theft was reported; null for other kinds. */
  readonly exits: readonly Id<'pass'>[] | null;
  /** From when on. */
  readonly exitsSinceAt: Instant | null;
};

/** A yard tractor is to bring a truck somewhere (GA3). */
export type Move = {
  readonly id: MoveId;
  readonly visitId: VisitId;
  readonly why: MoveReason;
  /** Where it stood when this was ordered. */
  readonly fromPlace: Place;
  /** Where to: a zone, a slot or a gate, by its code or in words. */
  readonly target: string;
  readonly toSlotId: SlotId | null;
  readonly toZoneId: ZoneId | null;
  readonly isUrgent: boolean;
  /** 1 first, 2 usual, 3 when there is time. */
  readonly priority: number;
  /** Who does it, in words; null while nobody took it. */
  readonly assignedTo: string | null;
  /** The yard tractor that does it, where it is known as a visit (`internal`). */
  readonly tractorVisitId: VisitId | null;
  /** The closing that it makes room for. */
  readonly closingId: ClosingId | null;
  readonly note: string;
  readonly orderedAt: Instant;
  readonly orderedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  /** False where it was cancelled, or is not done yet. */
  readonly isDone: boolean;
};

/** A picture of a visit or an incident. The file lies beside the database under its hash. */
export type Photo = {
  readonly id: Id<'photo'>;
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: number;
  readonly visitId: VisitId | null;
  readonly incidentId: IncidentId | null;
  readonly candidateId: Id<'candidate'> | null;
  readonly takenAt: Instant;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly note: string;
  /** When the file was removed because it was kept long enough. */
  readonly removedAt: Instant | null;
};

/** What a camera read at a lane. It is never let in by itself. */
export type GateCandidate = {
  readonly id: Id<'candidate'>;
  readonly plate: string;
  readonly gate: string;
  readonly lane: string;
  /** From 0 to 1, as the camera says. */
  readonly confidence: number;
  readonly seenAt: Instant;
  /** When it was taken, put away, or the next truck came. */
  readonly closedAt: Instant | null;
  /** The visit that it became. */
  readonly visitId: VisitId | null;
};

/** A dated version of the prices. */
export type Tariff = TariffPeriod & {
  readonly id: Id<'tariff'>;
  readonly name: string;
  readonly lines: readonly TariffLine[];
  readonly savedAt: Instant;
  readonly savedBy: string;
};

/** A service that was done for a truck, at the price of that moment. */
export type AddedCharge = {
  readonly id: Id<'charge'>;
  readonly visitId: VisitId;
  readonly code: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitDong: number;
  readonly addedAt: Instant;
  readonly addedBy: string;
  readonly note: string;
  readonly cancelledAt: Instant | null;
};

/** Money taken, promised or waived, with its receipt; a wrong one is reversed by another, never changed. */
export type Payment = {
  readonly id: PaymentId;
  readonly visitId: VisitId;
  /** Receipts run through the year without a gap: 26-000123. */
  readonly receiptYear: number;
  readonly receiptSeq: number;
  readonly how: PaymentWay;
  /** Negative for a reversal. */
  readonly amountDong: number;
  /** Who owes it, when it is on account. */
  readonly account: string | null;
  readonly reason: string | null;
  readonly approvedBy: string | null;
  readonly paidAt: Instant;
  readonly paidBy: string;
  readonly gate: string;
  readonly shiftId: ShiftId | null;
  readonly reversalOf: PaymentId | null;
  readonly lines: readonly ChargeLine[];
};

/** A working period with a hand-over at its end; the one without an end is now. */
export type Shift = {
  readonly id: ShiftId;
  readonly name: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  /** Who leads it; null where nobody was there to take over. */
  readonly leader: string | null;
  readonly cashOpeningDong: number;
  readonly cashExpectedDong: number | null;
  readonly cashCountedDong: number | null;
  /** What the next shift begins with; the rest was paid in. */
  readonly cashLeftDong: number | null;
  /** Paper slips written and not yet entered, as counted by hand. */
  readonly paperSlipsLeft: number | null;
  readonly notes: string;
  /** Who gave and who took it over, by their PINs. */
  readonly givenBy: string | null;
  readonly takenBy: string | null;
  readonly page: ShiftPage | null;
};

/** Paper slips numbered ahead for one gate, for when the machines stand still; without a gate the prints of a report (RP25). */
export type SlipBlock = {
  readonly id: Id<'slipBlock'>;
  readonly gate: string;
  /** What stands before the number: `G1`; of prints the name of the report. */
  readonly series: string;
  readonly first: number;
  readonly last: number;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly entered: readonly number[];
  /** Spoilt slips. */
  readonly voided: readonly number[];
};

/** A wish for a slot, or for so many places of a zone: of a visit, or of a firm for whichever of its trucks comes. */
export type Reservation = {
  readonly id: ReservationId;
  readonly slotId: SlotId | null;
  readonly zoneId: ZoneId | null;
  /** Places of the zone; 1 for a slot. */
  readonly count: number;
  readonly visitId: VisitId | null;
  readonly carrier: string | null;
  readonly fromAt: Instant;
  /** When it ends by itself; null = when its truck has come or gone. */
  readonly untilAt: Instant | null;
  readonly note: string;
  /** The move order that keeps it. */
  readonly moveId: MoveId | null;
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly endedAt: Instant | null;
  /** `overtaken` = another truck took the slot. */
  readonly endedHow: 'used' | 'expired' | 'cancelled' | 'overtaken' | null;
};

/** Slots that are taken out of use, from–to: some of them, a row or a whole zone. */
export type Closing = {
  readonly id: ClosingId;
  readonly zoneId: ZoneId | null;
  readonly row: string | null;
  /** The slots that it takes, as they were when it was ordered. */
  readonly slotIds: readonly SlotId[];
  readonly fromAt: Instant;
  /** When they are opened again by themselves; null = by hand. */
  readonly untilAt: Instant | null;
  readonly reason: string;
  readonly isBroken: boolean;
  readonly orderedAt: Instant;
  readonly orderedBy: string;
  /** When its slots began to take no more trucks; null while it is still to come. */
  readonly begunAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: 'over' | 'cancelled' | null;
};

/** A stock-take: ground against record (SL7). */
export type Count = {
  readonly id: CountId;
  /** Zones that are gone through; all parking zones when empty. */
  readonly zoneIds: readonly ZoneId[];
  /** Rows that are gone through; all of the zones when empty. */
  readonly rows: readonly string[];
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
  readonly endedHow: 'finished' | 'abandoned' | null;
  /** Why it was abandoned. */
  readonly reason: string;
  /** Slots that somebody looked at, and how many of them were as recorded. */
  readonly placesSeen: number | null;
  readonly placesRight: number | null;
  readonly trucksSeen: number | null;
  /** What was found and what was done about it. */
  readonly differences: readonly CountedDifference[];
};

/** What was seen at one place during a stock-take. */
export type Sighting = {
  readonly id: Id<'sighting'>;
  readonly countId: CountId;
  /** Null where a zone, row, aisle or bay is all that is known. */
  readonly slotId: SlotId | null;
  readonly zoneId: ZoneId;
  readonly place: Place;
  readonly isEmpty: boolean;
  /** What stands there; null where it is empty or cannot be read. */
  readonly plate: string | null;
  /** The visit of that plate, if there is one in the yard. */
  readonly visitId: VisitId | null;
  readonly note: string;
  readonly seenAt: Instant;
  readonly seenBy: string;
};

/** What the plan shows besides slots: an exit, or where a facility of the drivers stands. */
export type Landmark = {
  readonly id: Id<'landmark'>;
  readonly code: string;
  readonly kind: 'exit' | FacilityKind;
  /** Where an exit leads; null for a facility. */
  readonly side: 'border' | 'inland' | null;
  readonly outline: readonly PointCm[];
};

/** How somebody likes to see a screen: filters, columns, heat view. */
export type SavedView = {
  readonly id: Id<'savedView'>;
  readonly user: string;
  readonly screen: string;
  readonly name: string;
  /** JSON that only the screen reads. */
  readonly state: string;
};

/** An authority's notice for one queue, from–to (QU1). */
export type Notice = {
  readonly id: NoticeId;
  readonly queueId: QueueId;
  readonly authority: string;
  /** As it is cited: 41/TB-BQL. */
  readonly number: string | null;
  readonly issuedOn: Day | null;
  /** What board and print say of it. */
  readonly text: string;
  readonly discipline: Discipline;
  readonly fromAt: Instant;
  readonly untilAt: Instant | null;
  /** When it came into force; null while that is to come. */
  readonly begunAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: 'over' | 'replaced' | 'withdrawn' | null;
  readonly savedAt: Instant;
  readonly savedBy: string;
};

/** Trucks in the order in which the state platform or the border guard wants them (QU1). */
export type AuthorityOrder = {
  readonly id: AuthorityOrderId;
  readonly queueId: QueueId;
  readonly source: OrderSource;
  readonly unit: string;
  readonly documentNo: string;
  readonly issuedAt: Instant;
  readonly untilAt: Instant | null;
  /** The trucks that it puts first; who postponed, missed the call or lost the place is taken out. */
  readonly visitIds: readonly VisitId[];
  /** Lines of which no truck waits here. */
  readonly unknown: readonly string[];
  /** Where it put trucks elsewhere than the discipline does, as the line stood when it came in. */
  readonly differences: readonly OrderDifference[];
  readonly importedAt: Instant;
  readonly importedBy: string;
  readonly endedAt: Instant | null;
  /** `done` = none of its trucks waits or is on the way any more. */
  readonly endedHow: 'over' | 'replaced' | 'withdrawn' | 'done' | null;
};

/** An order to call a truck out of turn (QU3), kept after the truck has gone. */
export type FastTrackOrder = {
  readonly id: FastTrackId;
  readonly visitId: VisitId;
  readonly queueId: QueueId;
  readonly plate: string;
  readonly queueNumber: string;
  readonly reason: string;
  readonly orderedBy: string;
  readonly unit: string;
  readonly channel: string;
  readonly note: string;
  readonly orderedAt: Instant;
  readonly recordedBy: string;
  readonly documentNo: string | null;
  readonly documentAt: Instant | null;
  readonly endedAt: Instant | null;
  /** `ended` = the truck postponed, missed its call, was transferred, went abroad, left or lost its place. */
  readonly endedHow: 'called' | 'ended' | null;
};

/** What was exchanged of a visit while it waited (QU6). */
export type Swap = {
  readonly id: SwapId;
  readonly visitId: VisitId;
  readonly queueId: QueueId | null;
  readonly role: SwapRole;
  /** Plates, or goods in words; a driver is never named. */
  readonly was: string;
  readonly becomes: string;
  readonly documentNo: string | null;
  readonly hasKeptPlace: boolean;
  readonly wasQueueNumber: string | null;
  readonly queueNumber: string | null;
  readonly swappedAt: Instant;
  readonly swappedBy: string;
  /** The second person; null while nobody confirmed it. */
  readonly confirmedAt: Instant | null;
  readonly confirmedBy: string | null;
};

/** Daily counts that somebody brought in from a file: the years that the site has not seen itself (FC2). */
export type CountSheet = {
  readonly id: Id<'countSheet'>;
  readonly fileName: string;
  readonly fromOn: Day;
  readonly untilOn: Day;
  readonly counts: readonly CountLine[];
  readonly importedAt: Instant;
  readonly importedBy: string;
  readonly removedAt: Instant | null;
  readonly removedBy: string | null;
};

/** A harvest, a convoy or a closing that people know of and the forecast counts with (FC5). */
export type ForecastInput = InputFacts & {
  readonly id: Id<'forecastInput'>;
  readonly savedAt: Instant;
  readonly savedBy: string;
  readonly removedAt: Instant | null;
};

/** A forecast as it was made on a day, so that it can be held against what came (FC8). */
export type KeptForecast = {
  readonly id: Id<'keptForecast'>;
  readonly onDay: Day;
  readonly keptAt: Instant;
  readonly series: readonly SeriesForecast[];
};

/** Levers under a name, and what they came to when they were rehearsed last (RH9). */
export type Scenario = {
  readonly id: ScenarioId;
  readonly name: string;
  /** `today`, or the code of a named rehearsal. */
  readonly starting: string;
  readonly levers: Levers;
  readonly result: ScenarioResult | null;
  readonly savedAt: Instant;
  readonly savedBy: string;
  readonly removedAt: Instant | null;
};

/** A surge plan in force, or one that was (SP1). */
export type SurgePlan = {
  readonly id: Id<'surgePlan'>;
  readonly title: string;
  readonly scenarioId: ScenarioId | null;
  readonly document: SurgeDocument;
  readonly adoptedAt: Instant;
  readonly adoptedBy: string;
  readonly endedAt: Instant | null;
  readonly endedBy: string | null;
};

/** One of the team of drivers who take trucks across. The name is erasable and stands elsewhere (JO3). */
export type TeamDriver = {
  readonly id: TeamDriverId;
  readonly code: string;
  /** The crossing that this one drives at; null = any. */
  readonly crossingId: CrossingId | null;
  readonly duty: readonly DutySpan[];
  readonly driving: DrivingStatement | null;
  readonly isActive: boolean;
};

/** Personal values of a driver of the team. */
export type TeamData = {
  readonly name: string | null;
  readonly phone: string | null;
  readonly licenceNo: string | null;
};

/** How many of the newest gate passages are live; a client drops older ones as new ones come. */
export const LIVE_PASSES = 400;

/** Every stored kind with its record. */
export type Records = {
  readonly site: Site;
  readonly user: User;
  readonly crossing: Crossing;
  readonly queue: Queue;
  readonly zone: Zone;
  readonly slot: SlotRecord;
  readonly keepClearArea: KeepClearArea;
  readonly visit: Visit;
  readonly piece: Piece;
  readonly standing: Standing;
  readonly occupancy: Occupancy;
  readonly pass: Pass;
  readonly person: Person;
  readonly facility: Facility;
  readonly bed: Bed;
  readonly stay: Stay;
  readonly service: ServedService;
  readonly alarm: Alarm;
  readonly incident: Incident;
  readonly move: Move;
  readonly photo: Photo;
  readonly candidate: GateCandidate;
  readonly tariff: Tariff;
  readonly charge: AddedCharge;
  readonly payment: Payment;
  readonly shift: Shift;
  readonly slipBlock: SlipBlock;
  readonly reservation: Reservation;
  readonly closing: Closing;
  readonly count: Count;
  readonly sighting: Sighting;
  readonly landmark: Landmark;
  readonly savedView: SavedView;
  readonly notice: Notice;
  readonly authorityOrder: AuthorityOrder;
  readonly fastTrack: FastTrackOrder;
  readonly swap: Swap;
  readonly teamDriver: TeamDriver;
  readonly room: Room;
  readonly turn: Turn;
  readonly mealPlan: MealPlan;
  readonly lodgingReport: LodgingReport;
  readonly complaint: Complaint;
  readonly signedReport: SignedReport;
  readonly reportNote: ReportNote;
  readonly reportFile: ReportFile;
  readonly countSheet: CountSheet;
  readonly forecastInput: ForecastInput;
  readonly keptForecast: KeptForecast;
  readonly scenario: Scenario;
  readonly surgePlan: SurgePlan;
};

export type RecordKind = keyof Records;
