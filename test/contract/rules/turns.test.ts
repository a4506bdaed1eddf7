import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import {
  actorWith,
  aYard,
  nextCommandId,
  recordsOf,
  replayedState,
  START,
  stateOf,
  type Yard,
} from '../../support/yard.ts';

let yard: Yard;
let showers: string;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  showers = yard.ok('facility.save', {
    code: 'T1',
    kind: 'shower',
    name: 'Nhà tắm 1',
    capacity: 2,
    turnMinutes: 15,
  }).facilityId;
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const TRUCK = { direction: 'export', crossing: 'HN' } as const;
const driver = { name: 'Nông Văn Lợi' };
const arrive = (end: number): string =>
  yard.ok('visit.arrive', { plate: `12C-123.${String(end)}`, people: 1, ...TRUCK }).visitId;
const take = (visitId: string, name = driver.name) =>
  yard.ok('turn.take', { visitId, person: { name }, service: 'shower' });
const turnOf = (turnId: string): Turn => yard.stores.records.require('turn', parseWireId('turn', turnId) ?? 0);
const call = (): number => yard.ok('turn.call', { facilityId: showers }).number;

/** What time alone makes due, done as the engine does it. */
const passTime = (): void => {
  const requests = dueWork(yard.stores, yard.clock)
    .filter(({ name }) => name === 'turn.miss')
    .map((work) => ({ ...work, commandId: nextCommandId(), actor: systemActor('system') }));
  if (requests.length > 0) yard.engine.dispatch.runBatch(requests);
};

describe('numbered turns', () => {
  it('[RE20] one that is not over per person and service, numbered through the day', () => {
    const visitId = arrive(10);
    const first = take(visitId);
    expect(first).toMatchObject({ number: 1, expectedAt: START });
    expect(yard.refused('turn.take', { visitId, person: driver, service: 'shower' })).toEqual({
      code: 'turn.already-waiting',
      number: 1,
    });
    expect(take(visitId, 'Lý Thị Hoa').number).toBe(2);
    expect(yard.refused('turn.take', { visitId, person: driver, service: 'laundry' })).toEqual({
      code: 'turn.nowhere',
      service: 'laundry',
    });
    yard.ok('turn.end', { turnId: first.turnId, how: 'given-back' });
    expect(take(visitId).number).toBe(3);
  });

  it('[RE20] a new day begins at 1, past what is still held, and the day before goes first', () => {
    const last = take(arrive(10));
    yard.at(16.5 * 60);
    const first = take(arrive(11));
    expect(first.number).toBe(2);
    expect(turnOf(first.turnId).onDay).toBe('2026-02-11');
    expect(call()).toBe(1);
    yard.ok('turn.begin', { turnId: last.turnId });
    yard.ok('turn.end', { turnId: last.turnId, how: 'done' });
    expect(take(arrive(12)).number).toBe(3);
    expect([call(), call()]).toEqual([2, 3]);
  });

  it('[RE21] calls in order while a unit is free, and by hand out of it', () => {
    const turns = [10, 11, 12, 13].map((end) => take(arrive(end)));
    expect([call(), call()]).toEqual([1, 2]);
    expect(yard.refused('turn.call', { facilityId: showers })).toEqual({ code: 'turn.busy', facility: 'Nhà tắm 1' });
    const [one = '', , , four = ''] = turns.map(({ turnId }) => turnId);
    yard.ok('turn.call', { facilityId: showers, turnId: one });
    expect(turnOf(one)).toMatchObject({ callCount: 2, begunAt: null });
    yard.ok('turn.begin', { turnId: one });
    yard.ok('turn.end', { turnId: one, how: 'done' });
    yard.ok('turn.call', { facilityId: showers, turnId: four });
    yard.ok('turn.end', { turnId: four, how: 'given-back' });
    expect(call()).toBe(3);
    expect(yard.refused('turn.call', { facilityId: showers, turnId: four })).toEqual({ code: 'turn.over' });
  });

  it('[RE21] the public board tells number and place of who is called, newest first, and nobody’s name', () => {
    for (const end of [10, 11, 12]) take(arrive(end));
    call();
    yard.at(1);
    call();
    const { turns } = yard.ask('board.show', { crossing: 'HN' });
    const shown = { service: 'shower', facility: 'Nhà tắm 1' };
    expect(turns).toEqual([
      { ...shown, number: 2, calledAt: yard.clock.now() },
      { ...shown, number: 1, calledAt: yard.clock.now() - 60_000 },
    ]);
  });

  it('[RE21] a closed facility says so', () => {
    take(arrive(10));
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'Nhà tắm 1', capacity: 2, isOpen: false });
    expect(yard.refused('turn.call', { facilityId: showers })).toMatchObject({
      code: 'facility.closed',
      facility: 'Nhà tắm 1',
    });
  });

  it('[RE22] tells when each number may expect to go in, and whoever comes now', () => {
    for (const end of [10, 11, 12]) take(arrive(end));
    call();
    const asked = yard.ask('rest.turns', {});
    const now = yard.clock.now();
    expect(asked.turns.map(({ number, expectedAt }) => [number, expectedAt])).toEqual([
      [1, null],
      [2, now],
      [3, now + 15 * 60_000],
    ]);
    expect(asked.waiting).toEqual([{ service: 'shower', count: 2, nextFreeAt: now + 15 * 60_000 }]);
  });

  it('[RE23] who does not come in time is missed, and can be called again or go in late', () => {
    const [one, two] = [take(arrive(10)), take(arrive(11))];
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'Nhà tắm 1', capacity: 1 });
    call();
    yard.at(4);
    passTime();
    expect(turnOf(one.turnId).endedAt).toBeNull();
    yard.at(5);
    passTime();
    expect(turnOf(one.turnId)).toMatchObject({ endedHow: 'missed', endedAt: yard.clock.now() });
    expect(yard.ask('rest.turns', {}).missed.map(({ number }) => number)).toEqual([1]);
    expect(call()).toBe(2);
    yard.ok('turn.begin', { turnId: two.turnId });
    expect(yard.refused('turn.begin', { turnId: one.turnId })).toEqual({ code: 'turn.busy', facility: 'Nhà tắm 1' });
    yard.ok('turn.end', { turnId: two.turnId, how: 'done' });
    yard.ok('turn.begin', { turnId: one.turnId });
    expect(turnOf(one.turnId)).toMatchObject({ endedHow: null, begunAt: yard.clock.now() });
    expect(yard.ask('rest.turns', {}).missed).toEqual([]);
  });

  it('[RE23] a turn costs the truck nothing; whose truck is called meanwhile is told first', () => {
    const visitId = arrive(10);
    arrive(11);
    const before = yard.ask('queue.order', TRUCK).entries.map(({ rank, plate }) => [rank, plate]);
    const { turnId } = take(visitId);
    call();
    yard.ok('turn.begin', { turnId });
    expect(yard.ask('queue.order', TRUCK).entries.map(({ rank, plate }) => [rank, plate])).toEqual(before);
    const shown = () => yard.ask('rest.turns', {}).turns[0];
    expect(shown()).toMatchObject({ isTruckCalled: false, arriveByAt: null });
    yard.ok('queue.call', { ...TRUCK, count: 1 });
    expect(shown()).toMatchObject({ isTruckCalled: true, plate: '12C12310' });
    expect(shown()?.arriveByAt).toBeGreaterThan(yard.clock.now());
  });

  it('[RE23] ends with the visit, but not for who stays; undoing the departure brings it back', () => {
    const visitId = arrive(10);
    const [goes, stays] = [take(visitId), take(visitId, 'Lý Thị Hoa')];
    call();
    const before = recordsOf(yard.db);
    yard.at(3);
    const seq = yard.seqOf('visit.depart', { visitId, staying: [{ name: 'Lý Thị Hoa' }] });
    expect(turnOf(goes.turnId)).toMatchObject({ endedHow: 'visit-over', endedAt: yard.clock.now() });
    expect(turnOf(stays.turnId).endedAt).toBeNull();
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)['turns']).toEqual(before['turns']);
    yard.ok('visit.depart', { visitId, staying: [{ name: 'Lý Thị Hoa' }] });
    expect(yard.refused('turn.begin', { turnId: goes.turnId }).code).toBe('rest.not-on-site');
    const { personId } = turnOf(stays.turnId);
    yard.ok('person.leave', { personId: `per_${personId.toString(36)}` });
    expect(turnOf(stays.turnId).endedHow).toBe('visit-over');
  });

  it('[RE23] ends when the truck goes abroad with its people', () => {
    const visitId = arrive(10);
    const { turnId } = take(visitId);
    yard.ok('visit.abroad', { visitId });
    expect(turnOf(turnId).endedHow).toBe('visit-over');
  });

  it('[RE24] a turn that begins hands out the free one of the day; the next must be paid for', () => {
    const visitId = arrive(10);
    const first = take(visitId);
    const seq = yard.seqOf('turn.begin', { turnId: first.turnId });
    const person = yard.ask('rest.person', { visitId })?.people[0];
    expect(person?.served.find(({ service }) => service === 'shower')).toMatchObject({ free: 1 });
    yard.ok('change.undo', { seq });
    expect(yard.ok('turn.begin', { turnId: first.turnId })).toEqual({ isServed: true });
    yard.ok('turn.end', { turnId: first.turnId, how: 'done' });
    const second = take(visitId);
    expect(yard.ok('turn.begin', { turnId: second.turnId })).toEqual({ isServed: false });
    expect(turnOf(second.turnId).begunAt).not.toBeNull();
  });
});

describe('taking a turn back', () => {
  it('[RE21] gives no unit that somebody else has now', () => {
    yard.ok('facility.save', { code: 'T1', kind: 'shower', name: 'Nhà tắm 1', capacity: 1 });
    const [one, two] = [take(arrive(10)), take(arrive(11))];
    yard.ok('turn.begin', { turnId: one.turnId });
    const seq = yard.seqOf('turn.end', { turnId: one.turnId, how: 'done' });
    call();
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'turn.busy', facility: 'Nhà tắm 1' });
    yard.ok('turn.end', { turnId: two.turnId, how: 'missed' });
    yard.ok('change.undo', { seq });
    expect(turnOf(one.turnId).endedAt).toBeNull();
  });

  it('[RE21] no facility goes that somebody was called to', () => {
    const more = { code: 'T2', kind: 'shower', name: 'Nhà tắm 2', capacity: 1, turnMinutes: 15 } as const;
    const seq = yard.seqOf('facility.save', more);
    const { turnId } = take(arrive(10));
    const { facilityId } = yard.ok('facility.save', more);
    yard.ok('change.undo', { seq: yard.seq() });
    const called = yard.seqOf('turn.call', { facilityId, turnId });
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.in-the-way', seqs: [called] });
    yard.ok('change.undo', { seq: called });
    yard.ok('change.undo', { seq });
  });

  it('[RE20] brings back no number whose person has another by now, or has left', () => {
    const visitId = arrive(10);
    const { turnId } = take(visitId);
    const seq = yard.seqOf('turn.end', { turnId, how: 'given-back' });
    const again = take(visitId);
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'turn.already-waiting', number: again.number });
    yard.ok('turn.end', { turnId: again.turnId, how: 'given-back' });
    yard.ok('visit.depart', { visitId });
    expect(yard.refused('change.undo', { seq }).code).toBe('rest.not-on-site');
  });
});

describe('complaints', () => {
  it('[RE25] stay open with each step until closed with what was done', () => {
    const visitId = arrive(10);
    const { complaintId } = yard.ok(
      'complaint.note',
      { text: ' nước nóng  yếu ', facilityId: showers, visitId },
      actorWith('gate'),
    );
    yard.at(10);
    yard.ok('complaint.note', { text: 'hết cơm' });
    yard.ok('complaint.follow', { complaintId, text: 'đã gọi thợ' }, actorWith('rest'));
    yard.at(30);
    yard.ok('complaint.follow', { complaintId, text: 'đã thay vòi', close: true }, actorWith('coordinator'));
    expect(yard.refused('complaint.follow', { complaintId, text: 'nữa' })).toEqual({ code: 'complaint.closed' });
    const { complaints } = yard.ask('complaint.list', {});
    expect(complaints.map(({ text }) => text)).toEqual(['hết cơm', 'nước nóng yếu']);
    expect(complaints[1]).toMatchObject({
      facility: 'Nhà tắm 1',
      plate: '12C12310',
      notedBy: 'gate',
      closedBy: 'coordinator',
      closedAt: yard.clock.now(),
    });
    expect(complaints[1]?.steps.map(({ by, text }) => [by, text])).toEqual([
      ['rest', 'đã gọi thợ'],
      ['coordinator', 'đã thay vòi'],
    ]);
  });

  it('[RE25] a closing can be taken back', () => {
    const { complaintId } = yard.ok('complaint.note', { text: 'ồn' });
    const before = recordsOf(yard.db)['complaints'];
    const seq = yard.seqOf('complaint.follow', { complaintId, text: 'xong', close: true });
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)['complaints']).toEqual(before);
    expect(yard.ask('complaint.list', {}).complaints[0]).toMatchObject({ closedAt: null, steps: [] });
  });
});
