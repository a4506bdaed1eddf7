import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  yard.ok('settings.save', {
    values: {
      gates: [
        { gate: '1', lanes: ['1'], side: 'inland' },
        { gate: '2', lanes: ['1'], side: 'border' },
      ],
    },
  });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;

function visitOf(id: string): Visit {
  return yard.stores.records.require('visit', parseWireId('visit', id) as VisitId);
}

function arrive(more: object = {}): string {
  return yard.ok('visit.arrive', { plate: '12C-123.45', people: 2, ...EXPORT, ...more }).visitId;
}

const piecesOf = (id: string): readonly string[] =>
  yard.stores.visits.piecesOf(visitOf(id).id).map(({ kind, plate }) => `${kind} ${plate}`);

describe('a truck at the other gate', () => {
  it('[GA3] is let in with a warning, and is to be brought to the right one', () => {
    const { visitId, warnings } = yard.ok('visit.arrive', { plate: '12C-123.45', gate: '2', lane: '1', ...EXPORT });
    expect(warnings).toContain('gate.other-than-expected');
    expect(visitOf(visitId).stage).toBe('waiting');
    expect(yard.stores.moves.open()).toMatchObject([{ why: 'wrong-gate', target: 'gate:1', endedAt: null }]);
    expect(yard.ask('yard.now', {}).moves).toMatchObject([{ visitId, plate: '12C12345', target: 'gate:1' }]);
    const { moveId } = yard.ask('yard.now', {}).moves[0] ?? { moveId: '' };
    yard.ok('move.done', { moveId }, actorWith('gate'));
    expect(yard.ask('yard.now', {}).moves).toEqual([]);
  });

  it('[GA3] goes out with a warning, and its move orders end with it', () => {
    const visitId = arrive({ gate: '2', lane: '1' });
    const out = yard.ok('visit.depart', { visitId, departure: 'turned-back', gate: '2', lane: '1' });
    expect(out.warnings).toEqual(['gate.other-than-expected']);
    expect(visitOf(visitId)).toMatchObject({ stage: 'departed', isToConfirm: false });
    expect(yard.stores.moves.open()).toEqual([]);
  });

  it('[GA3] is none where it uses the road that it came from', () => {
    expect(yard.ok('visit.arrive', { plate: '12C-1', gate: '1', ...EXPORT }).warnings).not.toContain(
      'gate.other-than-expected',
    );
    const imported = { plate: '12C-2', direction: 'import', crossing: 'HN', gate: '2' } as const;
    expect(yard.ok('visit.arrive', imported).warnings).not.toContain('gate.other-than-expected');
    expect(yard.stores.moves.open()).toEqual([]);
  });
});

describe('keys', () => {
  it('[GA5] are handed back in the command that lets the truck out', () => {
    const visitId = arrive();
    yard.ok('visit.keys', { visitId, keysWith: 'móc 7' }, actorWith('gate'));
    expect(yard.refused('visit.depart', { visitId })).toEqual({ code: 'visit.keys-held', keysWith: 'móc 7' });
    yard.ok('visit.depart', { visitId, keysReturned: true });
    expect(visitOf(visitId)).toMatchObject({ stage: 'departed', keysWith: null });
  });

  it('[GA5] do not keep what was found gone from being written down', () => {
    const visitId = arrive();
    yard.ok('visit.keys', { visitId, keysWith: 'móc 7' });
    yard.ok('visit.depart', { visitId, departure: 'left-unrecorded' });
    expect(visitOf(visitId).departure).toBe('left-unrecorded');
  });

  it('[GA5, QU4] a truck that nobody can drive is not called and keeps its place; another driver ends that', () => {
    const first = arrive();
    const second = arrive({ plate: '12C-999.99' });
    yard.ok('visit.keys', { visitId: first, keysWith: 'trực cổng', isDriverless: true });
    const order = () => yard.ask('queue.order', EXPORT).entries.map(({ visitId, notReady }) => [visitId, notReady]);
    expect(order()).toContainEqual([first, ['driverless']]);
    expect(yard.ok('queue.call', { ...EXPORT, count: 1 }).called.map(({ visitId }) => visitId)).toEqual([second]);
    yard.ok('visit.swap-driver', { visitId: first, driver: 'Lê Bảo' });
    expect(visitOf(first)).toMatchObject({ isDriverless: false, keysWith: null, orderAt: START });
    expect(yard.ok('queue.call', { ...EXPORT, count: 1 }).called.map(({ visitId }) => visitId)).toEqual([first]);
  });

  it('[GA5] the same driver may be well again', () => {
    const visitId = arrive();
    yard.ok('visit.keys', { visitId, keysWith: 'trực cổng', isDriverless: true });
    yard.ok('visit.keys', { visitId, keysWith: null, isDriverless: false });
    expect(visitOf(visitId)).toMatchObject({ isDriverless: false, keysWith: null, orderAt: START });
    expect(yard.ok('queue.call', { ...EXPORT, count: 1 }).called.map((one) => one.visitId)).toEqual([visitId]);
  });
});

describe('a trailer left alone', () => {
  it('[GA6, QU6] keeps the place of the load, goes by its own plate, and waits for a tractor', () => {
    const visitId = arrive({ trailerPlate: '12R-001.23', vehicleType: 'tractor-40' });
    const { queueNumber, orderAt } = visitOf(visitId);
    yard.at(30);
    yard.ok('visit.uncouple', { visitId, gate: '1', lane: '1' }, actorWith('gate'));
    expect(visitOf(visitId)).toMatchObject({ plate: '12R00123', hasTractor: false, queueNumber, orderAt });
    expect(piecesOf(visitId)).toEqual(['trailer 12R00123']);
    expect(yard.stores.people.ofVisit(visitOf(visitId).id)).toEqual([]);
    expect(yard.ask('yard.now', {}).passes.at(-1)).toMatchObject({ way: 'out', plate: '12C12345', departure: null });
    expect(yard.ask('queue.order', EXPORT).entries).toMatchObject([{ visitId, notReady: ['no-tractor'] }]);
    // The same tractor may bring another trailer: it is not here any more (GA1).
    expect(yard.run('visit.arrive', { plate: '12C-123.45', trailerPlate: '12R-777.77', ...EXPORT })).toHaveProperty(
      'ok',
    );
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' });
    expect(visitOf(visitId)).toMatchObject({ plate: '29C88888', trailerPlate: '12R00123', hasTractor: true, orderAt });
    expect([...piecesOf(visitId)].sort()).toEqual(['tractor 29C88888', 'trailer 12R00123']);
  });

  it('[GA6] leaves behind who has a bed', () => {
    const visitId = arrive({ trailerPlate: '12R-001.23', driver: 'Đức' });
    yard.ok('rest.check-in', { visitId, person: { name: 'Đức' } });
    yard.ok('visit.uncouple', { visitId });
    expect(yard.stores.people.ofVisit(visitOf(visitId).id)).toHaveLength(1);
  });

  it('[GA6, GA4] is no way out of a hold', () => {
    const visitId = arrive({ trailerPlate: '12R-001.23' });
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi' });
    expect(yard.refused('visit.uncouple', { visitId }).code).toBe('visit.under-hold');
  });

  it('[GA6] comes alone by its plate, with nobody in it, and is as long as both once it is pulled', () => {
    const visitId = yard.ok('visit.arrive', { plate: '12R-001.23', ...EXPORT }).visitId;
    expect(visitOf(visitId)).toMatchObject({ vehicleType: 'trailer-alone', hasTractor: false, peopleCount: 0 });
    expect(piecesOf(visitId)).toEqual(['trailer 12R00123']);
    yard.ok('visit.amend', { visitId, goods: 'thanh long' });
    expect(piecesOf(visitId)).toEqual(['trailer 12R00123']);
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' });
    expect(visitOf(visitId)).toMatchObject({ plate: '29C88888', trailerPlate: '12R00123', vehicleType: 'tractor-40' });
  });
});

describe('seals', () => {
  it('[GA7] are looked at and written down; a broken one alarms', () => {
    const visitId = arrive();
    const at = yard.at(20);
    yard.ok('visit.seal', { visitId, sealNo: 'VN-004512', isIntact: true });
    expect(visitOf(visitId)).toMatchObject({ sealNo: 'VN-004512', sealCheckedAt: at });
    expect(yard.stores.site.openAlarms()).toEqual([]);
    yard.ok('visit.seal', { visitId, isIntact: false, note: 'dây đứt' });
    expect(yard.stores.site.openAlarms()).toMatchObject([{ code: 'seal-broken' }]);
  });
});

describe('visits that are no cargo', () => {
  it.each(['internal', 'service', 'guest'] as const)('[GA1] a %s vehicle comes and goes without a queue', (kind) => {
    const { visitId, queueNumber } = yard.ok('visit.arrive', { plate: '12A-111.11', kind }, actorWith('gate'));
    expect(queueNumber).toBeNull();
    expect(visitOf(visitId)).toMatchObject({ kind, stage: 'waiting', queueId: null });
    expect(yard.ok('visit.depart', { visitId }, actorWith('gate')).departure).toBe('left-without-service');
  });
});
