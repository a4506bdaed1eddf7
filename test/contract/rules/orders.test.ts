import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
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

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const PAPER = { ...QUEUE, source: 'border-guard', unit: 'Đồn BPCK Hữu Nghị', documentNo: '118/BP' } as const;

const arrive = (n: number, more: object = {}): string =>
  yard.ok('visit.arrive', { plate: `12C-100.0${String(n)}`, people: 1, cargoClass: 'general', ...QUEUE, ...more })
    .visitId;
const line = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map(({ visitId }) => visitId);
const call = (count: number): readonly string[] =>
  yard.ok('queue.call', { ...QUEUE, count }).called.map(({ visitId }) => visitId);
const tick = (): void => {
  for (const { name, input } of dueWork(yard.stores, yard.clock))
    yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor: systemActor('system') }]);
};

describe('an authority’s order', () => {
  it('[QU18] puts its trucks first in its order, on nobody’s turn, and keeps where it differs', () => {
    const [a, b, c] = [arrive(1), arrive(2), arrive(3, { trailerPlate: '12R-555.55' })];
    const answer = yard.ok('order.import', { ...PAPER, lines: ['12r 55555', '99C-000.00', '12c-100.01', '12C10003'] });
    expect(answer).toMatchObject({
      matched: 2,
      unknown: ['99C-000.00'],
      differences: [
        { visitId: c, plate: '12C10003', orderedRank: 1, ownRank: 3 },
        { visitId: a, orderedRank: 2, ownRank: 1 },
      ],
    });
    expect(line()).toEqual([c, a, b]);
    const turn = (): unknown => yard.stores.queues.queues()[0]?.turn;
    const before = turn();
    expect(call(1)).toEqual([c]);
    expect(turn()).toBe(before);
    const { events } = yard.ask('visit.story', { visitId: c });
    expect(events.find(({ type }) => type === 'queue.called')?.info).toEqual({
      rule: 'QU1',
      reason: 'ordered',
      orderId: answer.orderId,
      ownRank: 3,
    });
  });

  it('[QU18] finds a truck by queue number, and leaves a line that two answer to', () => {
    const [a, b] = [arrive(1, { trailerPlate: '12R-000.09' }), arrive(2, { trailerPlate: '12R-000.09' })];
    const number = yard.ask('queue.order', QUEUE).entries.find(({ visitId }) => visitId === b)?.queueNumber ?? '';
    const answer = yard.ok('order.import', { ...PAPER, lines: ['12R-000.09', number.toLowerCase().replace(' ', '')] });
    expect(answer).toMatchObject({ matched: 1, unknown: ['12R-000.09'] });
    expect(line()).toEqual([b, a]);
  });

  it('[QU18] shows one that is not ready at its place without calling it, and calls it first once it is', () => {
    const [a, b] = [arrive(1), arrive(2)];
    yard.ok('visit.hold', { visitId: b, authority: 'Hải quan', reason: 'soi', visibility: 'open' });
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.02'] });
    expect(call(1)).toEqual([a]);
    const c = arrive(3);
    yard.ok('visit.release-hold', { visitId: b });
    expect(call(2)).toEqual([b, c]);
  });

  it('[QU18] goes after a fast-tracked truck', () => {
    const [a, b] = [arrive(1), arrive(2)];
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.02'] });
    yard.ok('queue.fast-track', { visitId: a, reason: 'perishing', orderedBy: 'Hải', channel: 'phone' });
    expect(line()).toEqual([a, b]);
  });

  it('[QU18] ends when its trucks are called, by time, by a newer one, and by withdrawal', () => {
    for (const n of [1, 2, 3, 4, 5]) arrive(n);
    const how = () =>
      yard.ask('order.list', QUEUE).orders.map(({ endedHow, trucks, called }) => [endedHow, trucks, called]);
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.05'] });
    const [visitId = ''] = call(1);
    yard.ok('queue.reached', { visitId });
    tick();
    yard.at(1);
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.04'], until: later(START, HOUR_MS) });
    yard.at(61);
    tick();
    yard.at(62);
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.03', '12C-100.02'] });
    yard.at(63);
    const last = yard.ok('order.import', { ...PAPER, lines: ['12C-100.02'] }).orderId ?? '';
    yard.ok('order.end', { orderId: last, reason: 'huỷ' });
    expect(how()).toEqual([
      ['withdrawn', 1, 0],
      ['replaced', 2, 0],
      ['over', 1, 0],
      ['done', 1, 1],
    ]);
    expect(yard.stores.queues.queues()[0]?.orderId).toBeNull();
    expect(yard.stores.queues.openOrders()).toEqual([]);
  });

  it('[QU18] is over at its time even before the clock’s command comes', () => {
    const [a, b] = [arrive(1), arrive(2)];
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.02'], until: later(START, HOUR_MS) });
    yard.at(61);
    expect(line()).toEqual([a, b]);
  });

  it('[QU18] is done when its last truck leaves without a call', () => {
    const visitId = arrive(1);
    arrive(2);
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.01'] });
    yard.ok('queue.turn-back', { visitId, reason: 'thiếu giấy' });
    tick();
    expect(yard.ask('order.list', QUEUE).orders[0]?.endedHow).toBe('done');
    expect(dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'order.turn')).toEqual([]);
  });

  it('[QU18] is tried without changing anything, and undone', () => {
    const [a, b] = [arrive(1), arrive(2)];
    const seq = yard.seq();
    expect(yard.ok('order.import', { ...PAPER, lines: ['12C-100.02'], dryRun: true })).toMatchObject({
      orderId: null,
      matched: 1,
      differences: [{ visitId: b, orderedRank: 1, ownRank: 2 }],
    });
    expect([yard.seq(), line()]).toEqual([seq, [a, b]]);
    const done = yard.seqOf('order.import', { ...PAPER, lines: ['12C-100.02'] });
    yard.ok('change.undo', { seq: done });
    expect(line()).toEqual([a, b]);
    expect(yard.ask('order.list', QUEUE).orders).toEqual([]);
  });

  it('[QU18] [QU48] still holds for its trucks when their calls are taken back', () => {
    const [a, b, c] = [arrive(1), arrive(2), arrive(3)];
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.03', '12C-100.02'] });
    expect(call(2)).toEqual([c, b]);
    tick();
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'cửa khẩu đóng' });
    yard.ok('crossing.resume', { crossing: 'HN' });
    expect(line()).toEqual([c, b, a]);
    expect(yard.ask('order.list', QUEUE).orders[0]?.endedHow).toBeNull();
  });

  it.each([
    ['postpones', (visitId: string) => yard.ok('queue.postpone', { visitId })],
    [
      'misses its call',
      (visitId: string) => {
        call(1);
        const attempts = (['loudspeaker', 'telephone', 'cab'] as const).map((channel) => ({ channel }));
        yard.ok('queue.no-show', { visitId, attempts });
      },
    ],
    [
      'has another load',
      (visitId: string) => yard.ok('visit.swap-vehicle', { visitId, role: 'container', plate: 'MSKU1234565' }),
    ],
    [
      'was abroad',
      (visitId: string) => {
        call(1);
        yard.ok('visit.abroad', { visitId });
        yard.ok('visit.return', { visitId });
      },
    ],
    [
      'was sent to another crossing and back',
      (visitId: string) => {
        yard.ok('queue.transfer', { visitId, crossing: 'TT' });
        yard.ok('queue.transfer', { visitId, crossing: 'HN' });
      },
    ],
  ] as const)('[QU18] [QU48] puts a truck first no more that %s', (_what, act) => {
    const [a, b, c] = [arrive(1), arrive(2), arrive(3)];
    yard.ok('order.import', { ...PAPER, lines: ['12C-100.03', '12C-100.02'] });
    act(c);
    expect(line()).toEqual([b, a, c]);
    expect(yard.ask('order.list', QUEUE).orders[0]).toMatchObject({ trucks: 1, endedHow: null });
  });
});
