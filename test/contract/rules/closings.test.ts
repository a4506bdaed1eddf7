import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { aYard, nextCommandId, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

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
const aTruck = (): string =>
  yard.ok('visit.arrive', {
    plate: `12C${String(30_000 + (trucks += 1))}`,
    direction: 'export',
    crossing: 'HN',
    people: 0,
  }).visitId;

const slot = (code: string): string => `slt_${(yard.stores.slots.slotByCode(code)?.id ?? 0).toString(36)}`;
const statusOf = (code: string): string | undefined => yard.stores.slots.slotByCode(code)?.status;

/** Does what the engine's timer does. */
function turn(): void {
  const actor = systemActor('system');
  const due = dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'closing.turn');
  yard.engine.dispatch.runBatch(due.map((work) => ({ commandId: nextCommandId(), ...work, actor })));
}

describe('closings', () => {
  it('[CL1] takes a zone out of use at once, and tells what has to be moved first', () => {
    const visitId = aTruck();
    yard.ok('slot.assign', { visitId, slotId: slot('B02') });
    const closing = yard.ok('closing.order', { zone: 'B', reason: 'trải nhựa' });
    const { plate } = yard.stores.visits.get(1 as never) ?? { plate: '' };
    expect(closing).toEqual({
      closingId: 'clo_1',
      slots: 8,
      toMove: [{ visitId, plate, slotId: slot('B02') }],
    });
    expect([statusOf('B01'), statusOf('B02'), statusOf('A01')]).toEqual(['closed', 'closing', 'open']);
    expect(yard.refused('slot.assign', { visitId: aTruck(), slotId: slot('B01') }).code).toBe('slot.closed');
  });

  it('[CL1] takes one row, and nothing that must stay clear', () => {
    expect(yard.ok('closing.order', { zone: 'C', row: 'C0', reason: 'x' }).slots).toBe(3);
    expect(yard.refused('closing.order', { zone: 'C', row: 'C9', reason: 'x' })).toEqual({ code: 'closing.nothing' });
    expect(yard.refused('closing.order', { zone: 'ZZ', reason: 'x' })).toEqual({ code: 'zone.unknown', zone: 'ZZ' });
  });

  it('[CL1] refuses times that make no sense', () => {
    const order = { zone: 'B', reason: 'x' };
    expect(yard.refused('closing.order', { ...order, until: START }).code).toBe('closing.times');
    const from = START + 2 * HOUR_MS;
    expect(yard.refused('closing.order', { ...order, from, until: START + HOUR_MS }).code).toBe('closing.times');
  });

  it('[CL2] begins and ends by itself', () => {
    yard.ok('slot.close', { slotId: slot('B01'), reason: 'ổ gà' });
    yard.ok('closing.order', {
      zone: 'B',
      from: START + HOUR_MS,
      until: START + 3 * HOUR_MS,
      reason: 'trải nhựa',
    });
    expect(statusOf('B02')).toBe('open');
    turn();
    expect(statusOf('B02')).toBe('open');
    const visitId = aTruck();
    yard.ok('slot.assign', { visitId, slotId: slot('B02') });
    yard.at(60);
    turn();
    expect([statusOf('B01'), statusOf('B02'), statusOf('B03')]).toEqual(['closed', 'closing', 'closed']);
    yard.ok('slot.vacate', { visitId });
    expect(statusOf('B02')).toBe('closed');
    yard.at(180);
    turn();
    expect([statusOf('B01'), statusOf('B02'), statusOf('B03')]).toEqual(['closed', 'open', 'open']);
    expect(yard.stores.closings.open()).toEqual([]);
    expect(yard.stores.records.get('closing', 1)).toMatchObject({ endedHow: 'over', endedAt: START + 3 * HOUR_MS });
  });

  it('[CL3] opens what it closed, not what was closed for another reason since', () => {
    const { closingId } = yard.ok('closing.order', { zone: 'B', reason: 'trải nhựa' });
    yard.ok('slot.open', { slotId: slot('B03') });
    yard.ok('slot.close', { slotId: slot('B03'), reason: 'hố ga' });
    yard.ok('closing.cancel', { closingId, reason: 'mưa' });
    expect([statusOf('B02'), statusOf('B03')]).toEqual(['open', 'closed']);
    expect(yard.refused('closing.cancel', { closingId })).toEqual({ code: 'closing.over' });
  });

  it('[CL3] leaves to another closing what that one takes as well', () => {
    const first = yard.ok('closing.order', { zone: 'B', reason: 'trải nhựa' });
    const second = yard.ok('closing.order', { slotIds: [slot('B01'), slot('A01')], reason: 'đặt máy phát' });
    yard.ok('closing.cancel', { closingId: first.closingId });
    expect([statusOf('B01'), statusOf('B02'), statusOf('A01')]).toEqual(['closed', 'open', 'closed']);
    yard.ok('closing.cancel', { closingId: second.closingId });
    expect([statusOf('B01'), statusOf('A01')]).toEqual(['open', 'open']);
  });

  it('[CL3] one that never began opens nothing', () => {
    yard.ok('slot.close', { slotId: slot('B01'), reason: 'trải nhựa' });
    const { closingId } = yard.ok('closing.order', { zone: 'B', from: START + HOUR_MS, reason: 'trải nhựa' });
    yard.ok('closing.cancel', { closingId });
    expect(statusOf('B01')).toBe('closed');
  });

  it('[JO4] is taken back as a whole', () => {
    const seq = yard.seqOf('closing.order', { zone: 'B', reason: 'nhầm khu' });
    yard.ok('change.undo', { seq });
    expect([statusOf('B01'), yard.stores.closings.open().length]).toEqual(['open', 0]);
  });
});
