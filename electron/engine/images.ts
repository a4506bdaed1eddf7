import { wireId, type IdKind, type WireId } from '../../shared/kernel/ids.ts';
import type { RowImage } from '../../shared/contract/feed.ts';
import type { LiveKind, LiveRows, VisitRow } from '../../shared/contract/rows.ts';
import type {
  Alarm,
  AuthorityOrder,
  Bed,
  Closing,
  Count,
  Crossing,
  Facility,
  GateCandidate,
  Hold,
  Incident,
  KeepClearArea,
  Landmark,
  Move,
  Notice,
  Pass,
  Person,
  Photo,
  PersonData,
  Piece,
  Queue,
  RecordKind,
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
} from '../../shared/domain/records.ts';
import type { DutySpan } from '../../shared/domain/queue/driver-hours.ts';
import { isFinalStage } from '../../shared/domain/gate/visit-stage.ts';
import { publicIncident } from '../../shared/domain/incidents/restricted.ts';
import type { RecordStore } from '../db/records.ts';
import type { TeamDriverId } from '../../shared/kernel/ids.ts';

/** Lookups that many images share; made once per snapshot or batch. */
export type ImageContext = {
  readonly crossing: (id: number) => Crossing;
  readonly zone: (id: number) => Zone;
  readonly slotCode: (id: number) => string;
  readonly facilityCode: (id: number) => string;
  readonly personData: (id: number) => PersonData;
  /** Hours of duty of a driver of the team. */
  readonly dutyOf: (person: Person) => readonly DutySpan[] | null;
};

/** What images are made from: the stores as they are, or records as they were. */
export type ImageSource = {
  readonly records: Pick<RecordStore, 'get' | 'require'>;
  readonly site: { readonly site: () => Site | null };
  readonly people: { readonly dataOf: (personId: Person['id']) => PersonData };
  readonly photos: { readonly ofCandidate: (candidateId: GateCandidate['id']) => Pick<Photo, 'sha256'> | null };
  readonly team: { readonly dutyOf: (id: TeamDriverId) => readonly DutySpan[] };
};

/** Looks everything up, remembering what hardly changes. */
export function createImageContext(stores: ImageSource): ImageContext {
  const remembered = <Value>(look: (id: number) => Value): ((id: number) => Value) => {
    const known = new Map<number, Value>();
    return (id) => {
      let value = known.get(id);
      if (value === undefined) {
        value = look(id);
        known.set(id, value);
      }
      return value;
    };
  };
  return {
    crossing: remembered((id) => stores.records.require('crossing', id)),
    zone: remembered((id) => stores.records.require('zone', id)),
    slotCode: remembered((id) => stores.records.require('slot', id).code),
    facilityCode: remembered((id) => stores.records.require('facility', id).code),
    personData: (id) => stores.people.dataOf(id as Person['id']),
    dutyOf: ({ teamDriverId }) => (teamDriverId === null ? null : stores.team.dutyOf(teamDriverId)),
  };
}

function maybe<Kind extends IdKind>(kind: Kind, id: number | null): WireId<Kind> | null {
  return id === null ? null : wireId(kind, id);
}

export function siteRow(site: Site): LiveRows['site'] {
  return { ...site, id: 'site' };
}

export function crossingRow({ id, ...rest }: Crossing): LiveRows['crossing'] {
  return { crossingId: wireId('crossing', id), ...rest };
}

export function queueRow(
  { id, crossingId, noticeId, orderId, ...rest }: Queue,
  context: ImageContext,
): LiveRows['queue'] {
  const crossing = context.crossing(crossingId);
  return {
    queueId: wireId('queue', id),
    crossingId: wireId('crossing', crossingId),
    crossing: crossing.name,
    crossingCode: crossing.code,
    noticeId: maybe('notice', noticeId),
    orderId: maybe('authorityOrder', orderId),
    ...rest,
  };
}

export function zoneRow({ id, ...rest }: Zone): LiveRows['zone'] {
  return { zoneId: wireId('zone', id), ...rest };
}

export function slotRow(slot: SlotRecord, context: ImageContext): LiveRows['slot'] {
  const { id, zoneId, visitId, reservedFor, ...rest } = slot;
  return {
    slotId: wireId('slot', id),
    zoneId: wireId('zone', zoneId),
    zone: context.zone(zoneId).code,
    ...rest,
    visitId: maybe('visit', visitId),
    reservedFor: maybe('visit', reservedFor),
  };
}

export function keepClearRow({ id, ...rest }: KeepClearArea): LiveRows['keepClearArea'] {
  return { keepClearId: wireId('keepClearArea', id), ...rest };
}

/** A restricted hold tells that there is one, and nothing else. */
function holdShown(hold: Hold): Hold {
  return hold.visibility === 'open' ? hold : { ...hold, authority: '', reason: '', documentNo: null };
}

export function visitRow(visit: Visit, context: ImageContext): VisitRow {
  return {
    visitId: wireId('visit', visit.id),
    kind: visit.kind,
    stage: visit.stage,
    departure: visit.departure,
    direction: visit.direction,
    cameFrom: visit.cameFrom,
    crossingId: wireId('crossing', visit.crossingId),
    crossing: context.crossing(visit.crossingId).name,
    queueId: maybe('queue', visit.queueId),
    plate: visit.plate,
    trailerPlate: visit.trailerPlate,
    containerNo: visit.containerNo,
    vehicleType: visit.vehicleType,
    lengthCm: visit.lengthCm,
    loaded: visit.loaded,
    cargoClass: visit.cargoClass,
    goods: visit.goods,
    needsPower: visit.needsPower,
    temperatureC: visit.temperatureC,
    loadedAt: visit.loadedAt,
    spoilByAt: visit.spoilByAt,
    isTwoWay: visit.isTwoWay,
    hazardClass: visit.hazardClass,
    weightKg: visit.weightKg,
    carrier: visit.carrier,
    peopleCount: visit.peopleCount,
    platformCode: visit.platformCode,
    customsDeclarationNo: visit.customsDeclarationNo,
    growingAreaCode: visit.growingAreaCode,
    packingHouseCode: visit.packingHouseCode,
    note: visit.note,
    isDeclared: visit.isDeclared,
    classProvenBy: visit.classProvenBy,
    expectedAt: visit.expectedAt,
    appointmentAt: visit.appointmentAt,
    arrivedAt: visit.arrivedAt,
    departedAt: visit.departedAt,
    place: visit.place,
    zoneId: maybe('zone', visit.placeZoneId),
    slotId: maybe('slot', visit.slotId),
    slotCode: visit.slotId === null ? null : context.slotCode(visit.slotId),
    alsoSlotIds: visit.alsoSlotIds.map((id) => wireId('slot', id)),
    seenAt: visit.seenAt,
    stream: visit.stream,
    queueNumber: visit.queueNumber,
    orderAt: visit.orderAt,
    orderSeq: visit.orderSeq,
    joinedAt: visit.joinedAt,
    calledAt: visit.calledAt,
    arriveByAt: visit.arriveByAt,
    callRule: visit.callRule,
    callLane: visit.callLane,
    callAttempts: visit.callAttempts,
    processingAt: visit.processingAt,
    points: visit.points,
    withPlate: visit.withPlate,
    noShows: visit.noShows,
    fastTrack: visit.fastTrack === null ? null : { ...visit.fastTrack, orderedBy: '' },
    holds: visit.holds.map(holdShown),
    documents: visit.documents,
    milestones: visit.milestones,
    warnings: visit.warnings,
    isToConfirm: visit.isToConfirm,
    hasTractor: visit.hasTractor,
    isDriverless: visit.isDriverless,
    keysWith: visit.keysWith,
    sealNo: visit.sealNo,
    sealCheckedAt: visit.sealCheckedAt,
    goesTo: visit.goesTo,
  };
}

export function personRow(person: Person, data: PersonData, duty: readonly DutySpan[] | null): LiveRows['person'] {
  const { id, visitId, teamDriverId, ...rest } = person;
  const { name, phone } = data;
  return {
    personId: wireId('person', id),
    visitId: wireId('visit', visitId),
    teamDriverId: maybe('teamDriver', teamDriverId),
    ...rest,
    duty,
    name,
    phone,
  };
}

export function facilityRow({ id, ...rest }: Facility): LiveRows['facility'] {
  return { facilityId: wireId('facility', id), ...rest };
}

export function bedRow(bed: Bed, context: ImageContext): LiveRows['bed'] {
  const { id, facilityId, roomId, stayId, personId, visitId, ...rest } = bed;
  return {
    bedId: wireId('bed', id),
    facilityId: wireId('facility', facilityId),
    facility: context.facilityCode(facilityId),
    roomId: maybe('room', roomId),
    ...rest,
    stayId: maybe('stay', stayId),
    personId: maybe('person', personId),
    visitId: maybe('visit', visitId),
  };
}

export function passRow({ id, visitId, ...rest }: Pass): LiveRows['pass'] {
  return { passId: wireId('pass', id), visitId: wireId('visit', visitId), ...rest };
}

export function alarmRow({ id, visitId, zoneId, slotId, areaId, ...rest }: Alarm): LiveRows['alarm'] {
  return {
    alarmId: wireId('alarm', id),
    visitId: maybe('visit', visitId),
    zoneId: maybe('zone', zoneId),
    slotId: maybe('slot', slotId),
    areaId: maybe('keepClearArea', areaId),
    ...rest,
  };
}

export function incidentRow(incident: Incident): LiveRows['incident'] {
  const { id, visitId, people: _people, exits: _exits, exitsSinceAt: _since, ...rest } = publicIncident(incident);
  return { incidentId: wireId('incident', id), visitId: maybe('visit', visitId), ...rest };
}

export function moveRow(move: Move, { records }: Pick<ImageSource, 'records'>): LiveRows['move'] {
  const { id, visitId, toSlotId, toZoneId, tractorVisitId, closingId, ...rest } = move;
  const { plate } = records.require('visit', visitId);
  return {
    moveId: wireId('move', id),
    visitId: wireId('visit', visitId),
    plate,
    toSlotId: maybe('slot', toSlotId),
    toZoneId: maybe('zone', toZoneId),
    tractorVisitId: maybe('visit', tractorVisitId),
    closingId: maybe('closing', closingId),
    ...rest,
  };
}

export function pieceRow({ id, visitId, ...rest }: Piece): LiveRows['piece'] {
  return { pieceId: wireId('piece', id), visitId: wireId('visit', visitId), ...rest };
}

export function reservationRow(reservation: Reservation): LiveRows['reservation'] {
  const { id, slotId, zoneId, visitId, moveId, ...rest } = reservation;
  return {
    reservationId: wireId('reservation', id),
    slotId: maybe('slot', slotId),
    zoneId: maybe('zone', zoneId),
    visitId: maybe('visit', visitId),
    moveId: maybe('move', moveId),
    ...rest,
  };
}

export function closingRow({ id, zoneId, slotIds, ...rest }: Closing): LiveRows['closing'] {
  return {
    closingId: wireId('closing', id),
    zoneId: maybe('zone', zoneId),
    slotIds: slotIds.map((slotId) => wireId('slot', slotId)),
    ...rest,
  };
}

export function countRow({ id, zoneIds, differences: _differences, ...rest }: Count): LiveRows['count'] {
  return { countId: wireId('count', id), zoneIds: zoneIds.map((zoneId) => wireId('zone', zoneId)), ...rest };
}

export function sightingRow({ id, countId, slotId, zoneId, visitId, ...rest }: Sighting): LiveRows['sighting'] {
  return {
    sightingId: wireId('sighting', id),
    countId: wireId('count', countId),
    slotId: maybe('slot', slotId),
    zoneId: wireId('zone', zoneId),
    visitId: maybe('visit', visitId),
    ...rest,
  };
}

export function roomRow({ id, facilityId, ...rest }: Room): LiveRows['room'] {
  return { roomId: wireId('room', id), facilityId: wireId('facility', facilityId), ...rest };
}

export function stayRow(stay: Stay): LiveRows['stay'] {
  const { id, bedId, personId, visitId, endedAt: _endedAt, endedHow: _endedHow, ...rest } = stay;
  return {
    stayId: wireId('stay', id),
    bedId: wireId('bed', bedId),
    personId: wireId('person', personId),
    visitId: wireId('visit', visitId),
    ...rest,
  };
}

export function turnRow({ id, visitId, personId, facilityId, ...rest }: Turn): LiveRows['turn'] {
  return {
    turnId: wireId('turn', id),
    visitId: wireId('visit', visitId),
    personId: wireId('person', personId),
    facilityId: maybe('facility', facilityId),
    ...rest,
  };
}

export function landmarkRow({ id, ...rest }: Landmark): LiveRows['landmark'] {
  return { landmarkId: wireId('landmark', id), ...rest };
}

export function noticeRow({ id, queueId, ...rest }: Notice): LiveRows['notice'] {
  return { noticeId: wireId('notice', id), queueId: wireId('queue', queueId), ...rest };
}

export function authorityOrderRow(order: AuthorityOrder): LiveRows['authorityOrder'] {
  const { id, queueId, visitIds, differences: _differences, ...rest } = order;
  return {
    orderId: wireId('authorityOrder', id),
    queueId: wireId('queue', queueId),
    visitIds: visitIds.map((visitId) => wireId('visit', visitId)),
    ...rest,
  };
}

export function candidateRow(candidate: GateCandidate, { photos }: Pick<ImageSource, 'photos'>): LiveRows['candidate'] {
  const { id, visitId: _visitId, ...rest } = candidate;
  return { candidateId: wireId('candidate', id), ...rest, photo: photos.ofCandidate(id)?.sha256 ?? null };
}

export function shiftRow({ id, name, startedAt, leader, cashOpeningDong }: Shift): LiveRows['shift'] {
  return { shiftId: wireId('shift', id), name, startedAt, leader, cashOpeningDong };
}

type ImageOf = {
  readonly [Kind in LiveKind]: (
    id: number,
    stores: ImageSource,
    context: ImageContext,
  ) => { readonly id: string; readonly row: LiveRows[Kind] | null };
};

/** The current image of one record of each live kind; `row: null` when it is not in the live model (any more). */
const IMAGES: ImageOf = {
  site: (_id, stores) => {
    const site = stores.site.site();
    return { id: 'site', row: site === null ? null : siteRow(site) };
  },
  crossing: (id, { records }) => shown('crossing', id, records.get('crossing', id), crossingRow),
  queue: (id, { records }, context) => shown('queue', id, records.get('queue', id), (one) => queueRow(one, context)),
  zone: (id, { records }) => {
    const zone = records.get('zone', id);
    return shown('zone', id, zone?.removedAt === null ? zone : null, zoneRow);
  },
  slot: (id, { records }, context) => {
    const slot = records.get('slot', id);
    return shown('slot', id, slot?.removedAt === null ? slot : null, (one) => slotRow(one, context));
  },
  keepClearArea: (id, { records }) => shown('keepClearArea', id, records.get('keepClearArea', id), keepClearRow),
  visit: (id, { records }, context) => {
    const visit = records.get('visit', id);
    const isLive = visit !== null && !isFinalStage(visit.stage);
    return shown('visit', id, isLive ? visit : null, (one) => visitRow(one, context));
  },
  person: (id, { records }, context) => {
    const person = records.get('person', id);
    const isHere = person !== null && person.leftAt === null;
    return shown('person', id, isHere ? person : null, (one) =>
      personRow(one, context.personData(id), context.dutyOf(one)),
    );
  },
  facility: (id, { records }) => shown('facility', id, records.get('facility', id), facilityRow),
  bed: (id, { records }, context) => shown('bed', id, records.get('bed', id), (one) => bedRow(one, context)),
  pass: (id, { records }) => shown('pass', id, records.get('pass', id), passRow),
  alarm: (id, { records }) => {
    const alarm = records.get('alarm', id);
    return shown('alarm', id, alarm?.clearedAt === null ? alarm : null, alarmRow);
  },
  incident: (id, { records }) => {
    const incident = records.get('incident', id);
    return shown('incident', id, incident?.closedAt === null ? incident : null, incidentRow);
  },
  move: (id, stores) => {
    const move = stores.records.get('move', id);
    return shown('move', id, move?.endedAt === null ? move : null, (one) => moveRow(one, stores));
  },
  candidate: (id, stores) => {
    const candidate = stores.records.get('candidate', id);
    return shown('candidate', id, candidate?.closedAt === null ? candidate : null, (one) => candidateRow(one, stores));
  },
  shift: (id, { records }) => {
    const shift = records.get('shift', id);
    return shown('shift', id, shift?.endedAt === null ? shift : null, shiftRow);
  },
  piece: (id, { records }) => {
    const piece = records.get('piece', id);
    const isApart = piece !== null && piece.isApart && piece.detachedAt === null;
    return shown('piece', id, isApart ? piece : null, pieceRow);
  },
  reservation: (id, { records }) => {
    const reservation = records.get('reservation', id);
    return shown('reservation', id, reservation?.endedAt === null ? reservation : null, reservationRow);
  },
  closing: (id, { records }) => {
    const closing = records.get('closing', id);
    return shown('closing', id, closing?.endedAt === null ? closing : null, closingRow);
  },
  count: (id, { records }) => {
    const count = records.get('count', id);
    return shown('count', id, count?.endedAt === null ? count : null, countRow);
  },
  sighting: (id, { records }) => {
    const sighting = records.get('sighting', id);
    const isOpen = sighting !== null && records.get('count', sighting.countId)?.endedAt === null;
    return shown('sighting', id, isOpen ? sighting : null, sightingRow);
  },
  landmark: (id, { records }) => shown('landmark', id, records.get('landmark', id), landmarkRow),
  notice: (id, { records }) => {
    const notice = records.get('notice', id);
    return shown('notice', id, notice?.endedAt === null ? notice : null, noticeRow);
  },
  room: (id, { records }) => shown('room', id, records.get('room', id), roomRow),
  stay: (id, { records }) => {
    const stay = records.get('stay', id);
    return shown('stay', id, stay?.endedAt === null ? stay : null, stayRow);
  },
  turn: (id, { records }) => {
    const turn = records.get('turn', id);
    return shown('turn', id, turn?.endedAt === null ? turn : null, turnRow);
  },
  authorityOrder: (id, { records }) => {
    const order = records.get('authorityOrder', id);
    return shown('authorityOrder', id, order?.endedAt === null ? order : null, authorityOrderRow);
  },
};

function shown<Kind extends IdKind, Stored, Row>(
  kind: Kind,
  id: number,
  record: Stored | null,
  toRow: (record: Stored) => Row,
): { readonly id: string; readonly row: Row | null } {
  return { id: wireId(kind, id), row: record === null ? null : toRow(record) };
}

export function isLiveKind(kind: RecordKind): kind is LiveKind {
  return Object.hasOwn(IMAGES, kind);
}

/** The image of a touched record as it is now. */
export function imageOf(kind: LiveKind, id: number, stores: ImageSource, context: ImageContext): RowImage {
  return { kind, ...IMAGES[kind](id, stores, context) } as RowImage;
}
