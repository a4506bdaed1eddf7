import { wireId } from '../../shared/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS, instant, type Instant } from '../../shared/kernel/instant.ts';
import { defaultDiscipline } from '../../shared/domain/queue/discipline.ts';
import { ALWAYS_OPEN } from '../../shared/domain/queue/calendar.ts';
import { defaultSettings } from '../../shared/domain/site/settings.ts';
import type { Direction } from '../../shared/domain/vocabulary.ts';
import type { BedRow, FacilityRow, PersonRow, QueueRow, Snapshot, VisitRow } from '../../shared/contract/rows.ts';
import { NEW_BED, NEW_FACILITY } from '../../shared/domain/rest/new-records.ts';
import { aVisitRow } from './full-yard.ts';

/** A day in the yard of the pictures: Tuesday 26 January 2027, 14:32 in Vietnam. */
export const FIXTURE_NOW: Instant = instant(Date.UTC(2027, 0, 26, 7, 32, 4));

const CROSSINGS = [
  { code: 'HN', name: 'Hữu Nghị', nameZh: '友谊关' },
  { code: 'TT', name: 'Tân Thanh', nameZh: '浦寨' },
  { code: 'CM', name: 'Chi Ma', nameZh: '爱店' },
];
const DRIVERS = [
  'Nguyễn Văn Đức',
  'Lê Quang Hưởng',
  'Phạm Quốc Bảo',
  'Võ Thị Hạnh',
  'Trần Đức Hiếu',
  'Đỗ Hữu Lộc',
  '韦建国',
];
const PROVINCES = ['12', '29', '50', '63', '77', '93', '98', '51', '15', '60', '48', '47', '34', '86', '99', '70'];

/** One visit as the live model shows it; `over` replaces what a test is about. */
export function visitRow(id: number, over: Partial<VisitRow> = {}): VisitRow {
  return aVisitRow(id, {
    vehicleType: 'tractor-40',
    lengthCm: 1650,
    cargoClass: 'fresh',
    goods: 'thanh long',
    customsDeclarationNo: '105512345678',
    growingAreaCode: 'VN-BTOR-0001',
    packingHouseCode: 'VN-BTPH-001',
    arrivedAt: FIXTURE_NOW,
    seenAt: null,
    stream: 'priority-fresh',
    queueNumber: `HN-Q ${String(id).padStart(4, '0')}`,
    orderAt: FIXTURE_NOW,
    orderSeq: id,
    joinedAt: FIXTURE_NOW,
    ...over,
  });
}

export function queueRow(
  id: number,
  direction: Direction,
  crossing: (typeof CROSSINGS)[number],
  index: number,
): QueueRow {
  return {
    queueId: wireId('queue', id),
    crossingId: wireId('crossing', index + 1),
    crossing: crossing.name,
    crossingCode: crossing.code,
    direction,
    capacityPerHour: 30,
    buffer: 66,
    arriveWithinMs: 20 * MINUTE_MS,
    point: 'main',
    walkUpMs: 30 * MINUTE_MS,
    lanes: ['1', '2'],
    takes: null,
    callMode: 'hand',
    callBatch: 1,
    discipline:
      id === 1
        ? { ...defaultDiscipline(direction), noticeNumber: '41/TB-BQL', noticeOn: '2027-01-20' as never }
        : defaultDiscipline(direction),
    turn: 7,
    lastOrderSeq: 900,
    numbers: {},
    noticeId: null,
    orderId: null,
    suspendedAt: null,
    suspendedReason: null,
    reopensAt: null,
  };
}

/** The whole live state of a yard with so many waiting trucks. */
export function yardFixture(waiting = 600): Snapshot {
  const settings = defaultSettings('Bãi Hữu Nghị');
  const queues = CROSSINGS.flatMap((crossing, index) => [
    queueRow(index * 2 + 1, 'export', crossing, index),
    queueRow(index * 2 + 2, 'import', crossing, index),
  ]);
  const visits: VisitRow[] = [];
  const people: PersonRow[] = [];
  for (let i = 1; i <= waiting + 64; i += 1) {
    const queue = queues[i % 3 === 0 ? 1 : i % 7 === 0 ? 2 : i % 11 === 0 ? 3 : i % 23 === 0 ? 4 : 0];
    if (queue === undefined) continue;
    const stage = i > waiting + 26 ? 'processing' : i > waiting ? 'called' : 'waiting';
    const stream =
      queue.direction === 'import'
        ? 'import'
        : (['priority-fresh', 'fresh', 'other'][i % 5 < 2 ? 0 : i % 5 < 4 ? 1 : 2] ?? 'other');
    const letter = { 'priority-fresh': 'Q', fresh: 'T', other: 'K', import: 'N' }[stream] ?? 'K';
    const joinedAt = instant(FIXTURE_NOW - (waiting - i) * 2 * MINUTE_MS - 90 * MINUTE_MS);
    visits.push(
      visitRow(i, {
        stage,
        direction: queue.direction,
        cameFrom: queue.direction === 'import' ? 'border' : 'inland',
        queueId: queue.queueId,
        crossingId: queue.crossingId,
        crossing: queue.crossing,
        plate: `${PROVINCES[i % PROVINCES.length] ?? '12'}${['C', 'H', 'D'][i % 3] ?? 'C'}${String(10_000 + ((i * 7919) % 89_999))}`,
        stream,
        queueNumber: `${queue.crossingCode}-${letter} ${String(i).padStart(4, '0')}`,
        cargoClass: stream === 'other' || stream === 'import' ? 'general' : 'fresh',
        growingAreaCode: stream === 'fresh' ? null : 'VN-BTOR-0001',
        orderAt: joinedAt,
        joinedAt,
        arrivedAt: joinedAt,
        slotCode: `A${String((i % 9) + 1)}-${String((i % 40) + 1).padStart(2, '0')}`,
        calledAt: stage === 'waiting' ? null : instant(FIXTURE_NOW - 15 * MINUTE_MS),
        arriveByAt: stage === 'called' ? instant(FIXTURE_NOW + ((i % 26) - 3) * MINUTE_MS) : null,
        processingAt: stage === 'processing' ? instant(FIXTURE_NOW - (i % 45) * MINUTE_MS) : null,
        milestones:
          stage === 'processing' && i % 2 === 0 ? [{ milestone: 'inspected', at: FIXTURE_NOW, by: 'Tuấn' }] : [],
        holds:
          i % 37 === 0
            ? [
                {
                  holdId: 'h1',
                  authority: 'Hải quan',
                  reason: 'chờ kết quả vàng O',
                  documentNo: null,
                  visibility: 'open',
                  from: instant(FIXTURE_NOW - HOUR_MS),
                  to: null,
                },
              ]
            : [],
        documents:
          i % 41 === 0
            ? [{ kind: 'growing-area-code', state: 'missing', number: '', at: FIXTURE_NOW, by: 'Tuấn' }]
            : [],
        fastTrack:
          i === 121
            ? {
                reason: 'perishing',
                orderedBy: 'Thượng tá Nông Văn Hải',
                unit: 'Đồn BPCK Hữu Nghị',
                channel: 'document',
                documentNo: '118/BP',
                note: 'hỏng máy lạnh',
                at: FIXTURE_NOW,
              }
            : null,
      }),
    );
    for (let seat = 0; seat < 2; seat += 1) {
      people.push({
        personId: wireId('person', i * 2 + seat),
        visitId: wireId('visit', i),
        role: seat === 0 ? 'driver' : 'co-driver',
        name: DRIVERS[(i + seat * 3) % DRIVERS.length] ?? null,
        phone: null,
        isStaying: false,
        attachedAt: joinedAt,
        leftAt: null,
        teamDriverId: null,
        duty: null,
        driving: null,
      } as unknown as PersonRow);
    }
  }
  for (let i = 0; i < 4; i += 1) {
    const person = people[i * 5];
    if (person !== undefined) people[i * 5] = { ...person, isStaying: true };
  }
  const facilities: FacilityRow[] = (
    [
      ['N1', 'dormitory', 'Nhà nghỉ N1', 64],
      ['N2', 'dormitory', 'Nhà nghỉ N2', 96],
      ['T1', 'shower', 'Nhà tắm', 24],
      ['V1', 'toilet', 'Nhà vệ sinh', 40],
      ['A1', 'canteen', 'Nhà ăn', 900],
      ['W1', 'water', 'Điểm nước', 14],
      ['Y1', 'first-aid', 'Y tế', 1],
    ] as const
  ).map(([code, kind, name, capacity], index) => ({
    facilityId: wireId('facility', index + 1),
    code,
    kind,
    name,
    nameEn: name,
    capacity,
    isOpen: true,
    ...NEW_FACILITY,
  }));
  const beds: BedRow[] = [];
  for (const [index, count] of [64, 96].entries()) {
    for (let i = 1; i <= count; i += 1) {
      const number = beds.length + 1;
      const person = (i * 7) % 9 === 0 || i % 21 === 0 ? undefined : people[number * 3];
      const facility = facilities[index];
      if (facility === undefined) continue;
      beds.push({
        bedId: wireId('bed', number),
        facilityId: facility.facilityId,
        facility: facility.code,
        code: `${facility.code}-${String(i).padStart(2, '0')}`,
        isForWomen: i > count - 8,
        isQuiet: i > 40,
        status: i % 21 === 0 ? 'cleaning' : i === 86 ? 'out-of-service' : 'usable',
        ...NEW_BED,
        stayId: person === undefined ? null : wireId('stay', number),
        personId: person?.personId ?? null,
        visitId: person?.visitId ?? null,
        occupiedAt: person === undefined ? null : instant(FIXTURE_NOW - (i % 9) * HOUR_MS),
      });
    }
  }
  return {
    seq: 100,
    epoch: 'fixture',
    siteNow: FIXTURE_NOW,
    rate: 1,
    sites: [
      {
        id: 'site',
        name: 'Bãi Hữu Nghị',
        timeZone: 'Asia/Ho_Chi_Minh',
        isDemo: true,
        template: '1200',
        settings,
        createdAt: FIXTURE_NOW,
      },
    ],
    crossings: CROSSINGS.map(({ code, name, nameZh }, index) => ({
      crossingId: wireId('crossing', index + 1),
      code,
      name,
      nameZh,
      aliases: [],
      calendar: ALWAYS_OPEN,
    })),
    queues,
    zones: [],
    slots: [],
    keepClearAreas: [],
    visits,
    people,
    facilities,
    beds,
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
  };
}
