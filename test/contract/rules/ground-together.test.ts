import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId } from '../../../shared/kernel/ids.ts';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { later } from '../../../shared/kernel/instant.ts';
import type { Piece, Visit } from '../../../shared/domain/records.ts';
import { aYard, recordsOf, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

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
  const plate = `15C${String(60_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 0, ...more }).visitId;
}
const slot = (code: string): string => wireId('slot', yard.stores.slots.slotByCode(code)?.id ?? (0 as never));
const status = (code: string): string | undefined => yard.stores.slots.slotByCode(code)?.status;
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const pieces = (visitId: string): readonly Piece[] =>
  yard.stores.visits.piecesOf(parseWireId('visit', visitId) ?? (0 as never));
const openMoves = (): readonly string[] => yard.stores.moves.open().map(({ target }) => target);
const tractorOf = (visitId: string): string =>
  yard.ask('visit.story', { visitId }).pieces.find(({ kind }) => kind === 'tractor')?.pieceId ?? '';
function parked(code: string, more: object = {}): string {
  const visitId = aTruck(more);
  yard.ok('slot.assign', { visitId, slotId: slot(code) });
  return visitId;
}

describe('orders to move, and what else happens on the ground', () => {
  it('[MV3] an order is not done by a piece that stands at its place apart', () => {
    const visitId = parked('B01', { trailerPlate: '15R11111' });
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('piece.see', { visitId, pieceId: tractorOf(visitId), slotId: slot('B02') });
    expect(yard.refused('move.done', { moveId })).toEqual({ code: 'slot.occupied', visitId });
    expect(openMoves()).toEqual(['B02']);
  });

  it('[MV3] [SL14] an order brings no hazardous goods too near to others', () => {
    yard.ok('settings.save', {
      values: { slots: { weights: {}, segregationMetres: [100, 100, 100, 100], usesPrices: false } },
    });
    yard.ok('layout.save', {
      zones: [],
      slots: yard.stores.slots
        .slots()
        .filter(({ code }) => ['B01', 'B02', 'B03'].includes(code))
        .map((one) => ({ ...drawn(one), hazardClasses: ['3', '5.1'] })),
    });
    const visitId = aTruck({ hazardClass: '5.1' });
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    parked('B01', { hazardClass: '3' });
    expect(yard.refused('move.done', { moveId }).code).toBe('slot.hazard-neighbour');
    yard.ok('move.done', { moveId, override: { reason: 'chỉ một lúc' } });
    expect(visit(visitId).slotId).not.toBeNull();
  });

  it('[MV3] who is put into the zone by hand has the order to it done', () => {
    const visitId = parked('B01');
    yard.ok('move.order', { visitId, toZone: 'A' });
    yard.ok('piece.see', { visitId, zone: 'A' });
    expect(openMoves()).toEqual([]);
    yard.ok('move.order', { visitId, toZone: 'B' });
    yard.ok('slot.assign', { visitId, slotId: slot('B02') });
    expect(openMoves()).toEqual([]);
  });

  it('[MV3] a lane is one place, also when an order leads to it', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toZone: 'UN' });
    yard.ok('move.done', { moveId });
    expect(visit(visitId).place).toBe('unknown');
  });

  it('[MV3] who drives over the border has no order any more', () => {
    const visitId = parked('B01');
    yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('visit.abroad', { visitId });
    expect([openMoves(), yard.stores.reservations.open()]).toEqual([[], []]);
  });

  it('[MV2] [JO4] no undo gives a truck a second order with a place', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    const seq = yard.seqOf('move.cancel', { moveId });
    const newer = yard.seqOf('move.order', { visitId, toSlotId: slot('B03') });
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.in-the-way', seqs: [newer] });
    yard.ok('change.undo', { seq: newer });
    yard.ok('change.undo', { seq });
    expect(openMoves()).toEqual(['B02']);
  });

  it('[MV3] [JO4] no undo brings back an order of a truck that has gone', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toZone: 'A' });
    const seq = yard.seqOf('move.cancel', { moveId });
    yard.ok('visit.depart', { visitId });
    expect(yard.refused('change.undo', { seq }).code).toBe('visit.over');
    expect(openMoves()).toEqual([]);
  });
});

describe('taking back what a truck took along', () => {
  it('[JO4] [SL21] [MV3] nothing of a truck that is over the border comes back into the yard alone', () => {
    const visitId = parked('B01', { trailerPlate: '15R88888' });
    const pieceId = tractorOf(visitId);
    yard.ok('piece.see', { visitId, pieceId, slotId: slot('B02') });
    const joined = yard.seqOf('piece.see', { visitId, pieceId, isWithVisit: true });
    const { moveId } = yard.ok('move.order', { visitId, toZone: 'A' });
    const cancelled = yard.seqOf('move.cancel', { moveId });
    yard.ok('visit.abroad', { visitId });
    for (const seq of [joined, cancelled])
      expect(yard.refused('change.undo', { seq })).toEqual({ code: 'visit.not-in-yard', stage: 'abroad' });
    expect(yard.stores.slots.piecesApart()).toEqual([]);
  });
});

describe('taking back what the plan has lost since', () => {
  const zoneC = { code: 'D', name: 'D', kind: 'parking', capacity: 10 } as const;

  it('[JO4] [LY7] no truck comes back into a zone that has gone', () => {
    yard.ok('layout.save', { zones: [zoneC], slots: [] });
    const visitId = aTruck();
    yard.ok('piece.see', { visitId, zone: 'D' });
    const seq = yard.seqOf('slot.assign', { visitId, slotId: slot('B01') });
    const gone = yard.seqOf('layout.save', { zones: [], slots: [], removeZones: ['D'] });
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.in-the-way', seqs: [gone] });
  });

  it('[JO4] [LY7] nor a piece, a wish or an order', () => {
    yard.ok('layout.save', { zones: [zoneC], slots: [] });
    const visitId = parked('B01', { trailerPlate: '15R22222' });
    const pieceId = tractorOf(visitId);
    yard.ok('piece.see', { visitId, pieceId, zone: 'D', row: 'D1' });
    const joined = yard.seqOf('piece.see', { visitId, pieceId, isWithVisit: true });
    const made = yard.ok('reservation.make', { zone: 'D', carrier: 'Thành Công' });
    const cancelled = yard.seqOf('reservation.cancel', { reservationId: made.reservationIds[0] ?? '' });
    const { moveId } = yard.ok('move.order', { visitId, toZone: 'D' });
    const ended = yard.seqOf('move.cancel', { moveId });
    const gone = yard.seqOf('layout.save', { zones: [], slots: [], removeZones: ['D'] });
    for (const seq of [joined, cancelled, ended])
      expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.in-the-way', seqs: [gone] });
  });

  it('[JO4] [CL3] no undo opens a slot that another closing has taken as well', () => {
    const first = yard.seqOf('closing.order', { slotIds: [slot('B01')], reason: 'sơn vạch' });
    const second = yard.seqOf('closing.order', { slotIds: [slot('B01')], reason: 'đổ bê tông' });
    expect(yard.refused('change.undo', { seq: first })).toEqual({ code: 'change.in-the-way', seqs: [second] });
    yard.ok('change.undo', { seq: second });
    yard.ok('change.undo', { seq: first });
    expect(status('B01')).toBe('open');
  });

  it('[CL3] what was mended is closed as the other closing asks', () => {
    parked('B02');
    const slotIds = [slot('B01'), slot('B02')];
    yard.ok('closing.order', { slotIds, reason: 'sơn vạch' });
    const { closingId } = yard.ok('closing.order', { slotIds, reason: 'sụt nền', isBroken: true });
    expect([status('B01'), status('B02')]).toEqual(['out-of-service', 'out-of-service']);
    yard.ok('closing.cancel', { closingId });
    expect([status('B01'), status('B02')]).toEqual(['closed', 'closing']);
  });

  it('[JO4] [SL7] what was seen stays with a stock-take that has ended', () => {
    const { countId } = yard.ok('count.start', { zones: ['B'] });
    const seq = yard.seqOf('count.see', { countId, slotId: slot('B01'), isEmpty: true });
    yard.ok('count.finish', { countId, corrections: [] });
    expect(yard.refused('change.undo', { seq }).code).toBe('count.over');
  });

  it('[LY7] a slot that has gone is neither closed nor opened', () => {
    const slotId = slot('B01');
    yard.ok('layout.save', { zones: [], slots: [], removeSlots: ['B01'] });
    expect(yard.refused('slot.close', { slotId, reason: 'x' }).code).toBe('slot.unknown');
    expect(yard.refused('slot.open', { slotId }).code).toBe('slot.unknown');
  });
});

describe('stock-takes, alarms and plans of moves', () => {
  it('[KB8] [LY7] nobody is put in a slot that was taken off the plan since it was looked at', () => {
    const visitId = parked('B01');
    const plate = visit(visitId).plate;
    const { countId } = yard.ok('count.start', { zones: ['B'] });
    yard.at(1);
    yard.ok('count.see', { countId, slotId: slot('B02'), plate });
    yard.ok('layout.save', { zones: [], slots: [], removeSlots: ['B02'] });
    expect(yard.ask('count.state', { countId }).differences).toEqual([]);
    yard.ok('count.finish', { countId, corrections: [] });
    expect(visit(visitId).slotId).toBe(yard.stores.slots.slotByCode('B01')?.id);
  });

  it('[JO4] [SL25] no undo opens a second alarm of one truck in one area', () => {
    const visitId = aTruck();
    yard.ok('keep-clear.report', { area: 'K1', visitId });
    const seq = yard.seqOf('slot.assign', { visitId, slotId: slot('B01') });
    const again = yard.seqOf('keep-clear.report', { area: 'K1', visitId });
    expect(yard.refused('change.undo', { seq })).toEqual({ code: 'change.in-the-way', seqs: [again] });
    expect(yard.stores.site.openAlarms()).toHaveLength(1);
  });

  it('[MV4] [SL14] a plan brings no hazardous goods too near to others', () => {
    yard.ok('settings.save', {
      values: { slots: { weights: {}, segregationMetres: [200, 200, 200, 200], usesPrices: false } },
    });
    yard.ok('layout.save', {
      zones: [],
      slots: yard.stores.slots
        .slots()
        .filter(({ code }) => ['B01', 'B02', 'B03'].includes(code))
        .map((one) => ({ ...drawn(one), hazardClasses: ['3', '5.1'] })),
    });
    parked('B01', { hazardClass: '3' });
    const visitId = aTruck({ hazardClass: '5.1' });
    yard.ok('slot.assign', { visitId, slotId: slot('B03'), override: { reason: 'không còn chỗ' } });
    const plan = yard.ask('move.plan', { why: 'zone-closing', slotIds: [slot('B03')] });
    expect(plan.moves).toEqual([]);
    expect(plan.stuck).toMatchObject([{ visitId }]);
  });

  it('[MV7] a piece that stands apart is named, and its truck not sent off instead', () => {
    const visitId = parked('B01', { trailerPlate: '15R55555' });
    yard.ok('piece.see', { visitId, pieceId: tractorOf(visitId), slotId: slot('B02') });
    const plan = yard.ask('move.plan', { why: 'zone-closing', slotIds: [slot('B02')] });
    expect([plan.moves, plan.stuck]).toMatchObject([[], [{ visitId, slotId: slot('B02') }]]);
  });

  it('[SL15] [SL21] a piece in a row of a zone without slots takes a place there', () => {
    yard.ok('layout.save', { zones: [{ code: 'D', name: 'D', kind: 'parking', capacity: 2 }], slots: [] });
    const visitId = parked('B01', { trailerPlate: '15R66666' });
    const free = () => yard.ask('slot.suggest', { visitId: aTruck() }).zones.find(({ code }) => code === 'D')?.free;
    expect(free()).toBe(2);
    yard.ok('piece.see', { visitId, pieceId: tractorOf(visitId), zone: 'D', row: 'D1' });
    expect(free()).toBe(1);
  });
});

describe('pieces apart', () => {
  it('[SL21] what is left when the piece that led was never here leads, and stands with its visit', () => {
    const visitId = parked('B01', { trailerPlate: '15R33333' });
    yard.ok('piece.see', { visitId, pieceId: tractorOf(visitId), slotId: slot('B02') });
    yard.ok('visit.amend', { visitId, trailerPlate: null, vehicleType: 'tractor-alone', reason: 'nhầm' } as never);
    expect(pieces(visitId)).toMatchObject([{ kind: 'tractor', isLead: true, isApart: false }]);
    expect(yard.stores.slots.heldBy(parseWireId('visit', visitId) ?? (0 as never)).map(({ code }) => code)).toEqual([
      'B01',
    ]);
  });

  it('[SL21] what stays in the yard alone is where it stands, not where its tractor stood', () => {
    const visitId = aTruck({ vehicleType: 'tractor-alone' });
    yard.ok('visit.swap-vehicle', { visitId, role: 'trailer', plate: '15R77777', reason: 'kéo moóc' } as never);
    yard.ok('slot.assign', { visitId, slotId: slot('B01') });
    const pieceId = yard.ask('visit.story', { visitId }).pieces.find(({ kind }) => kind === 'trailer')?.pieceId ?? '';
    yard.ok('piece.see', { visitId, pieceId, slotId: slot('B02') });
    const before = recordsOf(yard.db);
    const undone = yard.seqOf('visit.uncouple', { visitId });
    yard.ok('change.undo', { seq: undone });
    const after = recordsOf(yard.db);
    for (const table of ['visits', 'pieces', 'slots']) expect(after[table]).toEqual(before[table]);
    yard.ok('visit.uncouple', { visitId });
    expect(pieces(visitId)).toMatchObject([{ kind: 'trailer', isLead: true, isApart: false }]);
    expect(visit(visitId)).toMatchObject({ plate: '15R77777', slotId: yard.stores.slots.slotByCode('B02')?.id });
    const held = yard.stores.slots.heldBy(parseWireId('visit', visitId) ?? (0 as never));
    expect(held.map(({ code }) => code)).toEqual(['B02']);
  });

  it('[SL21] a truck does not leave before its piece was seen apart', () => {
    const visitId = parked('B01', { trailerPlate: '15R44444' });
    const seenAt = yard.at(60);
    yard.ok('piece.see', { visitId, pieceId: tractorOf(visitId), zone: 'A' });
    yard.at(90);
    const occurredAt = later(START, 30 * MINUTE_MS);
    yard.ok('visit.depart', { visitId, occurredAt, reason: 'ghi bù' });
    expect(visit(visitId).departedAt).toBe(seenAt);
  });
});

/** A slot as `layout.save` names it. */
function drawn(one: ReturnType<Yard['stores']['slots']['slots']>[number]) {
  const zone = yard.stores.records.require('zone', one.zoneId).code;
  const { code, row, position, lengthCm, xCm, yCm } = one;
  return { code, zone, row, position, lengthCm, xCm, yCm };
}
