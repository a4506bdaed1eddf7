import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOf } from '../../../renderer/features/queue/line.ts';
import { createRowStore } from '../../../renderer/store/row-store.ts';
import { FEES } from '../../../shared/domain/queue/documents.ts';
import { takeSnapshot } from '../../../electron/engine/snapshot.ts';
import { actorWith, aYard, type Yard } from '../../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;

let yard: Yard;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(20_000 + trucks)}`;
  yard.ok('expected.add', { plate, ...QUEUE, cargoClass: 'fresh', goods: 'sầu riêng', driver: 'Lê Bảo', ...more });
  return yard.ok('visit.arrive', { plate, vehicleType: 'tractor-40', trailerPlate: `29R${String(20_000 + trucks)}` })
    .visitId;
}

const entryOf = (visitId: string) => yard.ask('queue.order', QUEUE).entries.find((one) => one.visitId === visitId);
const notReady = (visitId: string): readonly string[] => entryOf(visitId)?.notReady ?? ['not in the line'];
const called = (): readonly string[] => yard.ok('queue.call', { ...QUEUE, count: 5 }).called.map((one) => one.visitId);

/** What the screen of a coordinator works out from the rows of this moment. */
function shown(visitId: string): { readonly notReady: readonly string[]; readonly unknown: readonly string[] } {
  const rows = createRowStore();
  const meta = { seq: yard.seq(), epoch: 'test-epoch', siteNow: yard.clock.now(), rate: 1 };
  rows.reset({ ...meta, ...takeSnapshot(yard.stores, true) });
  const queue = [...rows.all('queue').values()].find((one) => one.crossingCode === 'HN' && one.direction === 'export');
  const row = lineOf(rows, queue?.queueId ?? '', yard.clock.now()).find((one) => one.visitId === visitId);
  return { notReady: row?.notReady ?? [], unknown: row?.unknown ?? [] };
}

describe('readiness', () => {
  it('[QU27, QU4] what nobody has spoken of warns; what is missing blocks; each in the order of the list', () => {
    const visitId = aTruck();
    expect(notReady(visitId)).toEqual([]);
    expect(entryOf(visitId)?.warnings).toEqual([
      'unknown-document:customs-declaration',
      'unknown-document:growing-area-code',
      'unknown-document:packing-house-code',
      'unknown-document:plant-quarantine',
      'unknown-document:stamps-and-labels',
      'unknown-document:cadmium',
      'unknown-document:auramine-o',
      'unknown-document:fees',
      'unknown-driver-hours',
    ]);
    for (const kind of ['auramine-o', 'stamps-and-labels'])
      yard.ok('visit.document', { visitId, kind, state: 'missing' });
    yard.ok('visit.milestone', { visitId, milestone: 'fees-paid' });
    expect(notReady(visitId)).toEqual(['missing-document:stamps-and-labels', 'missing-document:auramine-o']);
    expect(entryOf(visitId)?.warnings).not.toContain('unknown-document:fees');
    expect(called()).toEqual([]);
  });

  it('[QU28, QU4] a result that is too old, or a paper that has run out, blocks from the day on that it does', () => {
    const visitId = aTruck();
    yard.ok('visit.document', { visitId, kind: 'cadmium', number: '77/KN', issuedOn: '2026-01-28' });
    yard.ok('visit.document', { visitId, kind: 'plant-quarantine', validUntilOn: '2026-02-11' });
    // 10 February 08:00; both hold through the 11th.
    yard.at(40 * 60 - 1);
    expect(notReady(visitId)).toEqual([]);
    yard.at(40 * 60);
    expect(notReady(visitId)).toEqual(['expired-document:plant-quarantine', 'expired-document:cadmium']);
    expect(shown(visitId).notReady).toEqual(notReady(visitId));
    yard.ok('visit.document', { visitId, kind: 'cadmium', number: '80/KN', issuedOn: '2026-02-11' });
    yard.ok('visit.document', { visitId, kind: 'plant-quarantine', number: '9/KD' });
    expect(called()).toEqual([visitId]);
  });

  it('[QU27] a site asks for papers of its own, and what is not known may block', () => {
    const visitId = aTruck();
    const names = { vi: 'giấy cân', en: null, zh: '过磅单' };
    yard.ok('settings.save', {
      values: {
        requiredDocuments: [{ direction: null, cargoClass: null, kind: 'weighing', goods: ['sau rieng'], names }],
        blockingUnknowns: ['documents', 'driver-hours'],
      },
    });
    expect(notReady(visitId)).toEqual(['unknown-document:weighing', 'unknown-driver-hours']);
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'kiểm tra' });
    expect(notReady(visitId)).toEqual(['hold', 'unknown-document:weighing', 'unknown-driver-hours']);
    expect(notReady(aTruck({ goods: 'xoài' }))).toEqual(['unknown-driver-hours']);
  });

  it('[QU29, QU4] the crossing counts as it is when the truck gets there', () => {
    const first = aTruck();
    const hours = [{ fromMinute: 8 * 60, toMinute: 12 * 60 }];
    yard.ok('crossing.save', {
      crossingId: 'cro_1',
      code: 'HN',
      name: 'Hữu Nghị',
      calendar: { daily: hours, days: [], hours: [] },
    });
    yard.at(209);
    expect(notReady(first)).toEqual([]);
    yard.at(210);
    expect(notReady(first)).toEqual(['crossing-closed']);
    expect(shown(first).notReady).toEqual(['crossing-closed']);
  });

  it('[QU29, QU4] a point that does not take a kind of truck does not call it', () => {
    const visitId = aTruck();
    const takes = { vehicleTypes: null, cargoClasses: ['general' as const], loaded: null };
    yard.ok('crossing.save', {
      crossingId: 'cro_1',
      code: 'HN',
      name: 'Hữu Nghị',
      directions: [{ direction: 'export', takes }, { direction: 'import' }],
    });
    expect(notReady(visitId)).toEqual(['wrong-kind']);
    expect(called()).toEqual([]);
  });

  it('[QU30, QU4] a driver without hours left is not called until the break, the day or the week gives them back', () => {
    const visitId = aTruck();
    const said = yard.ok('driver.hours', { visitId, sinceBreakMinutes: 200, todayMinutes: 400, weekMinutes: 900 });
    expect(said).toEqual({ minutesLeft: 40 });
    expect(notReady(visitId)).toEqual(['driver-hours']);
    expect(shown(visitId)).toMatchObject({ notReady: ['driver-hours'] });
    expect(called()).toEqual([]);
    yard.at(14);
    expect(notReady(visitId)).toEqual(['driver-hours']);
    yard.at(15);
    expect(notReady(visitId)).toEqual([]);
    expect(entryOf(visitId)?.warnings).not.toContain('unknown-driver-hours');
    expect(shown(visitId).unknown).toEqual(entryOf(visitId)?.warnings);
    yard.ok('settings.save', {
      values: { driverHours: { sinceBreakMinutes: 240, todayMinutes: 420, weekMinutes: 2880, breakMinutes: 15 } },
    });
    expect(notReady(visitId)).toEqual(['driver-hours']);
    yard.at(16 * 60);
    expect(called()).toEqual([visitId]);
  });

  it('[QU53] a paper that was missing is there once its number is written down, and fees once they are paid', () => {
    const visitId = aTruck();
    for (const kind of ['customs-declaration', 'growing-area-code', 'cadmium', FEES])
      yard.ok('visit.document', { visitId, kind, state: 'missing' });
    yard.at(1);
    yard.ok('visit.milestone', { visitId, milestone: 'fees-paid' });
    yard.ok('visit.amend', { visitId, customsDeclarationNo: '30123' }, actorWith('gate'));
    expect(notReady(visitId)).toEqual(['missing-document:growing-area-code', 'missing-document:cadmium']);
    expect(shown(visitId).notReady).toEqual(notReady(visitId));
    yard.at(2);
    yard.ok('visit.document', { visitId, kind: FEES, state: 'missing' });
    expect(notReady(visitId)).toContain('missing-document:fees');
  });

  it('[QU36] hours of an earlier time do not undo those of a later one', () => {
    const visitId = aTruck();
    const said = yard.clock.now();
    yard.at(120);
    const later = { visitId, sinceBreakMinutes: 10, todayMinutes: 300, weekMinutes: 600 };
    yard.ok('driver.hours', later);
    const earlier = { visitId, at: said, sinceBreakMinutes: 0, todayMinutes: 0, weekMinutes: 0 };
    expect(yard.refused('driver.hours', earlier).code).toBe('driver.hours-wrong');
    expect(yard.ok('driver.hours', later)).toEqual({ minutesLeft: 230 });
  });

  it('[QU30] what was driven abroad nobody knows: the statement ends with the return', () => {
    const visitId = aTruck();
    yard.ok('driver.hours', { visitId, sinceBreakMinutes: 0, todayMinutes: 0, weekMinutes: 0 });
    yard.ok('visit.abroad', { visitId });
    yard.ok('visit.return', { visitId });
    expect(entryOf(visitId)?.warnings).toContain('unknown-driver-hours');
  });

  it('[QU4, QU6] a trailer left alone keeps its place and is called once a tractor pulls it', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('visit.uncouple', { visitId: first });
    expect(notReady(first)).toContain('no-tractor');
    expect(yard.ok('queue.call', { ...QUEUE, count: 1 }).called.map((one) => one.visitId)).toEqual([second]);
    const tractor = { visitId: first, role: 'tractor', plate: '29C-888.88' } as const;
    expect(yard.ok('visit.swap-vehicle', tractor, actorWith('coordinator'))).toEqual({ keptPlace: true });
    expect(notReady(first)).toEqual([]);
    expect(called()).toEqual([first]);
  });
});
