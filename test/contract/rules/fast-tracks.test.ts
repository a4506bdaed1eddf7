import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const arrive = (n: number): string =>
  yard.ok('visit.arrive', { plate: `12C-200.0${String(n)}`, people: 1, cargoClass: 'general', ...QUEUE }).visitId;
const ORDER = { reason: 'perishing', orderedBy: 'Trung tá Hải', unit: 'Đồn BP', channel: 'phone' } as const;
const order = (visitId: string, more: object = {}): string =>
  yard.ok('queue.fast-track', { visitId, ...ORDER, ...more }).fastTrackId;
const lineOf = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map(({ visitId }) => visitId);
const list = () => yard.ask('fast-track.list', { on: '2026-02-10' as never }).fastTracks;

describe('orders to call out of turn', () => {
  it('[QU3] are listed by day with reason and unit, never with the name of who gave them', () => {
    const visitId = arrive(1);
    const fastTrackId = order(visitId);
    expect(list()).toMatchObject([
      {
        fastTrackId,
        visitId,
        plate: '12C20001',
        reason: 'perishing',
        unit: 'Đồn BP',
        documentNo: null,
        isOverdue: false,
        endedHow: null,
      },
    ]);
    expect(JSON.stringify(list())).not.toContain('Hải');
    expect(yard.ask('fast-track.list', { on: '2026-02-11' as never }).fastTracks).toEqual([]);
  });

  it('[QU3] are overdue after a day without a document, and not once it came in', () => {
    const [a, b] = [arrive(1), arrive(2)];
    const fastTrackId = order(a);
    order(b, { documentNo: '7/BP' });
    yard.at(24 * 60);
    expect(list().map(({ isOverdue }) => isOverdue)).toEqual([false, false]);
    yard.at(24 * 60 + 1);
    expect(list().map(({ isOverdue }) => isOverdue)).toEqual([true, false]);
    yard.ok('fast-track.document', { fastTrackId, documentNo: '118/BP' });
    expect(list()[0]).toMatchObject({ documentNo: '118/BP', documentAt: yard.clock.now(), isOverdue: false });
    expect([...yard.stores.visits.live()].find(({ plate }) => plate === '12C20001')?.fastTrack?.documentNo).toBe(
      '118/BP',
    );
  });

  it('[QU3] take their document after the truck has gone, and the day’s report knows of it', () => {
    const visitId = arrive(1);
    const fastTrackId = order(visitId);
    const waits = () => yard.ask('report.daily', { on: '2026-02-10' as never }).waits;
    const lacking = () => waits().fastTracksWithoutDocument;
    yard.ok('queue.postpone', { visitId });
    expect(lacking()).toBe(1);
    // By name, so that somebody can ask for the paper; who ordered it is not on it.
    const [missing] = waits().undocumented;
    expect(missing).toMatchObject({ visitId, plate: '12C20001', orderedAt: yard.clock.now() });
    expect(Object.keys(missing ?? {})).not.toContain('orderedBy');
    yard.ok('queue.turn-back', { visitId, reason: 'x' });
    const seq = yard.seqOf('fast-track.document', { fastTrackId, documentNo: '118/BP' });
    expect(lacking()).toBe(0);
    expect(waits().undocumented).toEqual([]);
    yard.ok('change.undo', { seq });
    expect(lacking()).toBe(1);
  });

  it.each([
    ['called', 'called', (_visitId: string) => yard.ok('queue.call', { ...QUEUE, count: 1 })],
    ['postponed', 'ended', (visitId: string) => yard.ok('queue.postpone', { visitId })],
    ['transferred', 'ended', (visitId: string) => yard.ok('queue.transfer', { visitId, crossing: 'TT' })],
    ['turned back', 'ended', (visitId: string) => yard.ok('queue.turn-back', { visitId, reason: 'x' })],
  ] as const)('[QU3] end when the truck is %s', (_what, endedHow, act) => {
    const visitId = arrive(1);
    order(visitId);
    act(visitId);
    expect(list().map((one) => one.endedHow)).toEqual([endedHow]);
  });

  it('[QU3, QU5] are used up by a missed call: the truck waits where its no-show puts it', () => {
    const [first, late, last] = [arrive(1), arrive(2), arrive(3)];
    order(late);
    yard.at(10);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('queue.no-show', { visitId: late, isWayBlocked: true });
    expect(lineOf()).toEqual([late, first, last]);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.at(50);
    yard.ok('queue.no-show', { visitId: late, attempts: ['loudspeaker', 'telephone', 'cab'] });
    expect(lineOf()).toEqual([first, last, late]);
    expect(list()).toMatchObject([{ visitId: late, endedHow: 'called' }]);
  });

  it('[QU3] end with the call and come back when the call is undone', () => {
    const visitId = arrive(1);
    order(visitId);
    const seq = yard.seqOf('queue.call', { ...QUEUE, count: 1 });
    yard.ok('change.undo', { seq });
    expect(list()[0]?.endedHow).toBeNull();
    yard.ok('queue.postpone', { visitId });
    expect(list()[0]?.endedHow).toBe('ended');
  });

  const line = () => yard.ask('queue.order', QUEUE).entries.map(({ visitId }) => visitId);
  const call = () => yard.ok('queue.call', { ...QUEUE, count: 1 });
  const ATTEMPTS = (['loudspeaker', 'telephone', 'cab'] as const).map((channel) => ({ channel }));

  it.each([
    ['the call is taken back', (visitId: string) => yard.ok('queue.recall', { visitId, reason: 'nhầm' })],
    ['the crossing is suspended', () => yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mưa' })],
    [
      'the yard was in its way',
      (visitId: string) => yard.ok('queue.no-show', { visitId, attempts: ATTEMPTS, isWayBlocked: true }),
    ],
    [
      'the crossing sends it back',
      (visitId: string) => {
        yard.ok('queue.reached', { visitId });
        yard.ok('queue.send-back', { visitId });
      },
    ],
  ] as const)('[QU3] [QU48] hold on when %s: the truck is first again and its order in force', (_what, act) => {
    const [first, ordered] = [arrive(1), arrive(2)];
    order(ordered);
    call();
    expect(list()[0]?.endedHow).toBe('called');
    yard.at(5);
    act(ordered);
    expect(list()[0]?.endedHow).toBeNull();
    expect(line()).toEqual([ordered, first]);
    yard.ok('queue.postpone', { visitId: ordered });
    expect([list()[0]?.endedHow, line()]).toEqual(['ended', [first, ordered]]);
  });

  it('[QU5] [QU48] are over for a truck that was not there for its call', () => {
    const [ordered, first] = [arrive(1), arrive(2)];
    order(ordered);
    call();
    yard.at(40);
    yard.ok('queue.no-show', { visitId: ordered, attempts: ATTEMPTS });
    expect(line()).toEqual([first, ordered]);
    expect(list()).toHaveLength(1);
    expect(order(ordered)).not.toBe('');
    expect(line()).toEqual([ordered, first]);
  });

  it('[QU3] are one at a time: a second person who records the same order is told of the first', () => {
    const visitId = arrive(1);
    order(visitId);
    expect(yard.refused('queue.fast-track', { visitId, ...ORDER })).toEqual({
      code: 'fast-track.in-force',
      unit: 'Đồn BP',
      at: yard.clock.now(),
    });
    expect(list()).toHaveLength(1);
  });
});
