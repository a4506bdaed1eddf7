import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Stay } from '../../../shared/domain/records.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { passTime } from '../../support/model-yard.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

let trucks = 0;
function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `15C${String(40_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 2, ...more }).visitId;
}
const HOUSE = { code: 'N1', kind: 'dormitory', name: 'Nhà nghỉ 1', capacity: 4 } as const;
const at = (minutes: number): number => START + minutes * MINUTE_MS;
const checkIn = (visitId: string, name: string, more: object = {}) =>
  yard.ok('rest.check-in', { visitId, person: { name }, ...more });
const stayOf = (stayId: string): Stay => yard.stores.records.require('stay', parseWireId('stay', stayId) ?? 0);
const bedOf = (code: string) => yard.stores.rest.bedByCode(code);
const undo = (seq: number) => yard.ok('change.undo', { seq });

describe('a facility', () => {
  it('[RE6] keeps what is not listed, and what is not said', () => {
    const said = {
      forWhom: 'men' as const,
      xCm: 100,
      yCm: 200,
      openHours: [
        { fromMinute: 1080, toMinute: 1440 },
        { fromMinute: 0, toMinute: 720 },
      ],
      rooms: [{ code: '101', floor: '1', isQuiet: true }, { code: '102' }],
      beds: [
        { code: 'N1-01', room: '101' },
        { code: 'N1-09', room: '102', isForWomen: true },
      ],
    };
    const { facilityId } = yard.ok('facility.save', { ...HOUSE, ...said });
    yard.ok('facility.save', { ...HOUSE, code: 'N9', facilityId, beds: [{ code: 'N1-09', isQuiet: true }] });
    expect(yard.stores.rest.facilityByCode('N9')).toMatchObject({
      forWhom: 'men',
      xCm: 100,
      openHours: said.openHours.toReversed(),
    });
    expect(yard.stores.rest.rooms().map(({ code, floor, isQuiet, status }) => [code, floor, isQuiet, status])).toEqual([
      ['101', '1', true, 'open'],
      ['102', '', false, 'open'],
    ]);
    expect(bedOf('N1-01')).toMatchObject({ roomId: 1 });
    expect(bedOf('N1-09')).toMatchObject({ roomId: 2, isForWomen: true, isQuiet: true });
    yard.ok('facility.save', { ...HOUSE, code: 'N9', xCm: null, beds: [{ code: 'N1-09', room: null }] });
    expect(bedOf('N1-09')?.roomId).toBeNull();
    expect(yard.stores.rest.facilityByCode('N9')?.xCm).toBeNull();
    expect(yard.stores.rest.beds()).toHaveLength(5);
  });

  it('[RE6] has codes of its own, hours that can be, and rooms that are there', () => {
    const other = { ...HOUSE, code: 'N2', name: 'Nhà nghỉ 2' };
    yard.ok('facility.save', { ...HOUSE, rooms: [{ code: '101' }] });
    expect(yard.refused('facility.save', { ...other, rooms: [{ code: '101' }] })).toEqual({
      code: 'room.code-taken',
      room: '101',
      facility: 'Nhà nghỉ 1',
    });
    expect(yard.refused('facility.save', { ...other, beds: [{ code: 'N1-01' }] })).toEqual({
      code: 'bed.code-taken',
      bedCode: 'N1-01',
      facility: 'Nhà nghỉ 1',
    });
    expect(yard.refused('facility.save', { ...other, beds: [{ code: 'N2-01', room: '101' }] })).toEqual({
      code: 'room.unknown',
      room: '101',
    });
    const lunch = { code: 'trua', name: 'Trưa', fromMinute: 660, toMinute: 780 };
    const late = { code: 'chieu', name: 'Chiều', fromMinute: 770, toMinute: 840 };
    expect(yard.refused('facility.save', { ...other, sittings: [late, lunch] })).toEqual({
      code: 'facility.hours-wrong',
      hours: '12:50–14:00',
    });
    checkIn(aTruck(), 'Đức', { bedId: 'bed_1' });
    const broken = { ...HOUSE, beds: [{ code: 'N1-01', status: 'out-of-service' as const }] };
    expect(yard.refused('facility.save', broken).code).toBe('bed.occupied');
  });

  it('[RE7] that is out or not open takes nobody in, and puts nobody out', () => {
    const { stayId } = checkIn(aTruck(), 'Đức', { bedId: 'bed_1' });
    const visitId = aTruck();
    const asked = { visitId, person: { name: 'Bảo' } } as const;
    yard.ok('facility.set-state', { facilityId: 'fac_1', state: 'cleaning', until: at(30), reason: 'phun thuốc' });
    const shut = { code: 'facility.closed', facility: 'N1', until: at(30), reason: 'phun thuốc' };
    expect(yard.refused('rest.check-in', { ...asked, bedId: 'bed_2' })).toEqual(shut);
    expect(yard.refused('rest.check-in', asked).code).toBe('rest.no-free-bed');
    expect(stayOf(stayId).endedAt).toBeNull();
    yard.ok('facility.set-state', { facilityId: 'fac_1', state: 'usable' });
    yard.ok('facility.save', { ...HOUSE, name: 'N1', openHours: [{ fromMinute: 12 * 60, toMinute: 1440 }] });
    expect(yard.refused('rest.check-in', { ...asked, bedId: 'bed_2' })).toEqual({
      ...shut,
      until: at(240),
      reason: null,
    });
    yard.at(240);
    yard.ok('rest.check-in', { ...asked, bedId: 'bed_2' });
  });

  it('[RE8] that is out until a time is usable again by itself then, with all its units', () => {
    const showers = (): object => {
      const { state, unitsOut, stateReason, stateUntil } = yard.stores.records.require('facility', 3);
      return { state, unitsOut, stateReason, stateUntil };
    };
    const facilityId = 'fac_3';
    expect(yard.refused('facility.set-state', { facilityId, unitsOut: 3 })).toEqual({
      code: 'facility.units-out-wrong',
      facility: 'T1',
      capacity: 2,
    });
    expect(yard.refused('facility.set-state', { facilityId, unitsOut: 1, until: START }).code).toBe('rest.time-wrong');
    yard.ok('facility.set-state', { facilityId, unitsOut: 1, until: at(60), reason: 'hỏng vòi' });
    yard.ok('facility.set-state', { facilityId, state: 'cleaning' });
    expect(showers()).toEqual({ state: 'cleaning', unitsOut: 1, stateReason: 'hỏng vòi', stateUntil: at(60) });
    yard.at(59);
    expect(dueWork(yard.stores, yard.clock)).toEqual([]);
    yard.at(60);
    passTime(yard);
    expect(showers()).toEqual({ state: 'usable', unitsOut: 0, stateReason: null, stateUntil: null });
    expect(dueWork(yard.stores, yard.clock)).toEqual([]);
    yard.ok('facility.set-state', { facilityId, unitsOut: 2 });
    yard.at(24 * 60);
    passTime(yard);
    expect(showers()).toMatchObject({ unitsOut: 2 });
  });
});

describe('rooms', () => {
  beforeEach(() => {
    yard.ok('facility.save', {
      ...HOUSE,
      rooms: [{ code: '101' }, { code: '102', forWhom: 'men' }],
      beds: [
        { code: 'N1-01', room: '101' },
        { code: 'N1-02', room: '101' },
        { code: 'N1-03', room: '102', isQuiet: false },
      ],
    });
  });

  it('[RE7] that are closed name who sleeps there and keep them, and take nobody in', () => {
    const { stayId } = checkIn(aTruck(), 'Đức', { bedId: 'bed_2' });
    const closing = { roomId: 'rom_1', status: 'closed', reason: 'sơn lại' } as const;
    expect(yard.ok('room.set-status', closing)).toEqual({ occupied: ['bed_2'] });
    expect(yard.refused('rest.check-in', { visitId: aTruck(), person: { name: 'Bảo' }, bedId: 'bed_1' })).toEqual({
      code: 'room.closed',
      room: '101',
      reason: 'sơn lại',
    });
    expect(checkIn(aTruck(), 'Bảo').bedId).toBe('bed_3');
    expect(yard.refused('rest.move', { stayId, bedId: 'bed_1' }).code).toBe('room.closed');
    yard.ok('rest.check-out', { stayId });
    expect(yard.ok('room.set-status', { roomId: 'rom_1', status: 'open' })).toEqual({ occupied: [] });
    expect(yard.stores.rest.roomByCode('101')?.statusReason).toBeNull();
    checkIn(aTruck(), 'Minh', { bedId: 'bed_1' });
  });

  it('[RE9] for men take no woman, also when she is known from before', () => {
    const visitId = aTruck();
    const { stayId } = yard.ok('rest.check-in', { visitId, person: { name: 'Hạnh', isWoman: true }, bedId: 'bed_1' });
    expect(yard.refused('rest.move', { stayId, bedId: 'bed_3' })).toEqual({
      code: 'rest.bed-for-men',
      bedCode: 'N1-03',
    });
    expect(yard.ok('rest.move', { stayId }).bedId).toBe('bed_4');
  });

  it('[RE10] the same choice is suggested and taken, with its reasons', () => {
    const carrier = 'Vận tải Bắc Giang';
    yard.ok('facility.save', {
      ...HOUSE,
      capacity: 5,
      xCm: 12_400,
      yCm: 0,
      rooms: [{ code: '103' }],
      beds: [{ code: 'N1-05', room: '103' }],
    });
    checkIn(aTruck({ carrier, cargoClass: 'fresh' }), 'Đức', { bedId: 'bed_5' });
    yard.ok('facility.save', { ...HOUSE, capacity: 6, beds: [{ code: 'N1-06', room: '103' }] });
    const visitId = aTruck({ carrier: 'VAN TAI BAC GIANG' });
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    const { beds } = yard.ask('rest.suggest-bed', { visitId, limit: 2 });
    expect(beds).toEqual([
      { bedId: 'bed_6', code: 'N1-06', room: '103', walkMinutes: 3, why: ['near', 'same-firm', 'soon-away'] },
      { bedId: 'bed_1', code: 'N1-01', room: '101', walkMinutes: 3, why: ['near', 'soon-away'] },
    ]);
    expect(checkIn(visitId, 'Bảo').bedId).toBe('bed_6');
  });

  it('[RE9] a family gets the families’ room', () => {
    yard.ok('facility.save', { ...HOUSE, rooms: [{ code: '101', forWhom: 'families' }] });
    const visitId = aTruck();
    expect(checkIn(aTruck(), 'Đức').bedId).toBe('bed_3');
    expect(yard.ok('rest.check-in', { visitId, person: { name: 'Hạnh', isWoman: true } }).bedId).toBe('bed_1');
    expect(yard.ask('rest.suggest-bed', { visitId }).beds[0]).toMatchObject({
      code: 'N1-02',
      why: ['families', 'near', 'same-firm', 'soon-away'],
    });
    expect(checkIn(visitId, 'Bảo').bedId).toBe('bed_2');
  });
});

describe('a stay', () => {
  it('[RE11] is extended, past its time too, and whoever was woken is woken anew at another time', () => {
    const visitId = aTruck();
    const asked = { visitId, person: { name: 'Đức' } };
    expect(yard.refused('rest.check-in', { ...asked, until: at(60), wakeAt: at(61) }).code).toBe('rest.time-wrong');
    const { stayId } = yard.ok('rest.check-in', { ...asked, until: at(60), wakeAt: at(50), reason: 'chờ thông quan' });
    yard.at(52);
    yard.ok('rest.wake', { stayId, answer: 'no-answer' });
    expect(stayOf(stayId)).toMatchObject({ wokenAt: at(52), wokenBy: 'system', wakeAnswer: 'no-answer' });
    yard.at(70);
    expect(yard.refused('rest.extend', { stayId, until: at(70) }).code).toBe('rest.time-wrong');
    yard.ok('rest.extend', { stayId, until: at(120) });
    expect(yard.refused('rest.extend', { stayId, wakeAt: at(121) }).code).toBe('rest.time-wrong');
    expect(stayOf(stayId)).toMatchObject({ untilAt: at(120), wakeAt: at(50), wokenAt: at(52) });
    yard.ok('rest.extend', { stayId, until: null, wakeAt: at(100) });
    expect(stayOf(stayId)).toMatchObject({ untilAt: null, wakeAt: at(100), wokenAt: null, wakeAnswer: null });
    yard.ok('rest.check-out', { stayId });
    for (const name of ['rest.extend', 'rest.move', 'rest.check-out'] as const)
      expect(yard.refused(name, { stayId }).code).toBe('rest.stay-ended');
    expect(yard.refused('rest.wake', { stayId, answer: 'awake' }).code).toBe('rest.stay-ended');
  });

  it('[RE11] moves to another bed with its wishes, and back by taking the move back', () => {
    const { stayId, personId } = checkIn(aTruck(), 'Đức', { bedId: 'bed_1', wakeAt: at(90), reason: 'ngủ' });
    expect(yard.refused('rest.move', { stayId, bedId: 'bed_1' })).toMatchObject({ code: 'rest.already-resting' });
    checkIn(aTruck(), 'Bảo', { bedId: 'bed_2' });
    expect(yard.refused('rest.move', { stayId, bedId: 'bed_2' })).toMatchObject({ code: 'rest.bed-taken' });
    yard.at(10);
    const moved = yard.ok('rest.move', { stayId, bedId: 'bed_3', reason: 'gần cửa ồn' });
    const seq = yard.seq();
    expect(stayOf(stayId)).toMatchObject({ endedAt: at(10), endedHow: 'moved' });
    expect(stayOf(moved.stayId)).toMatchObject({ startedAt: at(10), wakeAt: at(90), reason: 'ngủ', endedAt: null });
    expect([bedOf('N1-01')?.personId, bedOf('N1-03')?.personId]).toEqual([null, parseWireId('person', personId)]);
    undo(seq);
    expect(stayOf(stayId)).toMatchObject({ endedAt: null, endedHow: null });
    expect([bedOf('N1-01')?.personId, bedOf('N1-03')?.personId]).toEqual([parseWireId('person', personId), null]);
  });

  it('[RE1] by mistake is corrected with a reason, and counts no night', () => {
    yard.at(12 * 60);
    const { stayId } = checkIn(aTruck(), 'Đức');
    yard.at(20 * 60);
    expect(yard.run('rest.check-out', { stayId, isMistake: true })).toMatchObject({ fault: {} });
    const seq = yard.seqOf('rest.check-out', { stayId, isMistake: true, reason: 'nhầm người' });
    expect(yard.stores.journal.change(seq)).toMatchObject({ reason: 'nhầm người' });
    expect(stayOf(stayId)).toMatchObject({ endedAt: at(12 * 60), endedHow: 'corrected' });
    expect(yard.ask('report.daily', { on: '2026-02-10' }).rest).toMatchObject({ checkIns: 0, bedNights: 0 });
    undo(seq);
    expect(stayOf(stayId)).toMatchObject({ endedAt: null, endedHow: null });
  });

  it('[RE1] that ended before is written down late by a coordinator with a reason', () => {
    const { stayId } = checkIn(aTruck(), 'Đức');
    yard.at(120);
    const late = { stayId, occurredAt: at(60) };
    expect(yard.refused('rest.check-out', late, actorWith('rest')).code).toBe('visit.late-entry-needs-coordinator');
    yard.ok('rest.check-out', { ...late, reason: 'mất điện' }, actorWith('coordinator'));
    expect(stayOf(stayId)).toMatchObject({ endedAt: at(60), endedHow: 'left' });
  });

  it('[RE1] warns of one more than the gate counted, and takes nobody of a truck that has gone or not come', () => {
    const visitId = aTruck({ people: 1 });
    expect(checkIn(visitId, 'Đức').warnings).toEqual([]);
    expect(checkIn(visitId, 'Bảo').warnings).toEqual(['people.more-than-declared']);
    yard.ok('visit.depart', { visitId });
    expect(yard.refused('rest.check-in', { visitId, person: { name: 'Đức' } })).toEqual({
      code: 'visit.over',
      stage: 'departed',
    });
    const expected = yard.ok('expected.add', {
      plate: '12C-999.99',
      direction: 'export',
      crossing: 'HN',
      cargoClass: 'fresh',
      people: 1,
    }).visitId;
    expect(yard.refused('rest.check-in', { visitId: expected, person: { name: 'Đức' } })).toEqual({
      code: 'visit.not-in-yard',
      stage: 'expected',
    });
  });
});

describe('stays and their visit', () => {
  const open = (): number => yard.stores.rest.beds().filter(({ stayId }) => stayId !== null).length;

  it('[RE1] end however the visit ends', () => {
    const ends: readonly ((visitId: string, plate: string) => void)[] = [
      (visitId) => yard.ok('visit.depart', { visitId }),
      (visitId) => yard.ok('queue.turn-back', { visitId, reason: 'thiếu giấy tờ' }),
      (visitId) => yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' }),
      (_, plate) => yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', resolve: 'left-unrecorded' }),
    ];
    for (const [n, end] of ends.entries()) {
      const plate = `15C-700.0${String(n)}`;
      const visitId = aTruck({ plate });
      const { stayId } = checkIn(visitId, 'Đức');
      end(visitId, plate);
      expect(stayOf(stayId)).toMatchObject({ endedHow: 'visit-over' });
      expect(open()).toBe(0);
    }
  });

  it('[RE1] stay with who sleeps while the truck is abroad, and with who stays when the tractor goes alone', () => {
    const abroad = aTruck({ isTwoWay: true });
    const uncoupled = aTruck({ trailerPlate: '15R-001.01', vehicleType: 'tractor-45' });
    checkIn(abroad, 'Đức');
    checkIn(uncoupled, 'Bảo');
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    yard.ok('queue.reached', { visitId: abroad });
    yard.ok('visit.abroad', { visitId: abroad });
    yard.ok('visit.uncouple', { visitId: uncoupled });
    expect(open()).toBe(2);
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 2, peopleStaying: 1 });
    yard.ok('visit.return', { visitId: abroad });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 3, peopleStaying: 0 });
  });

  it('[RE1] two people named at the gate both stay, and come back with the departure taken back', () => {
    const visitId = aTruck({ people: 2 });
    yard.at(10);
    const seq = yard.seqOf('visit.depart', { visitId, staying: [{ name: 'Đức' }, { name: 'Bảo' }] });
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 2, peopleStaying: 2 });
    undo(seq);
    expect(yard.ask('rest.load', {})).toMatchObject({ peopleOnSite: 2, peopleStaying: 0 });
  });

  it('[RE1] alarm people once after the set time, in a bed or not, until nobody stays or the truck is back', () => {
    const visitId = aTruck();
    checkIn(visitId, 'Đức');
    const staying = [{ name: 'Đức' }];
    const seq = yard.seqOf('visit.depart', { visitId, staying });
    const open = (): number =>
      yard.stores.site.openAlarms().filter(({ code, clearedAt }) => code === 'staying-too-long' && clearedAt === null)
        .length;
    const passed = (): number => {
      passTime(yard);
      return open();
    };
    yard.at(24 * 60 - 1);
    expect(passed()).toBe(0);
    yard.at(24 * 60);
    expect([passed(), passed()]).toEqual([1, 1]);
    undo(seq);
    expect([open(), yard.ask('rest.load', {}).peopleStaying]).toEqual([0, 0]);
  });

  it('[RE1] are in the way of taking the truck’s return back', () => {
    const visitId = aTruck({ isTwoWay: true });
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.abroad', { visitId });
    const back = yard.seqOf('visit.return', { visitId });
    const { stayId } = checkIn(visitId, 'Đức');
    expect(yard.refused('change.undo', { seq: back })).toEqual({ code: 'change.in-the-way', seqs: [yard.seq()] });
    yard.ok('rest.check-out', { stayId });
    undo(back);
  });

  it('[RE1] come not back into a bed of somebody else, nor of two', () => {
    const visitId = aTruck();
    // Of a driver the rest of each stay is noted as well, and stands in the way sooner.
    const owner = { name: 'Hạnh', role: 'owner' } as const;
    const { stayId, personId } = yard.ok('rest.check-in', { visitId, person: owner, bedId: 'bed_1' });
    const out = yard.seqOf('rest.check-out', { stayId });
    const again = yard.ok('rest.check-in', { visitId, person: { personId }, bedId: 'bed_2' });
    expect(yard.refused('change.undo', { seq: out })).toMatchObject({
      code: 'rest.already-resting',
      stayId: again.stayId,
    });
    yard.ok('rest.check-out', { stayId: again.stayId });
    checkIn(aTruck(), 'Bảo', { bedId: 'bed_1' });
    expect(yard.refused('change.undo', { seq: out }).code).toBe('change.in-the-way');
  });
});

describe('taking back a facility', () => {
  it('[RE6] keeps it while rooms and beds hang on it, and no code comes twice', () => {
    const saved = yard.seqOf('facility.save', { ...HOUSE, code: 'N2', rooms: [{ code: '201' }] });
    const beds = yard.seqOf('facility.save', { ...HOUSE, code: 'N2', beds: [{ code: 'N2-01', room: '201' }] });
    expect(yard.refused('change.undo', { seq: saved })).toEqual({ code: 'change.in-the-way', seqs: [beds] });
    undo(beds);
    undo(saved);
    expect(yard.stores.rest.rooms()).toEqual([]);

    const renamed = yard.seqOf('facility.save', { ...HOUSE, facilityId: 'fac_1', code: 'NX' });
    const other = yard.seqOf('facility.save', HOUSE);
    expect(yard.refused('change.undo', { seq: renamed })).toEqual({ code: 'change.in-the-way', seqs: [other] });
    undo(other);
    undo(renamed);
    expect(yard.stores.rest.facilityByCode('N1')?.id).toBe(1);
  });

  it('[RE7] gives a state back', () => {
    const seq = yard.seqOf('facility.set-state', { facilityId: 'fac_1', state: 'out-of-service', reason: 'x' });
    const bed = yard.seqOf('bed.set-status', { bedId: 'bed_1', status: 'cleaning', reason: 'thay ga' });
    undo(bed);
    undo(seq);
    expect(yard.stores.records.require('facility', 1)).toMatchObject({ state: 'usable', stateReason: null });
    expect(bedOf('N1-01')).toMatchObject({ status: 'usable', statusReason: null });
  });
});

it('[RE10] a truck of the front of the line rests by the door, one of its end on the quiet side', () => {
  yard.ok('crossing.save', {
    code: 'HN',
    name: 'Hữu Nghị',
    directions: [{ direction: 'export', capacityPerHour: 1 }],
  });
  const first = aTruck();
  for (let hours = 1; hours * HOUR_MS < yard.stores.site.site()!.settings.rest.longRestMs; hours += 1) aTruck();
  yard.at(1);
  const last = aTruck();
  expect([checkIn(first, 'Đức').bedId, checkIn(last, 'Bảo').bedId]).toEqual(['bed_1', 'bed_3']);
});
