import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, wireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
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
  const plate = `29H${String(70_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 0, ...more }).visitId;
}
const slot = (code: string): string => wireId('slot', yard.stores.slots.slotByCode(code)?.id ?? (0 as never));
const holder = (code: string): number | null | undefined => yard.stores.slots.slotByCode(code)?.visitId;
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const standings = (): unknown => yard.db.prepare('SELECT count(*) FROM standings').pluck().get();

/** The tractor of a visit, which does not lead where there is a trailer. */
function tractorOf(visitId: string): string {
  return yard.ask('visit.story', { visitId }).pieces.find(({ kind }) => kind === 'tractor')?.pieceId ?? '';
}
const piece = (id: string): Piece => yard.stores.records.require('piece', parseWireId('piece', id) ?? 0);

describe('a place that is known roughly', () => {
  it('[SL20] is a zone, or a row, an aisle or a bay of it, with when it was seen', () => {
    const visitId = aTruck();
    const zone = wireId('zone', yard.stores.slots.zoneByCode('B')?.id ?? (0 as never));
    for (const [part, place] of [
      [{}, `zone:${zone}`],
      [{ row: 'B3' }, `row:${zone}:B3`],
      [{ aisle: 'giữa' }, `aisle:${zone}:giữa`],
      [{ bay: '7' }, `bay:${zone}:7`],
    ] as const) {
      yard.ok('piece.see', { visitId, zone: 'B', ...part });
      expect(visit(visitId)).toMatchObject({ place, slotId: null });
    }
    yard.ok('piece.see', { visitId, zone: 'UN', row: 'B3' });
    expect(visit(visitId).place).toBe('unknown');
  });

  it('[SL20] seen again at the same place, only the time is new', () => {
    const visitId = aTruck();
    yard.ok('piece.see', { visitId, zone: 'B', row: 'B3' });
    const before = standings();
    const now = yard.at(60);
    yard.ok('piece.see', { visitId, zone: 'B', row: 'B3' });
    expect(visit(visitId).seenAt).toBe(now);
    const late = { occurredAt: now - HOUR_MS / 2, reason: 'ghi bù' };
    yard.ok('piece.see', { visitId, zone: 'B', row: 'B3', ...late });
    expect([visit(visitId).seenAt, standings()]).toEqual([now, before]);
    yard.ok('piece.see', { visitId, zone: 'B', ...late });
    expect(standings()).toBe(Number(before) + 1);
  });
});

describe('a piece that stands apart', () => {
  it('[SL21] has a place and a slot of its own, which its truck does not take along', () => {
    const visitId = aTruck({ trailerPlate: '12R-000.01' });
    const pieceId = tractorOf(visitId);
    yard.ok('slot.assign', { visitId, slotId: slot('A01') });
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('piece.see', { visitId, pieceId, slotId: slot('B07') });
    expect(piece(pieceId)).toMatchObject({ isApart: true, place: `slot:${slot('B07')}`, seenAt: START });
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)).toEqual(before);
    yard.ok('piece.see', { visitId, pieceId, slotId: slot('B07') });
    yard.ok('slot.move', { visitId, slotId: slot('A02') });
    expect([holder('A01'), holder('A02'), holder('B07')]).toEqual([null, visit(visitId).id, visit(visitId).id]);
    expect(yard.refused('slot.move', { visitId, slotId: slot('B07') }).code).toBe('slot.occupied');
    expect(yard.refused('slot.assign', { visitId: aTruck(), slotId: slot('B07') }).code).toBe('slot.occupied');
    yard.ok('piece.see', { visitId, pieceId, zone: 'B' });
    expect(holder('B07')).toBeNull();
    yard.ok('piece.see', { visitId, pieceId, isWithVisit: true });
    expect(piece(pieceId).isApart).toBe(false);
    expect(yard.ask('visit.story', { visitId }).pieces.map(({ place }) => place)).toEqual([
      `slot:${slot('A02')}`,
      `slot:${slot('A02')}`,
    ]);
  });

  it('[SL21] is refused like a truck: who leads, a closed slot, one that is taken or too short', () => {
    const visitId = aTruck({ trailerPlate: '12R-000.02', containerNo: 'MSKU1234565' });
    const pieces = yard.ask('visit.story', { visitId }).pieces;
    const container = pieces.find(({ kind }) => kind === 'container')?.pieceId ?? '';
    const trailer = pieces.find(({ isLead }) => isLead)?.pieceId ?? '';
    const see = (pieceId: string, code: string) =>
      yard.refused('piece.see', { visitId, pieceId, slotId: slot(code) }).code;
    yard.ok('slot.assign', { visitId, slotId: slot('A01') });
    yard.ok('slot.close', { slotId: slot('A02'), reason: 'sửa nền' });
    expect([see(trailer, 'A03'), see(container, 'A02'), see(container, 'A01'), see(container, 'B07')]).toEqual([
      'piece.leads',
      'slot.closed',
      'slot.occupied',
      'slot.too-short',
    ]);
    expect(yard.refused('piece.see', { visitId: aTruck(), pieceId: container, zone: 'B' }).code).toBe('piece.unknown');
  });

  it('[SL21] frees its slot when it is uncoupled, swapped, or all of it departs or goes abroad', () => {
    for (const leave of [
      (visitId: string) => yard.ok('visit.uncouple', { visitId }),
      (visitId: string) => yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '12C-555.55' }),
      (visitId: string) => yard.ok('visit.depart', { visitId }),
      (visitId: string) => yard.ok('visit.abroad', { visitId }),
    ]) {
      const visitId = aTruck({ trailerPlate: `12R-${String(100 + trucks)}.00` });
      const pieceId = tractorOf(visitId);
      yard.ok('piece.see', { visitId, pieceId, slotId: slot('B07') });
      yard.ok('slot.close', { slotId: slot('B07'), reason: 'sửa nền' });
      leave(visitId);
      expect([holder('B07'), yard.stores.slots.slotByCode('B07')?.status]).toEqual([null, 'closed']);
      expect(piece(pieceId).isApart).toBe(false);
      expect(yard.stores.slots.piecesApart()).toEqual([]);
      yard.ok('slot.open', { slotId: slot('B07') });
    }
  });
});

describe('a long vehicle', () => {
  it('[SL2] takes adjacent slots, each under the rules, and leaves all of them', () => {
    const visitId = aTruck();
    const take = { visitId, slotId: slot('A01'), alsoSlotIds: [slot('A02')] };
    expect(yard.refused('slot.assign', { ...take, alsoSlotIds: [slot('A03')] })).toEqual({
      code: 'slot.not-adjacent',
      slotId: slot('A03'),
    });
    expect(yard.refused('slot.assign', { ...take, alsoSlotIds: [slot('B02')] }).code).toBe('slot.not-adjacent');
    yard.ok('slot.close', { slotId: slot('A03'), reason: 'x' });
    expect(yard.refused('slot.assign', { ...take, alsoSlotIds: [slot('A02'), slot('A03')] }).code).toBe('slot.closed');
    const before = recordsOf(yard.db);
    const seq = yard.seqOf('slot.assign', take);
    expect(visit(visitId)).toMatchObject({ slotId: 1, alsoSlotIds: [2] });
    expect(yard.refused('slot.assign', { visitId: aTruck(), slotId: slot('A02') }).code).toBe('slot.occupied');
    yard.ok('change.undo', { seq });
    yard.ok('slot.assign', take);
    yard.ok('slot.close', { slotId: slot('A02'), reason: 'x' });
    expect(yard.refused('slot.move', { ...take, alsoSlotIds: [slot('A02')] }).code).toBe('slot.already-there');
    // It makes itself shorter, and the slot that was closing is closed.
    yard.ok('slot.move', { visitId, slotId: slot('A01') });
    expect([holder('A01'), holder('A02'), yard.stores.slots.slotByCode('A02')?.status]).toEqual([1, null, 'closed']);
    yard.ok('slot.vacate', { visitId });
    expect(yard.stores.slots.heldBy(visit(visitId).id)).toEqual([]);
    expect(before['occupancies']).toEqual([]);
  });

  it('[SL4] is refused where the slots are too short together, unless a coordinator says otherwise', () => {
    yard.ok('layout.save', {
      zones: [],
      slots: [1, 2].map((position) => ({
        code: `E0${String(position)}`,
        zone: 'B',
        row: 'E0',
        position,
        lengthCm: 1200,
        angleDeg: 90,
        xCm: 60_000,
        yCm: position * 1200,
      })),
    });
    const visitId = aTruck({ vehicleType: 'tractor-45' });
    expect(yard.refused('slot.assign', { visitId, slotId: slot('E01') }).code).toBe('slot.too-short');
    yard.ok('slot.assign', { visitId, slotId: slot('E01'), alsoSlotIds: [slot('E02')] });
    yard.ok('visit.depart', { visitId });
    const longer = aTruck({ lengthCm: 2500 });
    const take = { visitId: longer, slotId: slot('E01'), alsoSlotIds: [slot('E02')] };
    expect(yard.refused('slot.assign', take)).toMatchObject({ code: 'slot.too-short', lengthCm: 2400 });
    yard.ok('slot.assign', { ...take, override: { reason: 'sát lề' } });
  });
});
