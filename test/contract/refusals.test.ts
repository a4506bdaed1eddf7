import { NO_LEVERS } from '../../shared/domain/rehearsal/levers.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REFUSAL_CODES, type RefusalCode } from '../../shared/contract/errors.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { Role } from '../../shared/domain/vocabulary.ts';
import { systemActor, type Prepared } from '../../electron/engine/handler.ts';
import { readList } from '../../electron/areas/expected/list/read-list.ts';
import { encodeTcvn3, sampleText } from '../unit/expected/list-support.ts';
import { aSurgeDocument } from '../support/a-surge-document.ts';
import { runDue } from '../support/due.ts';
import { actorWith, aYard, nextCommandId, START, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const TRUCK = { direction: 'export', crossing: 'HN' } as const;
const STREAMS = [{ key: 'a', letter: 'A', weight: 1 }];
const AN_ORDER = { ...TRUCK, source: 'platform', unit: 'x', documentNo: '1' } as const;
const arrive = (more: object = {}): string =>
  yard.ok('visit.arrive', { plate: '12C-123.45', people: 1, ...TRUCK, ...more }).visitId;
const called = (): string => {
  const visitId = arrive();
  yard.ok('queue.call', { ...TRUCK, count: 1 });
  return visitId;
};
const driverOf = (visitId: string): string => yard.ask('rest.person', { visitId })?.people[0]?.personId ?? '';
const attempts = ['loudspeaker', 'telephone', 'cab'];
const gate = actorWith('gate');
const BYTES = { 'list.empty': '', 'list.not-a-list': 'xin chào\n', 'list.broken': 'PK\u0003\u0004 cut off' };
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** An input, who sends it, and what was prepared ahead: a second person's word, a picture on disk. */
type Scenario = () => readonly [name: CommandName, input: unknown, actor?: typeof gate | null, prepared?: Prepared];

const LINES = [
  { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 },
  { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: 20_000 },
] as const;
const tariff = (more: object = {}): unknown => ({ name: 'Biểu giá', validFromOn: '2026-02-10', lines: LINES, ...more });
const priced = (): string => {
  yard.ok('tariff.save', tariff() as never);
  return arrive();
};
const paid = (visitId = priced()): string => yard.ok('charge.settle', { visitId, how: 'cash' }).paymentId;
const word = (user: string, ...roles: readonly Role[]) => ({
  ok: true as const,
  value: { ...actorWith(...roles), user },
});
const wrong = { ok: false as const, refusal: { code: 'approval.wrong' as const, user: 'hai' } };
const HAND_OVER = { cashCountedDong: 0, from: { user: 'an', pin: '1234' }, to: { user: 'hai', pin: '1234' } };
const PICTURE = Buffer.from('not a picture at all, but long enough').toString('base64');
const pieceOf = (visitId: string, kind: string): string =>
  yard.ask('visit.story', { visitId }).pieces.find((piece) => piece.kind === kind)?.pieceId ?? '';
const printedSlip = (): string => yard.ok('slip.print', { gate: '1', count: 5 }).numbers[0] ?? '';
const list =
  (bytes: Uint8Array | string): (() => Uint8Array) =>
  () =>
    typeof bytes === 'string' ? Buffer.from(bytes) : bytes;

const leftUnrecorded = (): string => {
  yard.ok('visit.depart', { visitId: arrive(), departure: 'left-unrecorded' });
  return 'alm_1';
};

const strangerSeen = (): string => {
  const { countId } = yard.ok('count.start', {});
  yard.ok('count.see', { countId, slotId: 'slt_1', plate: '99C-999.99' });
  return countId;
};

const manyDays = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const on = new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10);
    return { from: on, to: on, state: 'closed' as const };
  });
const closedOn = (from: string, to: string) => ({
  daily: [],
  days: [
    { from: '2026-02-15', to: '2026-02-18', state: 'closed' },
    { from, to, state: 'closed' },
  ],
  hours: [],
});

const showers = (more: object = {}): string =>
  yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'Nhà tắm', capacity: 1, turnMinutes: 15, ...more })
    .facilityId;
const canteen = (): string =>
  yard.ok('facility.save', { code: 'A1', kind: 'canteen', name: 'Nhà ăn', capacity: 20 }).facilityId;
const aTurn = () => {
  showers();
  const visitId = arrive();
  return { visitId, ...yard.ok('turn.take', { visitId, person: { name: 'Lợi' }, service: 'shower' }) };
};
const dormitory = (more: object): void => {
  yard.ok('facility.save', { code: 'N1', kind: 'dormitory', name: 'Nhà nghỉ 1', capacity: 4, ...more });
};

const A_SCENARIO = { name: 'phương án B', starting: 'today', levers: NO_LEVERS, result: null } as const;

/** How each code comes about. A code without a line does not compile. */
const NO_COUNTS = { rows: 1, skipped: 0, counts: [], errors: [], warnings: [] } as const;
const HARVEST = {
  ...{ kind: 'harvest', crossing: 'HN', direction: 'export', cargoClass: 'fresh', fromOn: '2026-05-10' },
  ...{ untilOn: '2026-06-20', factor: 1.5, trucks: null, minute: null, state: null, note: 'vải' },
} as const;

const SCENARIOS: Readonly<Record<Exclude<RefusalCode, keyof typeof LISTS | keyof typeof ELSEWHERE>, Scenario>> = {
  'daily-count.unknown': () => ['daily-count.remove', { countSheetId: 'cns_9' }],
  'daily-count.errors': () => [
    'daily-count.import',
    { fileName: 'dem.csv', contentBase64: '' },
    null,
    {
      counts: {
        ok: true,
        value: { ...NO_COUNTS, errors: [{ row: 4, column: 'Ngày', code: 'day.lunar', value: '30/2' }] },
      },
    },
  ],
  'daily-count.nothing': () => [
    'daily-count.import',
    { fileName: 'dem.csv', contentBase64: '' },
    null,
    { counts: { ok: true, value: NO_COUNTS } },
  ],
  'forecast-input.unknown': () => ['forecast-input.remove', { inputId: 'fin_9' }],
  'forecast-input.crossing': () => ['forecast-input.save', { ...HARVEST, crossing: 'XX' }],
  'forecast-input.days': () => ['forecast-input.save', { ...HARVEST, untilOn: '2026-04-30' }],
  'forecast-input.incomplete': () => ['forecast-input.save', { ...HARVEST, factor: null }],
  'report.not-over': () => ['report.sign', { on: '2026-02-10' }],
  'report.not-begun': () => ['report.note', { on: '2026-02-12', proposal: 'mở thêm làn' }],
  'report.before-first-day': () => ['report.sign', { on: '2026-02-09' }],
  'report.unchanged': () => {
    yard.at(13 * 60);
    yard.ok('report.sign', { on: '2026-02-10' });
    return ['report.sign', { on: '2026-02-10', reason: 'xem lại' }];
  },
  'report.reason-missing': () => {
    yard.at(13 * 60);
    yard.ok('report.sign', { on: '2026-02-10' });
    yard.ok('report.note', { on: '2026-02-10', proposal: 'mở thêm làn' });
    return ['report.sign', { on: '2026-02-10' }];
  },
  'scenario.unknown': () => ['scenario.remove', { scenarioId: 'scn_zz' }],
  'scenario.name-taken': () => {
    yard.ok('scenario.save', A_SCENARIO);
    return ['scenario.save', { ...A_SCENARIO, name: 'PHUONG AN B' }];
  },
  'scenario.too-many': () => {
    for (let n = 1; n <= 50; n += 1) yard.ok('scenario.save', { ...A_SCENARIO, name: `phương án ${String(n)}` });
    return ['scenario.save', A_SCENARIO];
  },
  'surge-plan.unknown': () => ['surge-plan.end', { surgePlanId: 'sup_zz', reason: 'hết mùa' }],
  'surge-plan.over': () => {
    const { surgePlanId } = yard.ok('surge-plan.adopt', { title: 'Tết', document: aSurgeDocument() });
    yard.ok('surge-plan.end', { surgePlanId, reason: 'hết mùa' });
    return ['surge-plan.end', { surgePlanId, reason: 'hết mùa' }];
  },
  'surge-plan.reason-missing': () => {
    yard.ok('surge-plan.adopt', { title: 'Tết', document: aSurgeDocument() });
    return ['surge-plan.adopt', { title: 'Tết', document: aSurgeDocument() }];
  },
  'turn.unknown': () => ['turn.begin', { turnId: 'trn_zz' }],
  'turn.nowhere': () => ['turn.take', { visitId: arrive(), person: { name: 'Lợi' }, service: 'laundry' }],
  'turn.already-waiting': () => ['turn.take', { visitId: aTurn().visitId, person: { name: 'Lợi' }, service: 'shower' }],
  'turn.over': () => {
    const { turnId } = aTurn();
    yard.ok('turn.end', { turnId, how: 'given-back' });
    return ['turn.end', { turnId, how: 'given-back' }];
  },
  'turn.none-waiting': () => ['turn.call', { facilityId: showers() }],
  'turn.busy': () => {
    yard.ok('turn.begin', { turnId: aTurn().turnId });
    return ['turn.call', { facilityId: showers() }];
  },
  'turn.wrong-facility': () => ['turn.call', { facilityId: canteen(), turnId: aTurn().turnId }],
  'turn.running': () => {
    const { turnId } = aTurn();
    yard.ok('turn.begin', { turnId });
    return ['turn.begin', { turnId }];
  },
  'turn.not-begun': () => ['turn.end', { turnId: aTurn().turnId, how: 'done' }],
  'turn.not-called': () => ['turn.end', { turnId: aTurn().turnId, how: 'missed' }],
  'complaint.unknown': () => ['complaint.follow', { complaintId: 'cpl_zz', text: 'đã sửa' }],
  'complaint.closed': () => {
    const { complaintId } = yard.ok('complaint.note', { text: 'nước lạnh' });
    yard.ok('complaint.follow', { complaintId, text: 'đã sửa', close: true });
    return ['complaint.follow', { complaintId, text: 'nữa' }];
  },
  'person.erased': () => {
    const { personId } = yard.ok('person.add', { visitId: arrive(), person: { name: 'Nông Thị Hoa' } });
    yard.ok('person.leave', { personId });
    yard.at(31 * 24 * 60);
    runDue(yard, 'person.erase');
    return ['person.amend', { personId, name: 'Nông Thị Huệ' }];
  },
  'visit.nobody-named': () => ['visit.disclose', { visitId: arrive(), to: 'Công an cửa khẩu' }],
  'lodging.too-early': () => ['lodging.report', { on: '2026-02-11' }],
  'facility.sitting-unknown': () => [
    'meal.plan',
    { facilityId: 'fac_2', on: '2026-02-10', sitting: 'khuya', planned: 10 },
  ],
  'facility.wrong-service': () => ['rest.serve', { visitId: arrive(), service: 'meal', facilityId: 'fac_3' }],
  'service.unknown': () => ['rest.unserve', { serviceId: 'srv_zz', reason: 'nhầm' }],
  'service.cancelled': () => {
    const { serviceId } = yard.ok('rest.serve', { visitId: arrive(), service: 'meal' });
    yard.ok('rest.unserve', { serviceId, reason: 'nhầm' });
    return ['rest.unserve', { serviceId, reason: 'nhầm' }];
  },
  'queue.point-unknown': () => ['queue.call', { ...TRUCK, point: 'quarantine', count: 1 }],
  'queue.lane-unknown': () => ['queue.call', { ...TRUCK, count: 1, lane: '7' }],
  'queue.no-capacity': () => {
    yard.ok('crossing.save', {
      code: 'HN',
      name: 'Hữu Nghị',
      directions: [{ direction: 'export', capacityPerHour: 0 }],
    });
    return ['queue.call', { ...TRUCK, count: 1 }];
  },
  'queue.order-changed': () => ['queue.call', { ...TRUCK, count: 1, expect: [called()] }],
  'calendar.conflict': () => ['calendar.save', { crossing: 'HN', calendar: closedOn('2026-02-18', '2026-02-20') }],
  'calendar.times': () => ['calendar.save', { crossing: 'HN', calendar: closedOn('2026-03-02', '2026-03-01') }],
  'calendar.unreadable': () => ['calendar.import', { fileName: 'a.csv', contentBase64: 'eGluIGNoYW8=' }],
  'calendar.full': () => {
    const full = { daily: [], days: manyDays(2000), hours: [] };
    yard.ok('calendar.save', { crossing: 'HN', calendar: full });
    const text = 'cua khau,tu ngay,trang thai\nHN,2026-01-01,closed';
    return ['calendar.import', { fileName: 'a.csv', contentBase64: Buffer.from(text).toString('base64') }];
  },
  'calendar.nothing': () => ['calendar.repeat', { crossing: 'HN', fromYear: 2019, toYear: 2020 }],
  'team.unknown': () => ['team.save', { teamDriverId: 'tmd_zz', code: 'TX1' }],
  'team.code-taken': () => {
    yard.ok('team.save', { code: 'TX1' });
    return ['team.save', { code: 'TX1' }];
  },
  'team.off-duty': () => {
    const { teamDriverId } = yard.ok('team.save', { code: 'TX1', duty: [] });
    return ['visit.swap-driver', { visitId: arrive(), driver: { teamDriverId } }];
  },
  'driver.hours-wrong': () => [
    'driver.hours',
    { visitId: arrive({ driver: 'Lê Bảo' }), sinceBreakMinutes: 0, todayMinutes: 60, weekMinutes: 30 },
  ],
  'visit.second-person': () => {
    const visitId = arrive({ trailerPlate: '12R-001.23' });
    yard.ok('visit.swap-vehicle', { visitId, role: 'trailer', plate: '12R-777.77', documentNo: '7/HQ' });
    return ['visit.confirm', { visitId }];
  },
  'visit.same-vehicle': () => [
    'visit.swap-vehicle',
    { visitId: arrive({ trailerPlate: '12R-001.23' }), role: 'trailer', plate: '12R 00123' },
  ],
  'visit.same-load': () => ['visit.swap-load', { visitId: arrive({ goods: 'xoài' }), goods: 'Xoài' }],
  'notice.unknown': () => ['notice.end', { noticeId: 'not_zz', reason: 'x' }],
  'notice.over': () => {
    const { noticeId } = yard.ok('notice.save', { ...TRUCK, streams: STREAMS });
    yard.ok('notice.end', { noticeId, reason: 'x' });
    return ['notice.end', { noticeId, reason: 'x' }];
  },
  'notice.times': () => ['notice.save', { ...TRUCK, streams: STREAMS, until: START - 1 }],
  'notice.cost-unwritten': () => ['notice.save', { ...TRUCK, streams: STREAMS, cost: { perHourDong: { fresh: 1 } } }],
  'notice.class-without-cost': () => [
    'notice.save',
    { ...TRUCK, number: '1', on: '2026-02-10', streams: STREAMS, cost: { perHourDong: { fresh: 1 } } },
  ],
  'order.unknown': () => ['order.end', { orderId: 'ord_zz', reason: 'x' }],
  'order.over': () => {
    arrive();
    const { orderId } = yard.ok('order.import', { ...AN_ORDER, lines: ['12C-123.45'] });
    yard.ok('order.end', { orderId: orderId ?? '', reason: 'x' });
    return ['order.end', { orderId, reason: 'x' }];
  },
  'order.times': () => ['order.import', { ...AN_ORDER, lines: ['12C1'], issuedAt: START + 3_600_000 }],
  'order.nobody-here': () => ['order.import', { ...AN_ORDER, lines: ['12C1'] }],
  'fast-track.unknown': () => ['fast-track.document', { fastTrackId: 'fst_zz', documentNo: '1' }],
  'fast-track.documented': () => {
    const order = { reason: 'x', orderedBy: 'x', channel: 'x', documentNo: '1' };
    const { fastTrackId } = yard.ok('queue.fast-track', { visitId: arrive(), ...order });
    return ['fast-track.document', { fastTrackId, documentNo: '2' }];
  },
  'fast-track.in-force': () => {
    const order = { visitId: arrive(), reason: 'x', orderedBy: 'x', channel: 'x' };
    yard.ok('queue.fast-track', order);
    return ['queue.fast-track', order];
  },
  'visit.unknown': () => ['visit.depart', { visitId: 'vis_zz' }],
  'visit.already-here': () => {
    arrive();
    return ['visit.arrive', { plate: '12C-123.45' }];
  },
  'visit.not-expected': () => ['expected.cancel', { visitId: arrive(), reason: 'x' }],
  'visit.not-in-yard': () => [
    'visit.depart',
    { visitId: yard.ok('expected.add', { plate: '12C1', cargoClass: 'fresh', ...TRUCK }).visitId },
  ],
  'visit.over': () => {
    const visitId = arrive();
    yard.ok('visit.depart', { visitId });
    return ['visit.depart', { visitId }];
  },
  'visit.under-hold': () => {
    const visitId = arrive();
    yard.ok('visit.hold', { visitId, authority: 'x', reason: 'x' });
    return ['visit.depart', { visitId }];
  },
  'visit.not-under-hold': () => ['visit.depart', { visitId: arrive(), departure: 'left-under-hold' }],
  'visit.needs-direction': () => ['visit.arrive', { plate: '12C-123.45' }],
  'visit.wrong-stage': () => ['visit.return', { visitId: arrive() }],
  'visit.late-entry-needs-coordinator': () => {
    yard.at(60);
    return ['visit.arrive', { plate: '12C1', ...TRUCK, occurredAt: START }, gate];
  },
  'visit.future': () => ['visit.arrive', { plate: '12C1', ...TRUCK, occurredAt: START + 3_600_000 }],
  'visit.duplicate-expected': () => {
    yard.ok('expected.add', { plate: '12C1', cargoClass: 'fresh', expectedAt: START, ...TRUCK });
    return ['expected.add', { plate: '12C1', cargoClass: 'fresh', expectedAt: START + 1000, ...TRUCK }];
  },
  'hold.unknown': () => ['visit.release-hold', { visitId: arrive() }],
  'crossing.unknown': () => ['queue.call', { ...TRUCK, crossing: 'Móng Cái', count: 1 }],
  'crossing.direction-unknown': () => ['queue.call', { crossing: 'CM', direction: 'import', count: 1 }],
  'crossing.name-taken': () => ['crossing.save', { code: 'ZZ', name: 'huu nghi' }],
  'slot.unknown': () => ['slot.close', { slotId: 'slt_zz', reason: 'x' }],
  'slot.occupied': () => {
    yard.ok('slot.assign', { visitId: arrive(), slotId: 'slt_1' });
    return ['slot.assign', { visitId: arrive({ plate: '12C-999.99' }), slotId: 'slt_1' }];
  },
  'slot.closed': () => {
    yard.ok('slot.close', { slotId: 'slt_1', reason: 'x' });
    return ['slot.assign', { visitId: arrive(), slotId: 'slt_1' }];
  },
  'slot.closing': () => {
    const visitId = arrive();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    yard.ok('slot.close', { slotId: 'slt_1', reason: 'x' });
    return ['slot.close', { slotId: 'slt_1', reason: 'x' }];
  },
  'slot.out-of-service': () => {
    yard.ok('slot.close', { slotId: 'slt_1', reason: 'x', isBroken: true });
    return ['slot.assign', { visitId: arrive(), slotId: 'slt_1' }];
  },
  'slot.keep-clear': () => ['slot.assign', { visitId: arrive(), slotId: 'slt_i' }],
  'slot.too-short': () => ['slot.assign', { visitId: arrive(), slotId: 'slt_d' }],
  'slot.hazard': () => ['slot.assign', { visitId: arrive({ hazardClass: '3' }), slotId: 'slt_1' }],
  'slot.already-there': () => {
    const visitId = arrive();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    return ['slot.assign', { visitId, slotId: 'slt_1' }];
  },
  'slot.not-occupied': () => ['slot.vacate', { visitId: arrive() }],
  'slot.override-not-allowed': () => [
    'slot.assign',
    { visitId: arrive(), slotId: 'slt_d', override: { reason: 'x' } },
    gate,
  ],
  'slot.visit-elsewhere': () => {
    const visitId = arrive();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    return ['slot.assign', { visitId, slotId: 'slt_2' }];
  },
  'slot.already-open': () => ['slot.open', { slotId: 'slt_1' }],
  'zone.unknown': () => ['piece.see', { visitId: arrive(), zone: 'ZZ' }],
  'queue.suspended': () => {
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'x' });
    return ['queue.call', { ...TRUCK, count: 1 }];
  },
  'queue.not-suspended': () => ['crossing.resume', { crossing: 'HN' }],
  'queue.not-waiting': () => [
    'queue.fast-track',
    { visitId: called(), reason: 'x', orderedBy: 'x', channel: 'x', note: 'x' },
  ],
  'queue.not-called': () => ['queue.reached', { visitId: arrive() }],
  'queue.not-processing': () => ['queue.send-back', { visitId: arrive() }],
  'queue.driver-asleep': () => {
    const visitId = arrive({ driver: 'Lê Bảo' });
    yard.ok('rest.check-in', { visitId, person: { name: 'Lê Bảo' } });
    yard.ok('queue.call', { ...TRUCK, count: 1 });
    return ['queue.no-show', { visitId, attempts }];
  },
  'rest.not-resting': () => ['rest.declare', { personId: driverOf(arrive({ driver: 'Lê Bảo' })), what: 'end' }],
  'queue.too-few-attempts': () => ['queue.no-show', { visitId: called(), attempts: attempts.slice(1) }],
  'queue.attempt-outside-call': () => [
    'queue.no-show',
    { visitId: called(), attempts: [...attempts.slice(1), { channel: 'cab', at: START - 3_600_000 }] },
  ],
  'queue.not-queued': () => ['queue.postpone', { visitId: arrive({ kind: 'guest' }) }],
  'queue.same': () => ['queue.transfer', { visitId: arrive(), crossing: 'HN' }],
  'person.unknown': () => ['visit.swap-driver', { visitId: arrive(), driver: { personId: 'per_zz' } }],
  'rest.not-on-site': () => {
    const { visitId } = yard.ok('expected.add', { plate: '12C1', cargoClass: 'fresh', driver: 'Đức', ...TRUCK });
    return ['rest.check-in', { visitId, person: { name: 'Đức' } }];
  },
  'rest.already-resting': () => {
    const visitId = arrive();
    yard.ok('rest.check-in', { visitId, person: { name: 'Đức' } });
    return ['rest.check-in', { visitId, person: { name: 'Đức' } }];
  },
  'rest.bed-taken': () => {
    const visitId = arrive();
    yard.ok('rest.check-in', { visitId, person: { name: 'Đức' }, bedId: 'bed_1' });
    return ['rest.check-in', { visitId, person: { name: 'Bảo' }, bedId: 'bed_1' }];
  },
  'rest.bed-unusable': () => {
    yard.ok('facility.save', {
      code: 'N1',
      kind: 'dormitory',
      name: 'N1',
      capacity: 4,
      beds: [{ code: 'N1-01', status: 'cleaning' }],
    });
    return ['rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, bedId: 'bed_1' }];
  },
  'rest.bed-for-women': () => [
    'rest.check-in',
    { visitId: arrive(), person: { name: 'Đức', isWoman: false }, bedId: 'bed_4' },
  ],
  'rest.no-free-bed': () => {
    const visitId = arrive();
    for (const name of ['a', 'b', 'c']) yard.ok('rest.check-in', { visitId, person: { name } });
    return ['rest.check-in', { visitId, person: { name: 'd' } }];
  },
  'rest.bed-for-men': () => {
    dormitory({ forWhom: 'men' });
    return ['rest.check-in', { visitId: arrive(), person: { name: 'Hạnh', isWoman: true }, bedId: 'bed_1' }];
  },
  'rest.no-free-bed-for-women': () => {
    const visitId = arrive();
    yard.ok('rest.check-in', { visitId, person: { name: 'Hạnh', isWoman: true } });
    return ['rest.check-in', { visitId, person: { name: 'Lan', isWoman: true } }];
  },
  'room.closed': () => {
    dormitory({ rooms: [{ code: '101' }], beds: [{ code: 'N1-01', room: '101' }] });
    yard.ok('room.set-status', { roomId: 'rom_1', status: 'closed', reason: 'sơn lại' });
    return ['rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, bedId: 'bed_1' }];
  },
  'facility.closed': () => {
    yard.ok('facility.set-state', { facilityId: 'fac_1', state: 'out-of-service', reason: 'mất nước' });
    return ['rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, bedId: 'bed_1' }];
  },
  'room.unknown': () => ['room.set-status', { roomId: 'rom_zz', status: 'closed' }],
  'room.code-taken': () => {
    dormitory({ rooms: [{ code: '101' }] });
    return ['facility.save', { code: 'N2', kind: 'dormitory', name: 'N2', capacity: 4, rooms: [{ code: '101' }] }];
  },
  'bed.occupied': () => {
    yard.ok('rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, bedId: 'bed_1' });
    return ['bed.set-status', { bedId: 'bed_1', status: 'out-of-service' }];
  },
  'bed.code-taken': () => [
    'facility.save',
    { code: 'N2', kind: 'dormitory', name: 'N2', capacity: 4, beds: [{ code: 'N1-01' }] },
  ],
  'facility.hours-wrong': () => [
    'facility.save',
    { code: 'A1', kind: 'canteen', name: 'A1', capacity: 4, openHours: [{ fromMinute: 600, toMinute: 300 }] },
  ],
  'facility.units-out-wrong': () => ['facility.set-state', { facilityId: 'fac_3', unitsOut: 3 }],
  'rest.time-wrong': () => ['rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, until: START }],
  'rest.stay-ended': () => {
    const { stayId } = yard.ok('rest.check-in', { visitId: arrive(), person: { name: 'Đức' } });
    yard.ok('rest.check-out', { stayId });
    return ['rest.check-out', { stayId }];
  },
  'rest.nobody-to-serve': () => ['rest.serve', { visitId: arrive({ people: 0 }), service: 'meal' }],
  'rest.truck-left': () => {
    const visitId = arrive();
    yard.ok('visit.depart', { visitId });
    return ['rest.serve', { visitId, service: 'meal' }];
  },
  'rest.not-free': () => ['rest.serve', { visitId: arrive(), service: 'laundry' }],
  'rest.already-served': () => {
    const visitId = arrive();
    yard.ok('rest.serve', { visitId, service: 'shower' });
    return ['rest.serve', { visitId, service: 'shower' }];
  },
  'rest.over-entitlement': () => ['rest.serve', { visitId: arrive(), service: 'meal', quantity: 9 }],
  'bed.unknown': () => ['rest.check-in', { visitId: arrive(), person: { name: 'Đức' }, bedId: 'bed_zz' }],
  'stay.unknown': () => ['rest.check-out', { stayId: 'sty_zz' }],
  'facility.code-taken': () => [
    'facility.save',
    { facilityId: 'fac_2', code: 'N1', kind: 'canteen', name: 'Z', capacity: 1 },
  ],
  'facility.unknown': () => [
    'facility.save',
    { facilityId: 'fac_zz', code: 'Z', kind: 'canteen', name: 'Z', capacity: 1 },
  ],
  'incident.unknown': () => ['incident.close', { incidentId: 'inc_zz' }],
  'incident.closed': () => {
    const { incidentId } = yard.ok('incident.open', { kind: 'fire' });
    yard.ok('incident.close', { incidentId });
    return ['incident.close', { incidentId }];
  },
  'alarm.unknown': () => ['alarm.acknowledge', { alarmId: 'alm_zz' }],
  'incident.step-unknown': () => {
    const { incidentId } = yard.ok('incident.open', { kind: 'fire' });
    return ['incident.step', { incidentId, step: 'check-seal', isDone: true }];
  },
  'approval.missing': () => [
    'slip.enter',
    { slips: [{ slipNo: '1', plate: '12C1', way: 'in', at: START }], reason: 'x' },
    gate,
  ],
  'approval.wrong': () => [
    'charge.settle',
    { visitId: priced(), how: 'waived', reason: 'x', approval: { user: 'hai', pin: '0000' } },
    gate,
    { approvals: { approval: wrong } },
  ],
  'approval.not-allowed': () => [
    'charge.settle',
    { visitId: priced(), how: 'waived', reason: 'x', approval: { user: 'hai', pin: '1234' } },
    gate,
    { approvals: { approval: word('hai', 'gate') } },
  ],
  'approval.same-person': () => [
    'shift.hand-over',
    { ...HAND_OVER, to: HAND_OVER.from },
    null,
    { approvals: { from: word('an', 'gate'), to: word('an', 'gate') } },
  ],
  'visit.keys-held': () => {
    const visitId = arrive();
    yard.ok('visit.keys', { visitId, keysWith: 'móc 7' });
    return ['visit.depart', { visitId }];
  },
  'visit.no-tractor': () => {
    const visitId = arrive({ trailerPlate: '12R-001.23' });
    yard.ok('visit.uncouple', { visitId });
    return ['visit.uncouple', { visitId }];
  },
  'visit.no-trailer': () => ['visit.uncouple', { visitId: arrive() }],
  'move.unknown': () => ['move.done', { moveId: 'mov_zz' }],
  'move.over': () => {
    const { moveId } = yard.ok('move.order', { visitId: arrive(), target: 'A01' });
    yard.ok('move.done', { moveId });
    return ['move.cancel', { moveId }];
  },
  'slip.unknown': () => ['slip.void', { slipNo: 'ZZ-000001', reason: 'x' }],
  'slip.already-entered': () => {
    const slipNo = printedSlip();
    arrive({ slipNo });
    return ['visit.arrive', { plate: '12C-999.99', ...TRUCK, slipNo }];
  },
  'slip.voided': () => {
    const slipNo = printedSlip();
    yard.ok('slip.void', { slipNo, reason: 'rách' });
    return ['visit.arrive', { plate: '12C-999.99', ...TRUCK, slipNo }];
  },
  'photo.not-a-picture': () => [
    'photo.add',
    { contentBase64: PICTURE, visitId: arrive() },
    null,
    { picture: { ok: false, refusal: { code: 'photo.not-a-picture' } } },
  ],
  'photo.needs-subject': () => ['photo.add', { contentBase64: PICTURE }],
  'candidate.unknown': () => ['candidate.close', { candidateId: 'can_zz' }],
  'candidate.closed': () => {
    const camera = { plate: '12C-123.45', gate: '1', lane: '1', confidence: 0.9 };
    const { candidateId } = yard.ok('candidate.report', camera);
    yard.ok('candidate.close', { candidateId });
    return ['candidate.close', { candidateId }];
  },
  'tariff.unknown': () => ['tariff.save', tariff({ tariffId: 'trf_zz' })],
  'tariff.gap': () => [
    'tariff.save',
    tariff({
      lines: [{ kind: 'parking', vehicleTypes: ['truck-2-axle'], loaded: null, freeMinutes: 0, perDayDong: 1 }],
    }),
  ],
  'tariff.ambiguous': () => ['tariff.save', tariff({ lines: [...LINES, LINES[0]] })],
  'tariff.overlap': () => {
    yard.ok('tariff.save', tariff({ validFromOn: '2026-03-01' }) as never);
    return ['tariff.save', tariff({ validFromOn: '2026-03-01' })];
  },
  'tariff.begun': () => {
    const { tariffId } = yard.ok('tariff.save', tariff({ validFromOn: '2026-02-10' }) as never);
    yard.at(24 * 60);
    return ['tariff.save', tariff({ tariffId, lines: [LINES[0]] })];
  },
  'charge.unsettled': () => ['visit.depart', { visitId: priced() }],
  'charge.nothing-due': () => ['charge.settle', { visitId: arrive(), how: 'cash' }],
  'charge.amount-changed': () => ['charge.settle', { visitId: priced(), how: 'cash', amountDong: 1 }],
  'charge.unknown': () => ['charge.cancel', { chargeId: 'chg_zz', reason: 'x' }],
  'charge.no-price': () => ['charge.add', { visitId: priced(), code: 'washing' }],
  'charge.settled': () => {
    const visitId = priced();
    const { chargeId } = yard.ok('charge.add', { visitId, code: 'weighing' });
    paid(visitId);
    return ['charge.cancel', { chargeId, reason: 'x' }];
  },
  'charge.account-missing': () => ['charge.settle', { visitId: priced(), how: 'account' }],
  'charge.reason-missing': () => ['charge.settle', { visitId: priced(), how: 'waived' }],
  'payment.unknown': () => ['payment.reverse', { paymentId: 'pay_zz', reason: 'x' }],
  'payment.reversed': () => {
    const paymentId = paid();
    yard.ok('payment.reverse', { paymentId, reason: 'nhầm xe' });
    return ['payment.reverse', { paymentId, reason: 'nhầm xe' }];
  },
  // places
  'piece.unknown': () => ['piece.see', { visitId: arrive(), pieceId: 'pie_zz', zone: 'B' }],
  'piece.leads': () => {
    const visitId = arrive();
    return ['piece.see', { visitId, pieceId: pieceOf(visitId, 'tractor'), zone: 'B' }];
  },
  'reservation.unknown': () => ['reservation.cancel', { reservationId: 'rsv_zz' }],
  'reservation.over': () => {
    const reservationId = yard.ok('slot.reserve', { slotId: 'slt_1', carrier: 'X' }).reservationId ?? '';
    yard.ok('reservation.cancel', { reservationId });
    return ['reservation.cancel', { reservationId }];
  },
  'reservation.times': () => ['slot.reserve', { slotId: 'slt_1', carrier: 'X', until: START }],
  'slot.not-unknown': () => ['slot.clear-unknown', { slotId: 'slt_1' }],
  'keep-clear.unknown': () => ['keep-clear.report', { area: 'ZZ' }],
  'slot.not-adjacent': () => ['slot.assign', { visitId: arrive(), slotId: 'slt_1', alsoSlotIds: ['slt_3'] }],
  'slot.hazard-neighbour': () => {
    // Goods of class 3 stand in the slot that takes them; goods of class 5.1 may not stand near it.
    yard.ok('slot.assign', { visitId: arrive({ hazardClass: '3' }), slotId: 'slt_e' });
    const { xCm, yCm } = yard.stores.slots.slotByCode('B08') ?? { xCm: 0, yCm: 0 };
    const slot = { code: 'B09', zone: 'B', row: 'B0', position: 9, lengthCm: 2000, xCm: xCm + 2100, yCm };
    const slots = {
      weights: {},
      segregationMetres: [30, 30, 30, 30] as [number, number, number, number],
      usesPrices: true,
    };
    yard.ok('settings.save', { values: { slots } });
    yard.ok('layout.save', { zones: [], slots: [{ ...slot, hazardClasses: ['5.1'] }] });
    return ['slot.assign', { visitId: arrive({ plate: '12C-999.99', hazardClass: '5.1' }), slotId: 'slt_j' }];
  },
  // end of places

  // moves
  'move.no-place': () => {
    const { moveId } = yard.ok('move.order', { visitId: arrive(), toSlotId: 'slt_1' });
    yard.ok('layout.save', { zones: [], slots: [], removeSlots: ['A02'] });
    return ['move.done', { moveId, slotId: 'slt_2' }];
  },
  'closing.unknown': () => ['closing.cancel', { closingId: 'clo_zz' }],
  'closing.over': () => {
    const { closingId } = yard.ok('closing.order', { zone: 'B', reason: 'x' });
    yard.ok('closing.cancel', { closingId });
    return ['closing.cancel', { closingId }];
  },
  'closing.times': () => ['closing.order', { zone: 'B', until: START, reason: 'x' }],
  'closing.nothing': () => ['closing.order', { zone: 'GL', reason: 'x' }],
  // end of moves

  // stock-takes
  'count.unknown': () => ['count.see', { countId: 'cnt_zz', slotId: 'slt_1', isEmpty: true }],
  'count.over': () => {
    const { countId } = yard.ok('count.start', {});
    yard.ok('count.abandon', { countId, reason: 'mưa' });
    return ['count.finish', { countId, corrections: [] }];
  },
  'count.place-outside': () => {
    const { countId } = yard.ok('count.start', { zones: ['B'] });
    return ['count.see', { countId, slotId: 'slt_1', isEmpty: true }];
  },
  'count.unresolved': () => ['count.finish', { countId: strangerSeen(), corrections: [] }],
  'count.correction-wrong': () => {
    const correction = { key: 'slot:slt_1', correction: 'place', reason: 'x' };
    return ['count.finish', { countId: strangerSeen(), corrections: [correction] }];
  },
  // end of stock-takes

  // alarms
  'alarm.not-open': () => {
    const alarmId = leftUnrecorded();
    yard.ok('alarm.resolve', { alarmId });
    return ['alarm.resolve', { alarmId }];
  },
  'alarm.closes-itself': () => {
    arrive();
    yard.at(100 * 60);
    yard.engine.dispatch.runBatch([
      { commandId: nextCommandId(), name: 'ground.watch', input: {}, actor: systemActor('system') },
    ]);
    return ['alarm.resolve', { alarmId: 'alm_1' }];
  },
  // end of alarms

  // layout
  'zone.not-empty': () => ['layout.save', { zones: [], slots: [], removeZones: ['B'] }],
  // end of layout

  // views
  'view.unknown': () => ['view.remove', { viewId: 'viw_zz' }],
  // end of views

  'layout.invalid': () => {
    const slot = { code: 'Z1', zone: 'ZZ', row: 'Z', position: 1, lengthCm: 1800, xCm: 0, yCm: 0 };
    return ['layout.save', { zones: [], slots: [slot] }];
  },
  'user.name-taken': () => {
    const user = { displayName: 'X', roles: ['viewer'] as const };
    const prepared = { secret: { salt: Buffer.alloc(16), hash: Buffer.alloc(32) } };
    yard.run('user.save', { ...user, user: 'an', roles: ['viewer'] }, { prepared });
    yard.run('user.save', { ...user, user: 'binh', roles: ['viewer'] }, { prepared });
    return ['user.save', { ...user, userId: 'usr_2', user: 'an' }];
  },
  'user.unknown': () => ['user.save', { userId: 'usr_zz', user: 'an', displayName: 'X', roles: ['viewer'] }],
  'user.last-administrator': () => {
    const prepared = { secret: { salt: Buffer.alloc(16), hash: Buffer.alloc(32) } };
    yard.run('user.save', { user: 'an', displayName: 'An', roles: ['administrator'] }, { prepared });
    return ['user.save', { userId: 'usr_1', user: 'an', displayName: 'An', roles: ['viewer'] }];
  },
  'user.needs-secret': () => ['user.save', { user: 'an', displayName: 'An', roles: ['viewer'] }],
  'user.wall-alone': () => {
    const prepared = { secret: { salt: Buffer.alloc(16), hash: Buffer.alloc(32) } };
    return ['user.save', { user: 'an', displayName: 'An', roles: ['wall', 'viewer'] }, null, prepared];
  },
  'change.unknown': () => ['change.undo', { seq: 999 }],
  'change.not-reversible': () => ['change.undo', { seq: 1 }],
  'change.truck-here-again': () => {
    const seq = yard.seqOf('visit.depart', { visitId: arrive() });
    arrive();
    return ['change.undo', { seq }];
  },
  'change.point-full': () => {
    const seq = yard.seqOf('queue.postpone', { visitId: called() });
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'x' });
    return ['change.undo', { seq }];
  },
  'change.in-the-way': () => {
    const visitId = arrive();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    return ['change.undo', { seq: 2 }];
  },
  'settings.invalid': () => {
    const stream = { key: 'a', letter: 'A', weight: 1 };
    return ['notice.save', { ...TRUCK, streams: [stream, stream] }];
  },
};

/** Files that are refused as a whole. */
const LISTS = {
  'list.empty': list(BYTES['list.empty']),
  'list.not-a-list': list(BYTES['list.not-a-list']),
  'list.broken': list(BYTES['list.broken']),
  'list.old-excel': list(Uint8Array.from([...OLE, ...Array<number>(600).fill(0)])),
  'list.encrypted': list(
    Uint8Array.from([...OLE, ...Buffer.from('EncryptedPackage', 'utf16le'), ...Array<number>(600).fill(0)]),
  ),
  'list.too-large': list(new Uint8Array(20 * 1024 * 1024 + 1)),
  'list.too-many-rows': list(
    `Biển số;Cửa khẩu;Xuất/Nhập;Hàng hoá\n${'12C-123.45;Hữu Nghị;Xuất;Thanh long\n'.repeat(20_001)}`,
  ),
  'list.encoding-tcvn3': () => encodeTcvn3(sampleText()),
} as const;

/** Codes that no command can bring about, and where they are tested. */
const ELSEWHERE = {
  // The contract's validators are stricter than the rules: unit/slots/decide, unit/rest/serve.
  'slot.reason-missing': 'unit/slots/decide',
  // What one placement of many is answered; the others go through: contract/rules/batch.
  'slot.reserved': 'contract/rules/batch',
  'slot.unknown-truck': 'contract/rules/batch',
  'rest.quantity-invalid': 'unit/rest/serve',
  // What one slip of a batch is answered; the batch itself goes through: contract/rules/late-entry.
  'slip.not-inside': 'contract/rules/late-entry',
  // Found before the command has its turn: store/photos.
  'photo.too-large': 'store/photos',
  'photo.not-kept': 'store/photos',
  // Needs a disk that fails: store/open.
  'backup.failed': 'store/open',
} as const;

describe('every refusal can be reached', () => {
  it.each(Object.entries(SCENARIOS))('%s', (code, scenario) => {
    const [name, input, actor, prepared] = scenario();
    const before = yard.seq();
    expect(yard.run(name, input as never, { ...(actor && { actor }), ...(prepared && { prepared }) })).toMatchObject({
      refusal: { code },
    });
    expect(yard.seq()).toBe(before);
  });

  it.each(Object.entries(LISTS))('%s', async (code, bytes) => {
    const read = await readList({
      fileName: 'list.csv',
      bytes: bytes(),
      crossings: yard.stores.queues.crossings(),
      zone: 'Asia/Ho_Chi_Minh',
      now: START,
    });
    const input = { fileName: 'list.csv', contentBase64: '' };
    expect(yard.run('expected.import', input, { prepared: { list: read } })).toMatchObject({ refusal: { code } });
  });

  it('no code is left out', () => {
    const listed = [...Object.keys(SCENARIOS), ...Object.keys(LISTS), ...Object.keys(ELSEWHERE)];
    expect(listed.sort()).toEqual([...REFUSAL_CODES].sort());
  });
});
