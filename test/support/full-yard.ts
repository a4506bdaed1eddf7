import { instant, HOUR_MS, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { CARGO_CLASSES } from '../../shared/domain/vocabulary.ts';
import { makeLayout } from '../../shared/domain/layout/templates.ts';
import { isPseudoZone } from '../../shared/domain/layout/types.ts';
import { defaultSettings } from '../../shared/domain/site/settings.ts';
import type { FeedFrame, RowImage } from '../../shared/contract/feed.ts';
import type {
  AlarmRow,
  BedRow,
  IncidentRow,
  KeepClearRow,
  PersonRow,
  SiteRow,
  SlotRow,
  Snapshot,
  VisitRow,
  ZoneRow,
} from '../../shared/contract/rows.ts';
import { NEW_BED, NEW_PERSON } from '../../shared/domain/rest/new-records.ts';
import { seeded } from './chance.ts';

/** 26 January 2027, 14:32 in the yard. */
export const YARD_NOW = instant(Date.UTC(2027, 0, 26, 7, 32));

const GOODS = {
  fresh: ['Sầu riêng', 'Thanh long', 'Xoài', 'Chuối', 'Mít'],
  electronics: ['Linh kiện điện tử', 'Máy tính'],
  machinery: ['Máy xúc', 'Máy dệt'],
  vehicles: ['Ô tô tải mới', 'Ô tô con'],
  general: ['Hàng tiêu dùng', 'Tinh bột sắn', 'Vải thiều sấy'],
} as const;
const CROSSINGS = ['Hữu Nghị', 'Tân Thanh', 'Chi Ma'] as const;
const PAPERS = ['customs-declaration', 'growing-area-code', 'packing-house-code', 'plant-quarantine'] as const;
const NAMES = ['Nguyễn Văn Đức', 'Lê Quang Hưởng', 'Trần Thị Mỵ', 'Lò Văn Ếch'] as const;

/** A visit as it stands in the yard, with whatever is said otherwise. */
export function aVisitRow(number: number, other: Partial<VisitRow> = {}): VisitRow {
  return {
    visitId: wireId('visit', number),
    kind: 'cargo',
    stage: 'waiting',
    departure: null,
    direction: 'export',
    cameFrom: 'inland',
    crossingId: wireId('crossing', 1),
    crossing: CROSSINGS[0],
    queueId: wireId('queue', 1),
    plate: `12C${String(10_000 + number)}`,
    trailerPlate: null,
    containerNo: null,
    vehicleType: 'tractor-45',
    lengthCm: 1850,
    loaded: true,
    cargoClass: 'general',
    goods: null,
    needsPower: false,
    temperatureC: null,
    loadedAt: null,
    spoilByAt: null,
    isTwoWay: false,
    hazardClass: null,
    weightKg: null,
    carrier: null,
    peopleCount: 2,
    platformCode: null,
    customsDeclarationNo: null,
    growingAreaCode: null,
    packingHouseCode: null,
    note: null,
    isDeclared: true,
    classProvenBy: 'declaration',
    expectedAt: null,
    appointmentAt: null,
    arrivedAt: YARD_NOW,
    departedAt: null,
    place: 'unknown',
    zoneId: null,
    slotId: null,
    alsoSlotIds: [],
    slotCode: null,
    seenAt: YARD_NOW,
    stream: null,
    queueNumber: null,
    orderAt: null,
    orderSeq: null,
    joinedAt: null,
    calledAt: null,
    arriveByAt: null,
    callRule: null,
    callLane: null,
    callAttempts: [],
    processingAt: null,
    points: [],
    withPlate: null,
    noShows: 0,
    fastTrack: null,
    holds: [],
    documents: [],
    milestones: [],
    warnings: [],
    isToConfirm: false,
    hasTractor: true,
    isDriverless: false,
    keysWith: null,
    sealNo: null,
    sealCheckedAt: null,
    goesTo: null,
    ...other,
  };
}

/** A slot as a layout gives it, with whatever is said otherwise. */
export function aSlotRow(number: number, other: Partial<SlotRow> = {}): SlotRow {
  return {
    slotId: wireId('slot', number),
    code: `A1-${String(number).padStart(2, '0')}`,
    zoneId: wireId('zone', 1),
    zone: 'A',
    row: 'A1',
    position: number,
    lengthCm: 2000,
    widthCm: 350,
    xCm: number * 350,
    yCm: 1000,
    angleDeg: 90,
    hasPower: false,
    isCovered: false,
    hazardClasses: [],
    direction: null,
    access: 'through',
    laneKey: null,
    depth: 0,
    exitDistanceM: 100,
    walkDistanceM: 100,
    isKeepClear: false,
    status: 'open',
    statusReason: null,
    visitId: null,
    occupiedAt: null,
    reservedFor: null,
    reservedCarrier: null,
    unknownAt: null,
    unknownPlate: null,
    removedAt: null,
    reservedAt: null,
    ...other,
  };
}

/** A snapshot without rows, with whatever is said otherwise. */
export function aSnapshot(other: Partial<Snapshot> = {}): Snapshot {
  return {
    seq: 1,
    epoch: 'made-up',
    siteNow: YARD_NOW,
    rate: 1,
    sites: [],
    crossings: [],
    queues: [],
    zones: [],
    slots: [],
    keepClearAreas: [],
    visits: [],
    people: [],
    facilities: [],
    beds: [],
    passes: [],
    alarms: [],
    incidents: [],
    moves: [],
    candidates: [],
    shifts: [],
    piecesApart: [],
    reservations: [],
    closings: [],
    counts: [],
    sightings: [],
    landmarks: [],
    notices: [],
    authorityOrders: [],
    stays: [],
    rooms: [],
    turns: [],
    ...other,
  };
}

/** A yard of so many slots, most of them taken, with a little of everything. The same seed gives the same yard. */
export function aFullYard(slotCount: number, seed = 7): Snapshot {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const digits = (): number => 10_000 + Math.floor(random() * 89_999);
  const layout = makeLayout(slotCount);
  const zones: ZoneRow[] = layout.zones.map((zone, at) => ({
    zoneId: wireId('zone', at + 1),
    code: zone.code,
    name: zone.name.vi,
    nameEn: zone.name.en,
    kind: zone.kind,
    capacity: zone.capacity,
    direction: zone.direction,
    cargoClasses: zone.cargoClasses,
    outline: [],
    parts: [],
    removedAt: null,
  }));
  const zoneIds = new Map(zones.map((zone) => [zone.code, zone.zoneId]));
  const visits: VisitRow[] = [];
  const people: PersonRow[] = [];
  const arrive = (other: Partial<VisitRow>): VisitRow => {
    const number = visits.length + 1;
    const cargoClass = other.cargoClass ?? pick(CARGO_CLASSES);
    const isExport = (other.direction ?? 'export') === 'export';
    const seen = PAPERS.slice(0, random() < 0.12 ? 3 : 4);
    const visit = aVisitRow(number, {
      crossing: pick(CROSSINGS),
      plate: isExport ? `${pick(['12', '29', '50', '66', '77', '98'])}C${digits()}` : `桂A${digits()}`,
      trailerPlate: random() < 0.7 && isExport ? `${pick(['12', '50', '63'])}R${digits()}` : null,
      cargoClass,
      goods: pick(GOODS[cargoClass]),
      needsPower: cargoClass === 'fresh',
      temperatureC: cargoClass === 'fresh' ? pick([4, 5, 8, 13]) : null,
      weightKg: 12_000 + Math.floor(random() * 16_000),
      arrivedAt: instant(YARD_NOW - Math.floor(random() * 34 * HOUR_MS)),
      queueNumber: `HN-${pick(['Q', 'N'])} ${String(100 + number).padStart(4, '0')}`,
      documents: seen.map((kind) => ({
        kind,
        state: 'present' as const,
        number: `30719418${2000 + number}`,
        at: YARD_NOW,
        by: 'lan',
      })),
      ...other,
    });
    visits.push(visit);
    for (const role of ['driver', 'co-driver'] as const)
      people.push({
        personId: wireId('person', people.length + 1),
        visitId: visit.visitId,
        role,
        attachedAt: YARD_NOW,
        ...NEW_PERSON,
        duty: null,
        name: pick(NAMES),
        phone: '0912345678',
      });
    return visit;
  };
  const slots: SlotRow[] = layout.slots.map((slot, at) => {
    const zoneId = zoneIds.get(slot.zoneCode) ?? wireId('zone', 1);
    const row = aSlotRow(at + 1, { ...slot, zoneId, zone: slot.zoneCode });
    const chance = random();
    if (chance < 0.01) return { ...row, status: 'closed', statusReason: 'Sửa mặt nền' };
    if (chance < 0.04) {
      const awaited = arrive({
        stage: 'expected',
        arrivedAt: null,
        place: 'outside',
        seenAt: null,
        queueNumber: null,
        direction: slot.direction ?? 'export',
      });
      return { ...row, reservedFor: awaited.visitId, reservedAt: YARD_NOW };
    }
    if (chance < 0.16) return row;
    const isHeld = random() < 0.02;
    const isCleared = random() < 0.09;
    const isCalled = random() < 0.03;
    const visit = arrive({
      direction: slot.direction ?? pick(['export', 'import']),
      place: `slot:${row.slotId}`,
      zoneId,
      slotId: row.slotId,
      slotCode: row.code,
      ...(isCalled
        ? {
            stage: 'called' as const,
            calledAt: YARD_NOW,
            arriveByAt: instant(YARD_NOW + 20 * MINUTE_MS),
          }
        : {}),
      holds: isHeld
        ? [
            {
              holdId: `h${at}`,
              authority: 'Kiểm dịch thực vật',
              reason: 'chờ kết quả vàng O',
              documentNo: '118/BP-HN',
              visibility: 'open',
              from: YARD_NOW,
              to: null,
            },
          ]
        : [],
      milestones: isCleared ? [{ milestone: 'cleared', at: YARD_NOW, by: 'lan' }] : [],
    });
    return { ...row, visitId: visit.visitId, occupiedAt: visit.arrivedAt };
  });
  const standing = visits.filter(({ slotId }) => slotId !== null);
  for (const zone of zones) {
    if (!isPseudoZone(zone.kind)) continue;
    const isProcessing = zone.kind === 'processing';
    const count = isProcessing ? 38 : zone.kind === 'gate-lane' ? 6 : 2;
    for (let at = 0; at < count; at += 1)
      arrive({
        place: zone.kind,
        zoneId: zone.zoneId,
        stage: isProcessing ? 'processing' : 'waiting',
        arrivedAt: instant(YARD_NOW - at * 7 * MINUTE_MS),
      });
  }
  const beds: BedRow[] = layout.beds.slice(0, 160).map((bed, at) => ({
    bedId: wireId('bed', at + 1),
    facilityId: wireId('facility', 1),
    facility: bed.facilityCode,
    code: bed.code,
    isForWomen: bed.isForWomen,
    isQuiet: bed.isQuiet,
    status: 'usable',
    ...NEW_BED,
    stayId: at < 131 ? wireId('stay', at + 1) : null,
    personId: at < 131 ? wireId('person', at * 3 + 1) : null,
    visitId: null,
    occupiedAt: at < 131 ? YARD_NOW : null,
  }));
  const site: SiteRow = {
    id: 'site',
    name: 'Bãi Hữu Nghị',
    timeZone: 'Asia/Ho_Chi_Minh',
    isDemo: true,
    template: String(slotCount),
    settings: defaultSettings('Bãi Hữu Nghị'),
    createdAt: YARD_NOW,
  };
  const keepClearAreas: KeepClearRow[] = layout.keepClear.map((area, at) => {
    const [left, right] = [area.xCm - area.widthCm / 2, area.xCm + area.widthCm / 2];
    const [top, bottom] = [area.yCm - area.heightCm / 2, area.yCm + area.heightCm / 2];
    return {
      keepClearId: wireId('keepClearArea', at + 1),
      code: area.code,
      kind: area.kind,
      outline: [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ],
    };
  });
  return aSnapshot({
    sites: [site],
    zones,
    slots,
    keepClearAreas,
    visits,
    people,
    beds,
    alarms: alarmsOf(standing[Math.floor(standing.length * 0.46)]),
    incidents: incidentsOf(standing[Math.floor(standing.length * 0.11)]),
  });
}

function alarmsOf(visit: VisitRow | undefined): readonly AlarmRow[] {
  if (visit === undefined) return [];
  return [
    {
      alarmId: wireId('alarm', 1),
      code: 'same-plate',
      visitId: visit.visitId,
      zoneId: null,
      slotId: null,
      areaId: null,
      details: null,
      raisedAt: instant(YARD_NOW - 4 * MINUTE_MS),
      acknowledgedAt: null,
      acknowledgedBy: null,
      clearedAt: null,
      clearedBy: null,
    },
  ];
}

function incidentsOf(visit: VisitRow | undefined): readonly IncidentRow[] {
  if (visit === undefined) return [];
  return [
    {
      incidentId: wireId('incident', 1),
      kind: 'failed-reefer',
      place: visit.place,
      visitId: visit.visitId,
      note: '',
      calls: [],
      openedAt: instant(YARD_NOW - 26 * MINUTE_MS),
      openedBy: 'lan',
      closedAt: null,
      closedBy: null,
      outcome: '',
      isRestricted: false,
      steps: [],
    },
  ];
}

/** Makes frames of changes to a yard: trucks leave slots and others take them. Keeps the rows it changed. */
export function createTraffic(yard: Snapshot, seed = 11) {
  const random = seeded(seed);
  const slots = [...yard.slots];
  const visits = new Map(yard.visits.map((visit) => [visit.visitId as string, visit]));
  let nextVisit = yard.visits.length + 1;
  let seq = yard.seq;
  const step = (): RowImage[] => {
    const at = Math.floor(random() * slots.length);
    const slot = slots[at];
    if (slot === undefined || slot.status !== 'open' || slot.reservedFor !== null) return [];
    if (slot.visitId !== null) {
      const next: SlotRow = { ...slot, visitId: null, occupiedAt: null };
      slots[at] = next;
      visits.delete(slot.visitId);
      return [
        { kind: 'visit', id: slot.visitId, row: null },
        { kind: 'slot', id: slot.slotId, row: next },
      ];
    }
    const { slotId, code: slotCode, zoneId } = slot;
    const visit = aVisitRow(nextVisit, {
      place: `slot:${slotId}`,
      slotId,
      slotCode,
      zoneId,
    });
    nextVisit += 1;
    const next: SlotRow = {
      ...slot,
      visitId: visit.visitId,
      occupiedAt: YARD_NOW,
    };
    slots[at] = next;
    visits.set(visit.visitId, visit);
    return [
      { kind: 'visit', id: visit.visitId, row: visit },
      { kind: 'slot', id: slotId, row: next },
    ];
  };
  return {
    /** The next frame, with about so many changed slots. */
    next(changes: number): Extract<FeedFrame, { type: 'changes' }> {
      const rows = Array.from({ length: changes }, step).flat();
      seq += 1;
      return {
        type: 'changes',
        from: seq - 1,
        to: seq,
        siteNow: YARD_NOW,
        rate: 1,
        rows,
      };
    },
    /** The yard as the frames so far leave it. */
    now: (): Snapshot => ({
      ...yard,
      seq,
      slots: [...slots],
      visits: [...visits.values()],
    }),
  };
}
