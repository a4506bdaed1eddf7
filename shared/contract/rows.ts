import type { Instant } from '../kernel/instant.ts';
import type { WireId } from '../kernel/ids.ts';
import type {
  Alarm,
  AuthorityOrder,
  Bed,
  Closing,
  Count,
  Crossing,
  Facility,
  GateCandidate,
  Incident,
  KeepClearArea,
  Landmark,
  Move,
  Notice,
  Pass,
  Person,
  Piece,
  Queue,
  Reservation,
  Room,
  Shift,
  Sighting,
  Site,
  SlotRecord,
  Stay,
  Turn,
  Visit,
  Zone,
} from '../domain/records.ts';
import type { DutySpan } from '../domain/queue/driver-hours.ts';

/**
 * Current images of the live read model, as snapshots and the feed carry them. Ids are wire ids; instants are
 * milliseconds (ISO 8601 over HTTP). What changes with time alone is never in a row.
 */

export type SiteRow = Omit<Site, 'id'> & { readonly id: 'site' };
export type CrossingRow = Omit<Crossing, 'id'> & { readonly crossingId: WireId<'crossing'> };
export type QueueRow = Omit<Queue, 'id' | 'crossingId' | 'noticeId' | 'orderId'> & {
  readonly queueId: WireId<'queue'>;
  readonly crossingId: WireId<'crossing'>;
  readonly crossing: string;
  readonly crossingCode: string;
  readonly noticeId: WireId<'notice'> | null;
  readonly orderId: WireId<'authorityOrder'> | null;
};
export type ZoneRow = Omit<Zone, 'id'> & { readonly zoneId: WireId<'zone'> };
export type SlotRow = Omit<SlotRecord, 'id' | 'zoneId' | 'visitId' | 'reservedFor'> & {
  readonly slotId: WireId<'slot'>;
  readonly zoneId: WireId<'zone'>;
  /** Zone code. */
  readonly zone: string;
  readonly visitId: WireId<'visit'> | null;
  readonly reservedFor: WireId<'visit'> | null;
};
export type KeepClearRow = Omit<KeepClearArea, 'id'> & { readonly keepClearId: WireId<'keepClearArea'> };

/**
 * A visit that is expected or in the yard (or abroad); it leaves the live model when it is over. A restricted hold shows
 * only that there is one.
 */
export type VisitRow = Omit<
  Visit,
  'id' | 'crossingId' | 'queueId' | 'slotId' | 'alsoSlotIds' | 'placeZoneId' | 'plateTyped' | 'containerIsValid'
> & {
  readonly visitId: WireId<'visit'>;
  readonly crossingId: WireId<'crossing'>;
  readonly crossing: string;
  readonly queueId: WireId<'queue'> | null;
  readonly zoneId: WireId<'zone'> | null;
  readonly slotId: WireId<'slot'> | null;
  readonly slotCode: string | null;
  /** Further slots that it takes because it is long. */
  readonly alsoSlotIds: readonly WireId<'slot'>[];
};

/** Somebody on site or expected. `name`, `phone` only for roles that need them; else null. */
export type PersonRow = Omit<Person, 'id' | 'visitId' | 'teamDriverId'> & {
  readonly teamDriverId: WireId<'teamDriver'> | null;
  readonly personId: WireId<'person'>;
  readonly visitId: WireId<'visit'>;
  /** Hours of duty of a driver of the team; null = not of the team. */
  readonly duty: readonly DutySpan[] | null;
  readonly name: string | null;
  readonly phone: string | null;
};
export type FacilityRow = Omit<Facility, 'id'> & { readonly facilityId: WireId<'facility'> };
export type BedRow = Omit<Bed, 'id' | 'facilityId' | 'roomId' | 'stayId' | 'personId' | 'visitId'> & {
  readonly bedId: WireId<'bed'>;
  readonly facilityId: WireId<'facility'>;
  /** Facility code. */
  readonly facility: string;
  readonly roomId: WireId<'room'> | null;
  readonly stayId: WireId<'stay'> | null;
  readonly personId: WireId<'person'> | null;
  readonly visitId: WireId<'visit'> | null;
};
export type PassRow = Omit<Pass, 'id' | 'visitId'> & {
  readonly passId: WireId<'pass'>;
  readonly visitId: WireId<'visit'>;
};
export type AlarmRow = Omit<Alarm, 'id' | 'visitId' | 'zoneId' | 'slotId' | 'areaId'> & {
  readonly alarmId: WireId<'alarm'>;
  readonly visitId: WireId<'visit'> | null;
  readonly zoneId: WireId<'zone'> | null;
  readonly slotId: WireId<'slot'> | null;
  readonly areaId: WireId<'keepClearArea'> | null;
};
/** An open incident. Of a restricted one it tells only that there is one; `incident.story` tells a coordinator more. */
export type IncidentRow = Omit<Incident, 'id' | 'visitId' | 'people' | 'exits' | 'exitsSinceAt'> & {
  readonly incidentId: WireId<'incident'>;
  readonly visitId: WireId<'visit'> | null;
};
/** A move order that is not carried out yet. */
export type MoveRow = Omit<Move, 'id' | 'visitId' | 'toSlotId' | 'toZoneId' | 'tractorVisitId' | 'closingId'> & {
  readonly moveId: WireId<'move'>;
  readonly visitId: WireId<'visit'>;
  readonly toSlotId: WireId<'slot'> | null;
  readonly toZoneId: WireId<'zone'> | null;
  readonly tractorVisitId: WireId<'visit'> | null;
  readonly closingId: WireId<'closing'> | null;
  readonly plate: string;
};
/** The truck that a camera sees at a lane now: at most one for each lane. */
export type CandidateRow = Omit<GateCandidate, 'id' | 'visitId'> & {
  readonly candidateId: WireId<'candidate'>;
  /** Hash of its picture; null without one. */
  readonly photo: string | null;
};
/** The shift that runs now. */
export type ShiftRow = Pick<Shift, 'name' | 'startedAt' | 'leader' | 'cashOpeningDong'> & {
  readonly shiftId: WireId<'shift'>;
};

/** A piece that stands apart from its visit. */
export type PieceRow = Omit<Piece, 'id' | 'visitId'> & {
  readonly pieceId: WireId<'piece'>;
  readonly visitId: WireId<'visit'>;
};
/** A wish that is not over. */
export type ReservationRow = Omit<Reservation, 'id' | 'slotId' | 'zoneId' | 'visitId' | 'moveId'> & {
  readonly reservationId: WireId<'reservation'>;
  readonly slotId: WireId<'slot'> | null;
  readonly zoneId: WireId<'zone'> | null;
  readonly visitId: WireId<'visit'> | null;
  readonly moveId: WireId<'move'> | null;
};
/** A closing that is to come or under way. */
export type ClosingRow = Omit<Closing, 'id' | 'zoneId' | 'slotIds'> & {
  readonly closingId: WireId<'closing'>;
  readonly zoneId: WireId<'zone'> | null;
  readonly slotIds: readonly WireId<'slot'>[];
};
/** A stock-take under way. */
export type CountRow = Omit<Count, 'id' | 'zoneIds' | 'differences'> & {
  readonly countId: WireId<'count'>;
  readonly zoneIds: readonly WireId<'zone'>[];
};
/** What was seen in a stock-take under way. */
export type SightingRow = Omit<Sighting, 'id' | 'countId' | 'slotId' | 'zoneId' | 'visitId'> & {
  readonly sightingId: WireId<'sighting'>;
  readonly countId: WireId<'count'>;
  readonly slotId: WireId<'slot'> | null;
  readonly zoneId: WireId<'zone'>;
  readonly visitId: WireId<'visit'> | null;
};
export type RoomRow = Omit<Room, 'id' | 'facilityId'> & {
  readonly roomId: WireId<'room'>;
  readonly facilityId: WireId<'facility'>;
};
/** A stay that lasts: until when, and when to wake. */
export type StayRow = Omit<Stay, 'id' | 'bedId' | 'personId' | 'visitId' | 'endedAt' | 'endedHow'> & {
  readonly stayId: WireId<'stay'>;
  readonly bedId: WireId<'bed'>;
  readonly personId: WireId<'person'>;
  readonly visitId: WireId<'visit'>;
};
/** A turn that waits or was called; who has it is told by its truck's plate. */
export type TurnRow = Omit<Turn, 'id' | 'visitId' | 'personId' | 'facilityId'> & {
  readonly turnId: WireId<'turn'>;
  readonly visitId: WireId<'visit'>;
  readonly personId: WireId<'person'>;
  readonly facilityId: WireId<'facility'> | null;
};
export type LandmarkRow = Omit<Landmark, 'id'> & { readonly landmarkId: WireId<'landmark'> };

/** A notice that is in force or to come. */
export type NoticeRow = Omit<Notice, 'id' | 'queueId'> & {
  readonly noticeId: WireId<'notice'>;
  readonly queueId: WireId<'queue'>;
};
/** An authority's order that is followed now. */
export type AuthorityOrderRow = Omit<AuthorityOrder, 'id' | 'queueId' | 'visitIds' | 'differences'> & {
  readonly orderId: WireId<'authorityOrder'>;
  readonly queueId: WireId<'queue'>;
  readonly visitIds: readonly WireId<'visit'>[];
};

/** The live kinds: name in the feed → row. */
export type LiveRows = {
  readonly site: SiteRow;
  readonly crossing: CrossingRow;
  readonly queue: QueueRow;
  readonly zone: ZoneRow;
  readonly slot: SlotRow;
  readonly keepClearArea: KeepClearRow;
  readonly visit: VisitRow;
  readonly person: PersonRow;
  readonly facility: FacilityRow;
  readonly bed: BedRow;
  readonly pass: PassRow;
  readonly alarm: AlarmRow;
  readonly incident: IncidentRow;
  readonly move: MoveRow;
  readonly candidate: CandidateRow;
  readonly shift: ShiftRow;
  readonly piece: PieceRow;
  readonly reservation: ReservationRow;
  readonly closing: ClosingRow;
  readonly count: CountRow;
  readonly sighting: SightingRow;
  readonly landmark: LandmarkRow;
  readonly notice: NoticeRow;
  readonly authorityOrder: AuthorityOrderRow;
  readonly room: RoomRow;
  readonly stay: StayRow;
  readonly turn: TurnRow;
};
export type LiveKind = keyof LiveRows;

/** The live kinds, and under which name a snapshot lists them. */
export const SNAPSHOT_FIELDS = {
  site: 'sites',
  crossing: 'crossings',
  queue: 'queues',
  zone: 'zones',
  slot: 'slots',
  keepClearArea: 'keepClearAreas',
  visit: 'visits',
  person: 'people',
  facility: 'facilities',
  bed: 'beds',
  pass: 'passes',
  alarm: 'alarms',
  incident: 'incidents',
  move: 'moves',
  candidate: 'candidates',
  shift: 'shifts',
  piece: 'piecesApart',
  reservation: 'reservations',
  closing: 'closings',
  count: 'counts',
  sighting: 'sightings',
  landmark: 'landmarks',
  notice: 'notices',
  authorityOrder: 'authorityOrders',
  room: 'rooms',
  stay: 'stays',
  turn: 'turns',
} as const satisfies Record<LiveKind, string>;

/** The field of a row that names it. */
export const ROW_ID_FIELDS = {
  site: 'id',
  crossing: 'crossingId',
  queue: 'queueId',
  zone: 'zoneId',
  slot: 'slotId',
  keepClearArea: 'keepClearId',
  visit: 'visitId',
  person: 'personId',
  facility: 'facilityId',
  bed: 'bedId',
  pass: 'passId',
  alarm: 'alarmId',
  incident: 'incidentId',
  move: 'moveId',
  candidate: 'candidateId',
  shift: 'shiftId',
  piece: 'pieceId',
  reservation: 'reservationId',
  closing: 'closingId',
  count: 'countId',
  sighting: 'sightingId',
  landmark: 'landmarkId',
  notice: 'noticeId',
  authorityOrder: 'orderId',
  room: 'roomId',
  stay: 'stayId',
  turn: 'turnId',
} as const satisfies Record<LiveKind, string>;

/** The whole live state at one seq (`yard.now`). */
export type Snapshot = {
  readonly seq: number;
  readonly epoch: string;
  readonly siteNow: Instant;
  readonly rate: number;
} & { readonly [Kind in LiveKind as (typeof SNAPSHOT_FIELDS)[Kind]]: readonly LiveRows[Kind][] };
