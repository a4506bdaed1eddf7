import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const FIRST = { ...actorWith('coordinator'), user: 'an' };
const SECOND = { ...actorWith('coordinator'), user: 'bình' };
const GATE = actorWith('gate');

let yard: Yard;
let trucks = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

function aTruck(more: object = {}): string {
  trucks += 1;
  const n = String(10_000 + trucks);
  const load = { cargoClass: 'fresh', goods: 'xoài', customsDeclarationNo: `10${n}`, growingAreaCode: 'VN-1' };
  const plates = { plate: `29H${n}`, trailerPlate: `29R${n}`, vehicleType: 'tractor-40' };
  yard.ok('expected.add', { ...QUEUE, ...load, packingHouseCode: 'VN-2', ...plates, ...more } as never);
  return yard.ok('visit.arrive', { plate: String({ ...plates, ...more }.plate) }).visitId;
}

const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const order = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map((entry) => entry.visitId);
const list = (on = '2026-02-10') => yard.ask('swap.list', { on }, actorWith('viewer')).swaps;

describe('exchanges', () => {
  it('[QU32] of plates are on the public list of the day, old and new, with the numbers before and after', () => {
    const [visitId, next] = [aTruck(), aTruck()];
    const { plate, trailerPlate, queueNumber } = visit(visitId);
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' }, FIRST);
    yard.at(1);
    yard.ok('visit.swap-vehicle', { visitId, role: 'trailer', plate: '12R-000.02' }, FIRST);
    expect(order()).toEqual([next, visitId]);
    expect(list()).toMatchObject([
      { crossing: 'Hữu Nghị', direction: 'export', role: 'tractor', was: plate, becomes: '29C88888', documentNo: null },
      { role: 'trailer', was: trailerPlate, becomes: '12R00002', hasKeptPlace: false, isConfirmed: false },
    ]);
    expect(list().map((swap) => [swap.wasQueueNumber, swap.queueNumber])).toEqual([
      [queueNumber, queueNumber],
      [queueNumber, visit(visitId).queueNumber],
    ]);
    expect(visit(visitId).queueNumber).not.toBe(queueNumber);
    expect(list('2026-02-11')).toEqual([]);
  });

  it('[QU53] of a thing for itself are none, and cost no place', () => {
    const visitId = aTruck({ containerNo: 'CSQU3054383' });
    const { queueNumber, trailerPlate } = visit(visitId);
    const again = [
      ['trailer', String(trailerPlate)],
      ['container', 'csqu 305438-3'],
    ] as const;
    for (const [role, plate] of again)
      expect(yard.refused('visit.swap-vehicle', { visitId, role, plate }, FIRST)).toEqual({
        code: 'visit.same-vehicle',
      });
    expect(visit(visitId).queueNumber).toBe(queueNumber);
    yard.ok('visit.swap-vehicle', { visitId, role: 'container', plate: 'tcnu 123456-7', documentNo: '7/HQ' }, FIRST);
    expect(visit(visitId)).toMatchObject({ queueNumber, containerNo: 'TCNU1234567', containerIsValid: 0 });
    expect(list()).toMatchObject([{ role: 'container', was: 'CSQU3054383', becomes: 'TCNU1234567' }]);
    // The tractor that left its trailer may come back to it.
    yard.ok('visit.uncouple', { visitId });
    const left = yard.stores.swaps.lastPulling(visit(visitId).id)?.plate ?? '';
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: left }, FIRST);
    expect(visit(visitId).hasTractor).toBe(true);
  });

  it('[QU32] a tractor for a trailer alone stands beside the one that left it', () => {
    const visitId = aTruck();
    const { plate } = visit(visitId);
    yard.ok('visit.uncouple', { visitId });
    yard.ok('visit.swap-vehicle', { visitId, role: 'tractor', plate: '29C-888.88' });
    expect(list()).toMatchObject([{ role: 'tractor', was: plate, becomes: '29C88888', hasKeptPlace: true }]);
  });

  it('[QU32] of drivers say nobody’s name, and are none where the same one drives on', () => {
    const visitId = aTruck({ driver: 'Lê Bảo' });
    yard.ok('visit.swap-driver', { visitId, driver: 'Lê Bảo' });
    expect(list()).toEqual([]);
    yard.ok('visit.swap-driver', { visitId, driver: 'Trần Hai' });
    expect(list()).toMatchObject([{ role: 'driver', was: '', becomes: '' }]);
    expect(JSON.stringify(stateOf(yard.db)['swaps'])).not.toContain('Trần');
  });

  it('[QU6, QU32] other goods lose the place, and papers, codes and seal of the load before go with it', () => {
    const [visitId, next] = [aTruck(), aTruck()];
    yard.ok('visit.document', { visitId, kind: 'plant-quarantine' });
    const number = visit(visitId).queueNumber;
    yard.at(1);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(yard.ok('visit.swap-load', { visitId, goods: 'Linh kiện điện tử' }, FIRST)).toEqual({ keptPlace: false });
    expect(visit(visitId)).toMatchObject({
      stage: 'waiting',
      calledAt: null,
      goods: 'Linh kiện điện tử',
      cargoClass: 'electronics',
      classProvenBy: null,
      customsDeclarationNo: null,
      growingAreaCode: null,
      documents: [],
      stream: 'other',
    });
    expect(visit(visitId).queueNumber).not.toBe(number);
    expect(order()).toEqual([next, visitId]);
    expect(list()).toMatchObject([{ role: 'goods', was: expect.stringContaining('xoài · 10'), hasKeptPlace: false }]);
  });

  it('[QU6, QU33] with a document the place stays, in the stream of the load as it is, until a second person has looked', () => {
    const [visitId, next] = [aTruck(), aTruck()];
    const { queueNumber, orderAt } = visit(visitId);
    const load = { visitId, goods: 'chuối', customsDeclarationNo: '20199', sealNo: 'S-9', documentNo: '7/HQ' };
    expect(yard.ok('visit.swap-load', load, FIRST)).toEqual({ keptPlace: true });
    expect(visit(visitId)).toMatchObject({ queueNumber, orderAt, sealNo: 'S-9', isToConfirm: true });
    expect(visit(visitId)).toMatchObject({ stream: 'fresh', classProvenBy: 'coordinator' });
    expect(order().toSorted()).toEqual([visitId, next].toSorted());
    expect(yard.refused('visit.confirm', { visitId }, FIRST)).toEqual({ code: 'visit.second-person' });
    expect(list()).toMatchObject([{ documentNo: '7/HQ', needsConfirmation: true, isConfirmed: false }]);
    yard.ok('visit.confirm', { visitId }, SECOND);
    expect(list()).toMatchObject([{ needsConfirmation: true, isConfirmed: true }]);
    expect(visit(visitId).isToConfirm).toBe(false);
  });

  it('[QU33] an amendment is no way around: it keeps the place, is public and waits for a second person', () => {
    const visitId = aTruck({ containerNo: 'CSQU3054383' });
    const { queueNumber, trailerPlate } = visit(visitId);
    yard.ok('visit.amend', { visitId, trailerPlate: '12R-000.02', containerNo: null, goods: 'XOÀI' }, GATE);
    expect(visit(visitId)).toMatchObject({ queueNumber, isToConfirm: true });
    expect(list()).toMatchObject([
      { role: 'trailer', was: trailerPlate, becomes: '12R00002', hasKeptPlace: true, needsConfirmation: true },
      { role: 'container', was: 'CSQU3054383', becomes: '' },
    ]);
    const gate = { ...actorWith('coordinator'), user: GATE.user };
    expect(yard.refused('visit.confirm', { visitId }, gate).code).toBe('visit.second-person');
    yard.ok('visit.confirm', { visitId }, SECOND);
    yard.ok('visit.amend', { visitId, goods: 'điện thoại' }, GATE);
    expect(list().at(-1)).toMatchObject({ role: 'goods', isConfirmed: false, needsConfirmation: true });
    expect(visit(visitId).isToConfirm).toBe(true);
  });

  it('[QU33] filling in, correcting the tractor, and amending what is not in line exchange nothing', () => {
    const visitId = aTruck({ trailerPlate: null, customsDeclarationNo: null, goods: null });
    yard.ok('visit.amend', { visitId, trailerPlate: '12R-000.02', goods: 'xoài', customsDeclarationNo: '1' }, GATE);
    yard.ok('visit.amend', { visitId, plate: '29C-888.88', note: 'x' }, GATE);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.amend', { visitId, trailerPlate: '12R-000.03' }, GATE);
    expect(list()).toEqual([]);
    expect(visit(visitId).isToConfirm).toBe(false);
    const rigid = aTruck({ trailerPlate: null, vehicleType: 'truck-3-axle' });
    yard.ok('visit.amend', { visitId: rigid, plate: '29C-777.77' }, GATE);
    expect(list()).toMatchObject([{ role: 'rigid', becomes: '29C77777' }]);
  });

  it('[QU6] an exchange taken back gives the place back, and leaves the list', () => {
    const [visitId, next] = [aTruck(), aTruck()];
    yard.at(1);
    const before = visit(visitId);
    const seq = yard.seqOf('visit.swap-load', { visitId, goods: 'thép' }, FIRST);
    expect(order()).toEqual([next, visitId]);
    yard.ok('change.undo', { seq });
    expect(visit(visitId)).toEqual(before);
    expect(list()).toEqual([]);
  });
});
