import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

let trucks = 0;
function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `12C${String(20_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 0, ...more }).visitId;
}

function slot(code: string): string {
  const found = yard.stores.slots.slotByCode(code);
  return `slt_${(found?.id ?? 0).toString(36)}`;
}

/** The refusal of assigning, checked to be that of moving too. */
function noPlace(visitId: string, code: string): Refusal {
  const refusal = yard.refused('slot.assign', { visitId, slotId: slot(code) });
  expect(yard.refused('slot.move', { visitId, slotId: slot(code) })).toEqual(refusal);
  return refusal;
}

describe('slots through commands', () => {
  it('[SL1] a slot takes one truck; the next is told which one stands there', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('slot.assign', { visitId: first, slotId: slot('A01') });
    expect(noPlace(second, 'A01')).toEqual({ code: 'slot.occupied', visitId: first });
    yard.ok('slot.vacate', { visitId: first });
    yard.ok('slot.assign', { visitId: second, slotId: slot('A01') });
    expect(yard.refused('slot.vacate', { visitId: first }).code).toBe('slot.not-occupied');
  });

  it('[SL1] a late entry never makes two trucks stand in a slot at once', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('slot.assign', { visitId: first, slotId: slot('A01') });
    yard.at(60);
    yard.ok('slot.vacate', { visitId: first });
    yard.at(90);
    yard.ok(
      'slot.assign',
      { visitId: second, slotId: slot('A01'), occurredAt: START + 600_000, reason: 'ghi bù' },
      actorWith('coordinator'),
    );
    const rows = yard.db.prepare('SELECT started_at AS a, ended_at AS b FROM occupancies ORDER BY id').all();
    expect(rows).toEqual([
      { a: START, b: START + 3_600_000 },
      { a: START + 3_600_000, b: null },
    ]);
  });

  it('[SL2] who holds a slot moves; is not assigned a second one', () => {
    const visitId = aTruck();
    yard.ok('slot.assign', { visitId, slotId: slot('A01') });
    expect(yard.refused('slot.assign', { visitId, slotId: slot('A02') })).toEqual({
      code: 'slot.visit-elsewhere',
      slotIds: [slot('A01')],
    });
    expect(yard.refused('slot.move', { visitId, slotId: slot('A01') }).code).toBe('slot.already-there');
    yard.ok('slot.move', { visitId, slotId: slot('A02') });
    expect([yard.stores.slots.slotByCode('A01')?.visitId, yard.stores.slots.slotByCode('A02')?.visitId]).toEqual([
      null,
      1,
    ]);
  });

  it('[SL2] a truck seen in a zone has left its slot', () => {
    const visitId = aTruck();
    yard.ok('slot.assign', { visitId, slotId: slot('A01') });
    yard.ok('piece.see', { visitId, zone: 'B' });
    expect(yard.stores.slots.slotByCode('A01')?.visitId).toBeNull();
    expect(yard.refused('piece.see', { visitId, zone: 'Z' }).code).toBe('zone.unknown');
  });

  it('[SL3] closed and keep-clear slots take nobody, a closing one keeps its truck', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('slot.assign', { visitId: first, slotId: slot('A01') });
    yard.ok('slot.close', { slotId: slot('A01'), reason: 'sửa nền' });
    yard.ok('slot.close', { slotId: slot('A02'), reason: 'sửa nền' });
    expect(noPlace(second, 'A01').code).toBe('slot.closing');
    expect(noPlace(second, 'A02').code).toBe('slot.closed');
    expect(noPlace(second, 'C04').code).toBe('slot.keep-clear');
    expect(yard.refused('slot.close', { slotId: slot('A01'), reason: 'x' }).code).toBe('slot.closing');
    yard.ok('slot.vacate', { visitId: first });
    expect(yard.stores.slots.slotByCode('A01')?.status).toBe('closed');
    yard.ok('slot.open', { slotId: slot('A01') });
    expect(yard.refused('slot.open', { slotId: slot('A01') }).code).toBe('slot.already-open');
    yard.ok('slot.assign', { visitId: second, slotId: slot('A01') });
  });

  it('[SL3] a broken slot is out of service under its truck and after it, until somebody opens it', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('slot.assign', { visitId: first, slotId: slot('A01') });
    yard.ok('slot.close', { slotId: slot('A02'), reason: 'sửa nền' });
    for (const code of ['A01', 'A02'])
      yard.ok('slot.close', { slotId: slot(code), reason: 'ổ điện cháy', isBroken: true });
    yard.ok('slot.vacate', { visitId: first });
    for (const code of ['A01', 'A02']) {
      expect(yard.stores.slots.slotByCode(code)).toMatchObject({
        status: 'out-of-service',
        statusReason: 'ổ điện cháy',
        visitId: null,
      });
      expect(noPlace(second, code).code).toBe('slot.out-of-service');
      expect(yard.refused('slot.close', { slotId: slot(code), reason: 'x' }).code).toBe('slot.out-of-service');
    }
    yard.ok('slot.open', { slotId: slot('A01') });
    yard.ok('slot.assign', { visitId: second, slotId: slot('A01') });
  });

  it('[SL4] length and hazard refuse; a coordinator overrides with a reason, and the record says so', () => {
    const long = aTruck({ vehicleType: 'tractor-45' });
    const hazard = aTruck({ vehicleType: 'tractor-40', hazardClass: '3' });
    expect(noPlace(long, 'B07')).toEqual({ code: 'slot.too-short', lengthCm: 1200, neededCm: 1850 });
    expect(noPlace(hazard, 'B01').code).toBe('slot.hazard');
    const override = { reason: 'không còn chỗ' };
    expect(yard.refused('slot.assign', { visitId: long, slotId: slot('B07'), override }, actorWith('gate'))).toEqual({
      code: 'slot.override-not-allowed',
      rule: 'slot.too-short',
    });
    const seq = yard.seqOf('slot.assign', { visitId: long, slotId: slot('B07'), override }, actorWith('coordinator'));
    expect(yard.stores.journal.change(seq)?.reason).toBe('không còn chỗ');
    expect(yard.db.prepare('SELECT override_reason FROM occupancies').pluck().get()).toBe('không còn chỗ');
    yard.ok('slot.assign', { visitId: hazard, slotId: slot('B08') });
  });

  it('[SL4] power and direction are no reason to refuse', () => {
    const reefer = aTruck({ needsPower: true, direction: 'import' });
    yard.ok('slot.assign', { visitId: reefer, slotId: slot('B01') });
    yard.ok('slot.move', { visitId: reefer, slotId: slot('A05') });
  });

  it('[SL6] suggests slots with reasons, and accounts for every slot that it leaves out', () => {
    const visitId = aTruck();
    const { suggestions, removed } = yard.ask('slot.suggest', { visitId, limit: 50 });
    const out = removed.reduce((sum, one) => sum + one.slots, 0);
    expect(suggestions.length + out).toBe(18);
    expect(suggestions[0]?.terms.length).toBeGreaterThan(0);
    expect(suggestions.map((one) => one.code)).not.toContain('C04');
  });

  it('[SL22] a slot may be wished for several; the oldest wish rules, and the truck that comes has it', () => {
    const [first, second] = [aTruck(), aTruck()];
    expect(yard.ok('slot.reserve', { slotId: slot('A01'), visitId: first }).competing).toBe(0);
    expect(yard.ok('slot.reserve', { slotId: slot('A01'), visitId: second }).competing).toBe(1);
    expect(yard.stores.slots.slotByCode('A01')?.reservedFor).toBe(parseWireId('visit', first));
    yard.ok('slot.assign', { visitId: first, slotId: slot('A01') });
    expect(yard.stores.slots.slotByCode('A01')?.reservedFor).toBeNull();
  });
});
