import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;

function visitOf(id: string): Visit {
  return yard.stores.records.require('visit', parseWireId('visit', id) as VisitId);
}

describe('a truck that the record says is here already', () => {
  it('[GA1] is refused once, with where it stands, since when, and the three ways on', () => {
    const first = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('slot.assign', { visitId: first.visitId, slotId: 'slt_1' });
    yard.at(30);
    expect(yard.refused('visit.arrive', { plate: '12c 12345', ...EXPORT })).toEqual({
      code: 'visit.already-here',
      visitId: first.visitId,
      plate: '12C12345',
      stage: 'waiting',
      place: 'slot:slt_1',
      slotCode: 'A01',
      since: START,
      queueNumber: first.queueNumber,
      ways: ['left-unrecorded', 'mistyped', 'same-plate'],
    });
  });

  it('[GA1] left unrecorded: the old visit is closed, to be confirmed, and the new one comes in', () => {
    const old = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('slot.assign', { visitId: old.visitId, slotId: 'slt_1' });
    const now = yard.at(60);
    const next = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, resolve: 'left-unrecorded' });
    expect(next.warnings).toContain('visit.old-left-unrecorded');
    expect(visitOf(old.visitId)).toMatchObject({
      stage: 'departed',
      departure: 'left-unrecorded',
      departedAt: now,
      isToConfirm: true,
      slotId: null,
    });
    expect(visitOf(next.visitId)).toMatchObject({ stage: 'waiting', arrivedAt: now });
    expect(yard.stores.site.openAlarms()).toMatchObject([{ code: 'left-unrecorded' }]);
    yard.ok('visit.confirm', { visitId: old.visitId }, actorWith('coordinator'));
    expect(visitOf(old.visitId).isToConfirm).toBe(false);
    expect(yard.stores.site.openAlarms()).toEqual([]);
  });

  it('[GA1] mistyped: the plate as it is comes in, and the old visit is untouched', () => {
    const old = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    const before = visitOf(old.visitId);
    expect(yard.refused('visit.arrive', { plate: '12C-123.45', ...EXPORT }).code).toBe('visit.already-here');
    const other = yard.ok('visit.arrive', { plate: '12C-123.54', ...EXPORT });
    expect(other.visitId).not.toBe(old.visitId);
    expect(visitOf(old.visitId)).toEqual(before);
  });

  it('[GA1] mistyped before: the old plate is corrected, on the truck and on its pieces', () => {
    const old = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('visit.amend', { visitId: old.visitId, plate: '12C-999.99', reason: 'gõ nhầm' });
    expect(visitOf(old.visitId).plate).toBe('12C99999');
    expect(yard.stores.visits.piecesOf(visitOf(old.visitId).id).map((piece) => piece.plate)).toEqual(['12C99999']);
    expect(yard.run('visit.arrive', { plate: '12C-123.45', ...EXPORT })).toHaveProperty('ok');
  });

  it('[GA1] same plate twice: both are here, and an alarm asks somebody to look', () => {
    const first = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    const second = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, resolve: 'same-plate' });
    expect(second.warnings).toContain('visit.same-plate');
    expect([visitOf(first.visitId).stage, visitOf(second.visitId).stage]).toEqual(['waiting', 'waiting']);
    expect(yard.stores.site.openAlarms()).toMatchObject([
      { code: 'same-plate', visitId: parseWireId('visit', second.visitId) },
    ]);
    expect(second.queueNumber).not.toBe(first.queueNumber);
  });

  it('[GA1] a declared second trip of a truck that is here is asked about too', () => {
    const declared = yard.ok('expected.add', { plate: '12C-123.45', cargoClass: 'fresh', ...EXPORT });
    yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    const again = yard.ok('expected.add', {
      plate: '12C-123.45',
      cargoClass: 'fresh',
      expectedAt: '2026-02-12T08:00:00+07:00',
      ...EXPORT,
    });
    expect(yard.refused('visit.arrive', { visitId: again.visitId, plate: '12C-123.45' })).toMatchObject({
      code: 'visit.already-here',
      visitId: declared.visitId,
    });
  });
});

describe('what the gate warns of and lets in', () => {
  it.each([
    ['an unknown plate form', { plate: 'KHONG BIEN' }, 'plate.unknown-form'],
    ['a wrong check digit', { plate: '12C-123.45', containerNo: 'CSQU3054384' }, 'container.check-digit'],
    ["nobody's declaration", { plate: '12C-123.45' }, 'plate.not-declared'],
  ])('[GA2] %s', (_what, input, warning) => {
    const arrived = yard.ok('visit.arrive', { ...input, ...EXPORT }, actorWith('gate'));
    expect(arrived.warnings).toContain(warning);
    expect(visitOf(arrived.visitId)).toMatchObject({ stage: 'waiting' });
    expect(visitOf(arrived.visitId).warnings).toContain(warning);
  });

  it('[GA2] more people than declared', () => {
    const { visitId } = yard.ok('expected.add', { plate: '12C-123.45', cargoClass: 'fresh', people: 1, ...EXPORT });
    const arrived = yard.ok('visit.arrive', { plate: '12C-123.45', people: 3 });
    expect(arrived).toMatchObject({ visitId, warnings: ['people.more-than-declared'] });
    expect(yard.stores.people.ofVisit(visitOf(visitId).id)).toHaveLength(3);
  });

  it('[GA2] a Chinese plate, in full', () => {
    const arrived = yard.ok('visit.arrive', { plate: '桂A·12345', direction: 'import', crossing: 'HN' });
    expect(arrived.warnings).toEqual(['plate.not-declared']);
  });

  it('[GA2] an undeclared class brings no advantage in the queue', () => {
    const arrived = yard.ok('visit.arrive', { plate: '12C-123.45', cargoClass: 'fresh', ...EXPORT });
    expect(visitOf(arrived.visitId).stream).toBe('other');
  });

  it('a fact of more than ten minutes ago needs a coordinator and a reason, and one to come is refused', () => {
    yard.at(60);
    const late = { plate: '12C-123.45', occurredAt: START, ...EXPORT };
    expect(yard.refused('visit.arrive', { ...late, reason: 'mất điện' }, actorWith('gate')).code).toBe(
      'visit.late-entry-needs-coordinator',
    );
    expect(yard.refused('visit.arrive', late, actorWith('coordinator')).code).toBe(
      'visit.late-entry-needs-coordinator',
    );
    expect(yard.refused('visit.arrive', { ...late, occurredAt: START + 4_000_000 }).code).toBe('visit.future');
    const arrived = yard.ok('visit.arrive', { ...late, reason: 'mất điện', slipNo: '17' }, actorWith('coordinator'));
    expect(visitOf(arrived.visitId)).toMatchObject({
      arrivedAt: START,
      warnings: ['plate.not-declared', 'clock.late-entry', 'slip.foreign'],
    });
  });

  it.each([
    ['slot.assign', { slotId: 'slt_1' }],
    ['visit.milestone', { milestone: 'inspected' }],
    ['slot.vacate', {}],
  ] as const)('%s is no way around late entry', (name, more) => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    if (name === 'slot.vacate') yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    const now = yard.at(60);
    const late = { visitId, ...more, occurredAt: START + 1000 } as never;
    expect(yard.refused(name, late, actorWith('gate')).code).toBe('visit.late-entry-needs-coordinator');
    expect(yard.refused(name, { visitId, ...more, occurredAt: now + 600_000 } as never).code).toBe('visit.future');
    expect(yard.refused(name, late, actorWith('coordinator')).code).toBe('visit.late-entry-needs-coordinator');
    const reasoned = { visitId, ...more, occurredAt: START + 1000, reason: 'mất điện' } as never;
    expect(yard.run(name, reasoned, { actor: actorWith('coordinator') })).toHaveProperty('ok');
  });
});

describe('in and out', () => {
  it('[GA3] store gate and lane both ways', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', gate: '2', lane: '1', ...EXPORT });
    yard.ok('slot.assign', { visitId, slotId: 'slt_3' });
    const now = yard.at(45);
    yard.ok('visit.depart', { visitId, gate: '1', lane: '2' });
    expect(yard.stores.visits.livePasses()).toMatchObject([
      { way: 'out', gate: '1', lane: '2', occurredAt: now, slotCode: 'A03', departure: 'left-without-service' },
      { way: 'in', gate: '2', lane: '1', occurredAt: START, departure: null },
    ]);
  });

  it.each([
    ['export', 'processing', 'crossed'],
    ['import', 'processing', 'cleared-inland'],
    ['export', 'waiting', 'left-without-service'],
    ['import', 'waiting', 'left-without-service'],
  ] as const)('[GA3] an %s that leaves while %s has %s', (direction, stage, departure) => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', crossing: 'HN', direction });
    if (stage === 'processing') {
      yard.ok('queue.call', { crossing: 'HN', direction, count: 1 });
      yard.ok('queue.reached', { visitId });
    }
    expect(yard.ok('visit.depart', { visitId })).toEqual({ departure, warnings: [] });
    expect(yard.refused('visit.depart', { visitId }).code).toBe('visit.over');
  });

  it('[GA4] going out under a hold is refused; if it has gone, that is recorded and alarms', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('visit.hold', { visitId, authority: 'Hải quan', reason: 'soi chiếu' });
    expect(yard.refused('visit.depart', { visitId })).toEqual({ code: 'visit.under-hold', authorities: ['Hải quan'] });
    expect(yard.refused('queue.turn-back', { visitId, reason: 'x' }).code).toBe('visit.under-hold');
    expect(yard.refused('visit.abroad', { visitId }).code).toBe('visit.under-hold');
    expect(yard.ok('visit.depart', { visitId, departure: 'left-under-hold' }).departure).toBe('left-under-hold');
    expect(yard.stores.site.openAlarms()).toMatchObject([{ code: 'left-under-hold' }]);
  });

  it('[GA4] a restricted hold keeps its authority to itself, in every refusal', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('visit.hold', { visitId, authority: 'C03', reason: 'chuyên án', visibility: 'restricted' });
    for (const refusal of [
      yard.refused('visit.depart', { visitId }),
      yard.refused('queue.turn-back', { visitId, reason: 'x' }),
      yard.refused('visit.abroad', { visitId }),
    ])
      expect(refusal).toEqual({ code: 'visit.under-hold', authorities: [''] });
    yard.ok('visit.release-hold', { visitId });
    expect(yard.ok('visit.depart', { visitId }).departure).toBe('left-without-service');
  });

  it('a two-way truck goes abroad and comes back to wait', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('visit.abroad', { visitId });
    expect(visitOf(visitId)).toMatchObject({ stage: 'abroad', place: 'outside', placeZoneId: null });
    expect(yard.refused('slot.assign', { visitId, slotId: 'slt_1' }).code).toBe('visit.not-in-yard');
    yard.at(300);
    yard.ok('visit.return', { visitId });
    expect(visitOf(visitId)).toMatchObject({ stage: 'waiting', place: 'gate-lane' });
    expect(yard.refused('visit.return', { visitId }).code).toBe('visit.wrong-stage');
  });

  it('[QU58] a truck that stood abroad and is let in at a gate has come back, and waits at the end of its line', () => {
    const { visitId, queueNumber } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    // Nobody has said that it got to the crossing: it goes across all the same.
    yard.ok('visit.abroad', { visitId, gate: '1' });
    const other = yard.ok('visit.arrive', { plate: '12C-543.21', ...EXPORT }).visitId;
    yard.at(300);
    const back = yard.ok('visit.arrive', { plate: '12C12345', gate: '2', lane: '1' });
    expect(back).toMatchObject({ visitId, warnings: [] });
    expect(back.queueNumber).not.toBe(queueNumber);
    expect(visitOf(visitId)).toMatchObject({ stage: 'waiting', place: 'gate-lane', orderAt: yard.clock.now() });
    const { entries } = yard.ask('queue.order', { crossing: 'HN', direction: 'export' });
    expect(entries.map((entry) => entry.visitId)).toEqual([other, visitId]);
    const passes = yard.ask('yard.now', {}).passes.filter((pass) => pass.visitId === visitId);
    expect(passes.map(({ way, gate }) => [way, gate]).sort()).toEqual([
      ['in', ''],
      ['in', '2'],
      ['out', '1'],
    ]);
    expect(yard.refused('visit.arrive', { plate: '12C12345' }).code).toBe('visit.already-here');
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });

  it('[QU58] what is told late of a time before it went abroad is no return', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.at(120);
    yard.ok('visit.abroad', { visitId });
    yard.at(200);
    const late = { plate: '12C12345', occurredAt: START + 60 * 60_000, reason: 'mất điện' };
    expect(yard.refused('visit.arrive', late).code).toBe('visit.already-here');
    const back = yard.ok('visit.arrive', { ...late, occurredAt: START + 150 * 60_000 });
    expect(back).toMatchObject({ visitId, warnings: ['clock.late-entry'] });
    expect(visitOf(visitId)).toMatchObject({ stage: 'waiting', joinedAt: START + 150 * 60_000 });
  });
});

describe('what pulls a load, and by which plate it goes', () => {
  const piecesOf = (id: string): readonly string[] =>
    yard.stores.visits
      .piecesOf(visitOf(id).id)
      .map(({ kind, plate, isLead }) => `${kind} ${plate}${isLead ? ' leads' : ''}`)
      .sort();
  const arrive = (plate: string, more: object = {}): string =>
    yard.ok('visit.arrive', { plate, ...EXPORT, ...more }).visitId;
  const pulled = (): string => arrive('12C-123.45', { trailerPlate: '12R-001.23', vehicleType: 'tractor-40' });
  const notReady = (): unknown => yard.ask('queue.order', EXPORT).entries[0]?.notReady;

  it('[GA6] a truck that was taken for a trailer alone is called once that is corrected', () => {
    const visitId = arrive('29R-123.45');
    expect(notReady()).toContain('no-tractor');
    yard.ok('visit.amend', { visitId, plate: '29C-111.11', trailerPlate: '29R12345', vehicleType: 'tractor-40' });
    expect(visitOf(visitId)).toMatchObject({ plate: '29C11111', trailerPlate: '29R12345', hasTractor: true });
    expect(piecesOf(visitId)).toEqual(['tractor 29C11111', 'trailer 29R12345 leads']);
    expect(notReady()).not.toContain('no-tractor');
    expect(yard.ok('queue.call', { ...EXPORT, count: 1 }).called.map((one) => one.visitId)).toEqual([visitId]);
  });

  it('[GA6] a rigid truck that was taken for a trailer alone is one thing that leads', () => {
    const visitId = arrive('29R-123.45');
    yard.ok('visit.amend', { visitId, plate: '29C-123.45', vehicleType: 'truck-3-axle' });
    expect(visitOf(visitId)).toMatchObject({ plate: '29C12345', trailerPlate: null, hasTractor: true });
    expect(piecesOf(visitId)).toEqual(['rigid 29C12345 leads']);
  });

  it('[GA6] a trailer alone that was taken for a truck waits for a tractor, by its own plate', () => {
    const visitId = pulled();
    yard.ok('visit.amend', { visitId, vehicleType: 'trailer-alone' });
    expect(visitOf(visitId)).toMatchObject({ plate: '12R00123', trailerPlate: null, hasTractor: false });
    expect(piecesOf(visitId)).toEqual(['trailer 12R00123 leads']);
    expect(notReady()).toContain('no-tractor');
  });

  it('[GA1, GA6] a trailer that comes alone of a declared truck goes by its own plate, and is asked for by it', () => {
    const declared = { plate: '12C-123.45', trailerPlate: '12R-001.23', cargoClass: 'general', ...EXPORT } as const;
    const { visitId } = yard.ok('expected.add', declared);
    arrive('12C-123.45', { visitId, vehicleType: 'trailer-alone' });
    expect(visitOf(visitId)).toMatchObject({ plate: '12R00123', trailerPlate: null, hasTractor: false });
    expect(piecesOf(visitId)).toEqual(['trailer 12R00123 leads']);
    yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT });

    const again = yard.ok('expected.add', { ...declared, plate: '12C-999.99' });
    const alone = { plate: '12C-999.99', visitId: again.visitId, vehicleType: 'trailer-alone', ...EXPORT } as const;
    expect(yard.refused('visit.arrive', alone)).toMatchObject({ code: 'visit.already-here', visitId });
  });

  it('[GA6] a corrected type is that of what pulls, so that a tractor may leave its trailer', () => {
    const visitId = arrive('12C-123.45', { trailerPlate: '12R-001.23', vehicleType: 'truck-3-axle' });
    yard.ok('visit.amend', { visitId, vehicleType: 'tractor-40' });
    expect(piecesOf(visitId)).toEqual(['tractor 12C12345', 'trailer 12R00123 leads']);
    yard.ok('visit.uncouple', { visitId });
  });

  it.each([
    ['another trailer', 'visit.swap-vehicle', { role: 'trailer', plate: '12R-777.77', documentNo: '7/HQ' }],
    ['a corrected plate', 'visit.amend', { plate: '12R-777.77' }],
    ["a corrected trailer's plate", 'visit.amend', { trailerPlate: '12R-777.77' }],
  ] as const)('[GA6, QU6] a load that nothing pulls goes by its plate as it is now: %s', (_what, name, more) => {
    const visitId = pulled();
    yard.ok('visit.uncouple', { visitId });
    expect(visitOf(visitId)).toMatchObject({ plate: '12R00123', trailerPlate: null });
    yard.ok(name, { visitId, ...more } as never);
    expect(visitOf(visitId)).toMatchObject({ plate: '12R77777', plateTyped: '12R-777.77', trailerPlate: null });
    expect(piecesOf(visitId)).toEqual(['trailer 12R77777 leads']);
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' });
    expect(visitOf(visitId)).toMatchObject({ plate: '29C88888', trailerPlate: '12R77777' });
  });

  it('[GA6] a rigid truck does not leave its trailer: it would go with a load of its own', () => {
    const visitId = arrive('12C-123.45', { trailerPlate: '12R-001.23', vehicleType: 'truck-3-axle' });
    const before = piecesOf(visitId);
    expect(yard.refused('visit.uncouple', { visitId })).toEqual({ code: 'visit.no-tractor' });
    expect(piecesOf(visitId)).toEqual(before);
  });
});
