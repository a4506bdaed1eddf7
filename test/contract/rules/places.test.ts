import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { aYard, START, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const ORDER = { orderedBy: 'Nông Văn Hải', unit: 'Đồn BPCK', channel: 'phone', reason: 'perishing' } as const;
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const call = (count = 1): readonly string[] =>
  yard.ok('queue.call', { ...QUEUE, count }).called.map((one) => one.visitId);
const order = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map((entry) => entry.visitId);

let trucks = 0;
function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(30_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, ...QUEUE, ...more }).visitId;
}

function piecesOf(visitId: string): readonly string[] {
  return yard.stores.visits.piecesOf(visit(visitId).id).map(({ kind, plate }) => `${kind} ${plate}`);
}

describe('the place belongs to the load', () => {
  it('[QU6] another rigid truck loses it, whatever the one who swaps calls it', () => {
    const [first, second] = [aTruck({ vehicleType: 'truck-3-axle' }), aTruck()];
    const swapped = yard.ok('visit.swap-vehicle', { visitId: first, role: 'tractor', plate: '12C-444.45' });
    expect(swapped).toEqual({ keptPlace: false });
    expect(piecesOf(first)).toEqual(['rigid 12C44445']);
    expect(order()).toEqual([second, first]);
    expect(yard.ok('visit.swap-vehicle', { visitId: second, role: 'rigid', plate: '12C-444.46' })).toEqual({
      keptPlace: true,
    });
    expect(piecesOf(second)).toEqual(['tractor 12C44446']);
  });

  it('[QU6] a called truck with another trailer waits again, at its new place and without its order', () => {
    const first = aTruck({ trailerPlate: '12R-000.01' });
    const second = aTruck();
    yard.ok('queue.fast-track', { visitId: first, ...ORDER });
    expect(call()).toEqual([first]);
    yard.at(5);
    yard.ok('visit.swap-vehicle', { visitId: first, role: 'trailer', plate: '12R-000.02' });
    expect(visit(first)).toMatchObject({ stage: 'waiting', calledAt: null, arriveByAt: null, fastTrack: null });
    expect(order()).toEqual([second, first]);
  });

  it('[QU6] a called truck that is postponed goes to the end of its line and keeps its history', () => {
    const [first, second] = [aTruck(), aTruck()];
    const { joinedAt, queueNumber } = visit(first);
    yard.at(5);
    expect(call()).toEqual([first]);
    yard.ok('queue.postpone', { visitId: first });
    expect(visit(first)).toMatchObject({ stage: 'waiting', calledAt: null, joinedAt, queueNumber, noShows: 0 });
    expect(call()).toEqual([second]);
    const { places } = yard.ask('queue.explain', { visitId: first });
    expect(places.map(({ type }) => type)).toEqual(['visit.arrived', 'queue.called', 'queue.postponed']);
  });
});

describe('an order to call before the turn', () => {
  it('[QU3] does not outlive abroad and return, a transfer or a postponement, and stays in the report', () => {
    const [two, moved, later] = [aTruck(), aTruck(), aTruck()];
    for (const visitId of [two, moved, later]) yard.ok('queue.fast-track', { visitId, ...ORDER, documentNo: '1/BP' });
    yard.ok('visit.abroad', { visitId: two });
    yard.ok('visit.return', { visitId: two });
    yard.ok('queue.transfer', { visitId: moved, crossing: 'TT' });
    yard.ok('queue.postpone', { visitId: later });
    expect([two, moved, later].map((id) => visit(id).fastTrack)).toEqual([null, null, null]);
    yard.at(10);
    const { waits } = yard.ask('report.daily', { on: '2026-02-10' });
    expect(waits).toMatchObject({ fastTracks: 3, fastTracksWithoutDocument: 0 });
  });
});

describe('a no-show', () => {
  it('[QU5] counts attempts between the call and now only', () => {
    const visitId = aTruck();
    yard.at(30);
    call();
    const now = yard.at(60);
    const noShow = (at: number) => ({
      visitId,
      attempts: [{ channel: 'loudspeaker' }, { channel: 'telephone' }, { channel: 'cab', at }],
    });
    const code = 'queue.attempt-outside-call';
    expect(yard.refused('queue.no-show', noShow(START + 20 * MINUTE_MS))).toEqual({ code, at: START + 20 * MINUTE_MS });
    expect(yard.refused('queue.no-show', noShow(now + 10 * MINUTE_MS)).code).toBe(code);
    expect(yard.refused('queue.no-show', { visitId, attempts: ['loudspeaker', 'telephone'] }).code).toBe(
      'queue.too-few-attempts',
    );
    yard.ok('queue.no-show', noShow(START + 50 * MINUTE_MS));
    expect(visit(visitId)).toMatchObject({ stage: 'waiting', noShows: 1 });
  });
});
