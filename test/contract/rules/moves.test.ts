import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

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
const aTruck = (more: object = {}): string =>
  yard.ok('visit.arrive', {
    plate: `12C${String(40_000 + (trucks += 1))}`,
    direction: 'export',
    crossing: 'HN',
    people: 0,
    ...more,
  }).visitId;
const slot = (code: string): string => `slt_${(yard.stores.slots.slotByCode(code)?.id ?? 0).toString(36)}`;
const parked = (code: string, more: object = {}): string => {
  const visitId = aTruck(more);
  yard.ok('slot.assign', { visitId, slotId: slot(code) });
  return visitId;
};
const open = () => yard.stores.moves.open();
const standsOn = (code: string): string | null => {
  const visitId = yard.stores.slots.slotByCode(code)?.visitId ?? null;
  return visitId === null ? null : `vis_${visitId.toString(36)}`;
};

describe('move orders', () => {
  it('[MV1] says from where, where to, why, how soon and who', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', {
      visitId,
      toSlotId: slot('B02'),
      why: 'consolidate',
      priority: 3,
      assignedTo: 'đầu kéo 2',
    });
    expect(yard.ask('yard.now', {}).moves).toMatchObject([
      {
        moveId,
        visitId,
        why: 'consolidate',
        fromPlace: `slot:${slot('B01')}`,
        target: 'B02',
        toSlotId: slot('B02'),
        priority: 3,
        isUrgent: false,
        assignedTo: 'đầu kéo 2',
      },
    ]);
    yard.ok('move.assign', { moveId, assignedTo: null, priority: 1 }, actorWith('coordinator'));
    expect(open()).toMatchObject([{ assignedTo: null, priority: 1, isUrgent: true }]);
  });

  it('[MV1] refuses what takes nobody, what does not fit, and what is taken', () => {
    const visitId = aTruck();
    const refused = (code: string, more: object = {}) =>
      yard.refused('move.order', { visitId, toSlotId: slot(code), ...more }).code;
    yard.ok('slot.close', { slotId: slot('B03'), reason: 'x' });
    const other = parked('B01');
    expect(refused('B01')).toBe('slot.occupied');
    expect(refused('B03')).toBe('slot.closed');
    expect(refused('B07')).toBe('slot.too-short');
    expect(refused('C04')).toBe('slot.keep-clear');
    expect(yard.refused('move.order', { visitId, toZone: 'ZZ' }).code).toBe('zone.unknown');
    // Once the other one is to go elsewhere, its slot is free when it comes to it.
    yard.ok('move.order', { visitId: other, toSlotId: slot('B02') });
    yard.ok('move.order', { visitId, toSlotId: slot('B01') });
    expect(open()).toHaveLength(2);
  });

  it('[MV2] a newer order with a place takes the place of the older; words stay beside it', () => {
    const visitId = parked('B01');
    yard.ok('move.order', { visitId, target: 'cổng 1', why: 'wrong-gate' });
    yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('move.order', { visitId, toZone: 'A' });
    expect(open().map(({ target }) => target)).toEqual(['cổng 1', 'A']);
  });

  it('[MV2] keeps the slot until it is carried out or taken back', () => {
    const visitId = parked('B01');
    const keptFor = (code: string): number | null => yard.stores.slots.slotByCode(code)?.reservedFor ?? null;
    const first = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    expect(keptFor('B02')).toBe(1);
    expect(
      yard.ask('slot.suggest', { visitId: aTruck(), limit: 50 }).suggestions.map(({ code }) => code),
    ).not.toContain('B02');
    yard.ok('move.cancel', { moveId: first.moveId, reason: 'thôi' });
    expect(keptFor('B02')).toBeNull();
    yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('move.order', { visitId, toSlotId: slot('B03') });
    expect([keptFor('B02'), keptFor('B03')]).toEqual([null, 1]);
    // Put elsewhere by hand it still has its order, and its place.
    yard.ok('slot.move', { visitId, slotId: slot('B04') });
    expect([keptFor('B03'), open().length]).toEqual([1, 1]);
    yard.ok('visit.depart', { visitId });
    expect([keptFor('B03'), yard.stores.reservations.open()]).toEqual([null, []]);
  });

  it('[MV3] done means that the truck stands there', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('move.done', { moveId });
    expect([standsOn('B01'), standsOn('B02')]).toEqual([null, visitId]);
    expect(yard.stores.records.get('move', 1)).toMatchObject({ isDone: true });
    expect(yard.refused('move.done', { moveId }).code).toBe('move.over');
    const zoneMove = yard.ok('move.order', { visitId, toZone: 'A' });
    yard.ok('move.done', { moveId: zoneMove.moveId });
    expect(yard.stores.visits.get(1 as never)).toMatchObject({ slotId: null, place: 'zone:zon_1' });
  });

  it('[MV3] a place that is taken by then is refused, and another may be given', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    const other = parked('B02');
    expect(yard.refused('move.done', { moveId })).toEqual({ code: 'slot.occupied', visitId: other });
    expect(open()).toHaveLength(1);
    yard.ok('move.done', { moveId, slotId: slot('B03') });
    expect([standsOn('B02'), standsOn('B03'), open()]).toEqual([other, visitId, []]);
  });

  it('[MV3] who is put there by hand has the order done; who leaves has none', () => {
    const visitId = parked('B01');
    yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    yard.ok('slot.move', { visitId, slotId: slot('B02') });
    expect([open(), yard.stores.records.get('move', 1)?.isDone]).toEqual([[], true]);
    yard.ok('move.order', { visitId, toSlotId: slot('B03') });
    yard.ok('visit.depart', { visitId });
    expect([open(), yard.stores.records.get('move', 2)?.isDone]).toEqual([[], false]);
  });

  it('[MV1] several are ordered at once; those that cannot be are told', () => {
    const [first, second] = [parked('B01'), parked('B02')];
    const answer = yard.ok('move.order-all', {
      moves: [
        { visitId: first, toSlotId: slot('B03'), why: 'consolidate' },
        { visitId: second, toSlotId: slot('B01'), why: 'consolidate' },
        { visitId: second, toSlotId: slot('B04') },
        { visitId: aTruck(), toSlotId: slot('B03') },
        { visitId: aTruck(), toSlotId: slot('B07') },
      ],
    });
    expect(answer.ordered.map(({ visitId }) => visitId)).toEqual([first, second]);
    expect(answer.refused.map(({ refusal }) => refusal['code'])).toEqual([
      'move.no-place',
      'move.no-place',
      'slot.too-short',
    ]);
  });

  it('[JO4] a move that is done is taken back with its order', () => {
    const visitId = parked('B01');
    const { moveId } = yard.ok('move.order', { visitId, toSlotId: slot('B02') });
    const seq = yard.seqOf('move.done', { moveId });
    yard.ok('change.undo', { seq });
    expect([standsOn('B01'), open().length]).toEqual([visitId, 1]);
  });
});

describe('moves that the engine proposes', () => {
  it('[MV4] frees a truck in a one-ended lane, the one at the mouth first', () => {
    const [deep, middle, mouth] = ['C03', 'C02', 'C01'].map((code) => parked(code)) as [string, string, string];
    const { moves, stuck } = yard.ask('move.plan', { why: 'unblock', visitId: deep });
    expect(moves.map(({ visitId }) => visitId)).toEqual([mouth, middle]);
    expect(new Set(moves.map(({ toCode }) => toCode)).size).toBe(2);
    expect(stuck).toEqual([]);
    const ordered = yard.ok('move.order-all', {
      moves: moves.map(({ visitId, toSlotId }) => ({ visitId, toSlotId, why: 'unblock' as const })),
    });
    expect(ordered.refused).toEqual([]);
    for (const { moveId } of ordered.ordered) yard.ok('move.done', { moveId });
    expect(yard.ask('move.plan', { why: 'unblock', visitId: deep }).moves).toEqual([]);
  });

  it('[MV5] clears what closes, and brings nobody onto ground that closes as well', () => {
    const [first, second] = [parked('B01'), parked('B02')];
    const { closingId } = yard.ok('closing.order', { zone: 'B', reason: 'trải nhựa' });
    const { moves } = yard.ask('move.plan', { why: 'zone-closing', closingId });
    expect(moves.map(({ visitId }) => visitId)).toEqual([first, second]);
    expect(moves.every(({ toCode }) => toCode.startsWith('A') || toCode.startsWith('C'))).toBe(true);
  });

  it('[MV7] names who has no place to go, and why', () => {
    const visitId = parked('B01', { lengthCm: 1900 });
    for (const zone of ['A', 'C']) yard.ok('closing.order', { zone, reason: 'x' });
    const { moves, stuck } = yard.ask('move.plan', { why: 'zone-closing', zone: 'B' });
    expect(moves).toEqual([]);
    expect(stuck).toMatchObject([{ visitId, slotId: slot('B01') }]);
    const all = yard.stores.slots.slots().length;
    expect(stuck[0]?.removed.reduce((sum, { slots }) => sum + slots, 0)).toBe(all);
  });
});
