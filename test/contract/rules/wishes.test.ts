import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId } from '../../../shared/kernel/ids.ts';
import { later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Reservation, SlotRecord } from '../../../shared/domain/records.ts';
import { areReservationsDue } from '../../../electron/areas/reservations/turn.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { aYard, nextCommandId, recordsOf, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const FIRM = 'Vận tải Bắc Giang';
let trucks = 0;
function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(80_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 0, ...more }).visitId;
}
const slotId = (code: string): string => wireId('slot', yard.stores.slots.slotByCode(code)?.id ?? (0 as never));
const slot = (code: string): SlotRecord => yard.stores.records.require('slot', parseWireId('slot', slotId(code)) ?? 0);
const wish = (id: string | null): Reservation =>
  yard.stores.records.require('reservation', parseWireId('reservation', id ?? '') ?? 0);
const number = (visitId: string): number | null => parseWireId('visit', visitId);
const isDue = (): boolean => areReservationsDue({ stores: yard.stores, now: yard.clock.now() });

/** Lets the deadlines of wishes take their turn, as the engine does. */
function turn(): void {
  const request = { commandId: nextCommandId(), name: 'reservation.turn', input: {}, actor: systemActor('system') };
  expect(yard.engine.dispatch.runBatch([request as never])[0]).toHaveProperty('ok');
  expect(isDue()).toBe(false);
}

describe('a wish', () => {
  it('[SL22] of a visit or a firm counts from–to; of those that count the oldest rules', () => {
    const visitId = aTruck();
    const at = (minutes: number) => later(START, minutes * MINUTE_MS);
    const first = yard.ok('slot.reserve', { slotId: slotId('A01'), carrier: FIRM, from: at(10), until: at(30) });
    const second = yard.ok('slot.reserve', { slotId: slotId('A01'), visitId, until: at(60) });
    expect([first.competing, second.competing]).toEqual([0, 1]);
    expect(slot('A01')).toMatchObject({ reservedFor: number(visitId), reservedCarrier: null });
    expect(isDue()).toBe(false);
    yard.at(10);
    expect(isDue()).toBe(true);
    turn();
    expect(slot('A01')).toMatchObject({ reservedFor: null, reservedCarrier: FIRM });
    yard.at(30);
    turn();
    expect(slot('A01')).toMatchObject({ reservedFor: number(visitId), reservedCarrier: null });
    expect(wish(first.reservationId)).toMatchObject({ endedHow: 'expired', endedAt: at(30) });
    yard.at(60);
    turn();
    expect(slot('A01')).toMatchObject({ reservedFor: null, reservedAt: null });
    const past = { slotId: slotId('A01'), visitId, from: at(90), until: at(80) };
    expect(yard.refused('slot.reserve', past).code).toBe('reservation.times');
  });

  it('[SL22] wished again by the same one is one wish with new times; with nobody, all go', () => {
    const one = yard.ok('slot.reserve', { slotId: slotId('A01'), carrier: FIRM });
    const again = yard.ok('slot.reserve', { slotId: slotId('A01'), carrier: 'van tai bac giang', until: START + 1000 });
    expect(again).toEqual({ reservationId: one.reservationId, competing: 0 });
    yard.ok('slot.reserve', { slotId: slotId('A01'), visitId: aTruck() });
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('slot.reserve', { slotId: slotId('A01') });
    expect(yard.stores.reservations.open()).toEqual([]);
    expect(slot('A01').reservedCarrier).toBeNull();
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)).toEqual(before);
  });

  it('[SL23] is used by its truck or a truck of its firm, overtaken by another, and stays where it is for later', () => {
    const mine = aTruck();
    const ofFirm = aTruck({ carrier: 'VẬN TẢI BẮC GIANG' });
    const used = yard.ok('slot.reserve', { slotId: slotId('A01'), carrier: FIRM }).reservationId;
    const overtaken = yard.ok('slot.reserve', { slotId: slotId('A01'), visitId: mine }).reservationId;
    const later = yard.ok('slot.reserve', { slotId: slotId('A01'), visitId: aTruck(), from: START + 3_600_000 });
    yard.ok('slot.assign', { visitId: ofFirm, slotId: slotId('A01') });
    expect(wish(used).endedHow).toBe('used');
    expect(wish(overtaken).endedHow).toBe('overtaken');
    expect(wish(later.reservationId).endedAt).toBeNull();
    expect(slot('A01')).toMatchObject({ reservedFor: null, reservedCarrier: null, visitId: number(ofFirm) });
  });

  it('[SL23] for places of a zone: a visit’s ends when it stands there, a firm’s counts down', () => {
    const mine = aTruck();
    const own = yard.ok('reservation.make', { zone: 'B', visitId: mine }).reservationIds[0] ?? '';
    const firm = yard.ok('reservation.make', { zone: 'B', count: 2, carrier: FIRM });
    expect(firm.competing).toBe(1);
    yard.ok('piece.see', { visitId: mine, zone: 'B' });
    expect(wish(own).endedHow).toBe('used');
    const [first, second] = [aTruck({ carrier: FIRM }), aTruck({ carrier: FIRM })];
    yard.ok('slot.assign', { visitId: first, slotId: slotId('B01') });
    yard.ok('slot.move', { visitId: first, slotId: slotId('B02') });
    expect(wish(firm.reservationIds[0] ?? '')).toMatchObject({ count: 1, endedAt: null });
    yard.ok('piece.see', { visitId: second, zone: 'B' });
    expect(wish(firm.reservationIds[0] ?? '').endedHow).toBe('used');
    expect(yard.refused('reservation.make', { zone: 'ZZ', carrier: FIRM }).code).toBe('zone.unknown');
  });

  it('[SL23] of a truck that has left does not come back by an undo', () => {
    const [mine, other] = [aTruck(), aTruck()];
    yard.ok('reservation.make', { slotIds: [slotId('A01'), slotId('A02')], visitId: mine });
    const seq = yard.seqOf('slot.assign', { visitId: other, slotId: slotId('A01') });
    yard.ok('visit.depart', { visitId: mine });
    expect(yard.stores.reservations.open()).toEqual([]);
    expect(slot('A02').reservedFor).toBeNull();
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'visit.over', stage: 'departed' });
  });

  it('[SL22] from before wishes were kept as records counts as the oldest one', () => {
    const [old, next] = [aTruck(), aTruck()];
    for (const code of ['A01', 'A02'])
      yard.db
        .prepare('UPDATE slots SET reserved_for = ?, reserved_at = ? WHERE code = ?')
        .run(number(old), START, code);
    expect(isDue()).toBe(false);
    expect(yard.ok('slot.reserve', { slotId: slotId('A01'), visitId: next }).competing).toBe(1);
    expect(slot('A01').reservedFor).toBe(number(old));
    yard.ok('visit.depart', { visitId: old });
    expect([slot('A01').reservedFor, slot('A02').reservedFor]).toEqual([number(next), null]);
    yard.ok('slot.reserve', { slotId: slotId('A01') });
    // Written past the journal above: it cannot be replayed.
    yard.db.prepare('DELETE FROM reservations').run();
    yard.close();
    yard = aYard({ inMemory: true });
  });
});

describe('reports from the ground', () => {
  it('[SL25] a truck that nobody knows is one alarm of its slot, until it is cleared up or a truck is placed there', () => {
    const alarms = () => yard.stores.site.openAlarms().filter(({ code }) => code === 'unknown-truck');
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('slot.report-unknown', { slotId: slotId('A01') });
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)).toEqual(before);
    const { alarmId } = yard.ok('slot.report-unknown', { slotId: slotId('A01') });
    const again = yard.ok('slot.report-unknown', { slotId: slotId('A01'), plate: '12C-999.99' });
    expect(again.alarmId).toBe(alarmId);
    expect(slot('A01')).toMatchObject({ unknownAt: START, unknownPlate: '12C99999' });
    expect(alarms()).toMatchObject([{ slotId: slot('A01').id, details: { slot: 'A01', plate: '12C99999' } }]);
    yard.ok('slot.clear-unknown', { slotId: slotId('A01') });
    expect([alarms(), slot('A01').unknownAt, slot('A01').unknownPlate]).toEqual([[], null, null]);
    yard.ok('slot.report-unknown', { slotId: slotId('A01') });
    yard.ok('slot.assign', { visitId: aTruck(), slotId: slotId('A01') });
    expect([alarms(), slot('A01').unknownAt]).toEqual([[], null]);
  });

  it('[SL25] a truck in a keep-clear area is one alarm, which closes when that truck is placed or departs', () => {
    const alarms = () => yard.stores.site.openAlarms().filter(({ code }) => code === 'keep-clear');
    const plate = '12C-111.22';
    const visitId = aTruck({ plate });
    const byPlate = yard.ok('keep-clear.report', { area: 'K1', plate });
    expect(yard.ok('keep-clear.report', { area: 'K1', visitId }).alarmId).toBe(byPlate.alarmId);
    expect(alarms()).toMatchObject([{ visitId: number(visitId), details: { area: 'K1', plate: '12C11122' } }]);
    yard.ok('piece.see', { visitId, zone: 'B' });
    expect(alarms()).toEqual([]);
    yard.ok('keep-clear.report', { area: 'K1', visitId });
    yard.ok('visit.depart', { visitId });
    expect(alarms()).toEqual([]);
    const nobody = yard.ok('keep-clear.report', { area: 'K1' });
    expect(yard.ok('keep-clear.report', { area: 'K1', plate: '12C-7' }).alarmId).not.toBe(nobody.alarmId);
    expect(yard.ok('keep-clear.report', { area: 'K1' }).alarmId).toBe(nobody.alarmId);
  });
});
