import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
let minute = 0;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  minute = 0;
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
let trucks = 0;
const aTruck = (more: object = {}): string => {
  trucks += 1;
  yard.at((minute += 1));
  return yard.ok('visit.arrive', { plate: `29H${String(20_000 + trucks)}`, ...QUEUE, ...more }).visitId;
};
const many = (count: number): readonly string[] => Array.from({ length: count }, () => aTruck());
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const point = (more: object): void => {
  yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', directions: [{ direction: 'export', ...more }] });
};
const call = (more: object = {}) => yard.ok('queue.call', { ...QUEUE, count: 1, ...more });
const order = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map((entry) => entry.visitId);
const lastEvent = (id: string) => yard.ask('visit.story', { visitId: id }).events.at(-1);
const three = [{ channel: 'loudspeaker' }, { channel: 'telephone' }, { channel: 'cab' }];

describe('lanes', () => {
  it('[QU20] called trucks are spread over the lanes by who is on the way there, or go to the one named', () => {
    point({ lanes: ['1', '2', '3'] });
    many(5);
    expect(call({ count: 2, lane: '2' }).called.map(({ lane }) => lane)).toEqual(['2', '2']);
    const { called } = call({ count: 3 });
    expect(called.map(({ lane }) => lane)).toEqual(['1', '3', '1']);
    expect(visit(called[1]?.visitId ?? '').callLane).toBe('3');
    yard.ok('queue.reached', { visitId: called[1]?.visitId ?? '' });
    expect(visit(called[1]?.visitId ?? '').callLane).toBe('3');
    expect(yard.refused('queue.call', { ...QUEUE, count: 1, lane: '9' })).toEqual({
      code: 'queue.lane-unknown',
      lane: '9',
      lanes: '1, 2, 3',
    });
  });

  it('[QU20] a point without lanes sends to none', () => {
    many(1);
    expect(call().called[0]?.lane).toBeNull();
  });
});

describe('two people who call at once', () => {
  it('[QU21] one calls, the other is told who called whom and who is next, and nobody is called twice', () => {
    const [first = '', second = ''] = many(3);
    const seen = { ...QUEUE, count: 1, expect: [first] };
    expect(yard.ok('queue.call', seen, actorWith('coordinator')).called.map(({ visitId }) => visitId)).toEqual([first]);
    const seq = yard.seq();
    expect(yard.refused('queue.call', seen)).toEqual({
      code: 'queue.order-changed',
      visitId: second,
      plate: visit(second).plate,
      by: ['coordinator'],
      calledPlates: [visit(first).plate],
      autoPlates: null,
      gonePlates: null,
      nextPlates: [visit(second).plate],
    });
    expect(yard.seq()).toBe(seq);
    expect(visit(second).stage).toBe('waiting');
  });

  it('[QU21] is told so as well when the point is full by then, or when the queue called by itself', () => {
    point({ buffer: 1, callMode: 'auto' });
    const [first = '', second = ''] = many(2);
    call({ expect: [first] });
    expect(yard.refused('queue.call', { ...QUEUE, count: 1, expect: [first] })).toMatchObject({
      code: 'queue.order-changed',
      visitId: second,
      by: null,
      autoPlates: [visit(first).plate],
    });
  });

  it('[QU21] is told who waits there no more, and of many how many more', () => {
    const [first = '', ...others] = many(6);
    yard.ok('visit.depart', { visitId: first, departure: 'turned-back' });
    for (const visitId of others.slice(0, 4)) yard.ok('queue.call', { ...QUEUE, count: 1, expect: [visitId] });
    const plates = others.map((id) => visit(id).plate);
    expect(yard.refused('queue.call', { ...QUEUE, count: 5, expect: [first, ...others.slice(0, 4)] })).toMatchObject({
      gonePlates: [visit(first).plate],
      autoPlates: [...plates.slice(0, 3), '+1'],
      nextPlates: [plates[4]],
    });
  });

  it('[QU21] trucks seen next are called however they stand among themselves, as many as have room', () => {
    const [first, second, third] = many(3);
    point({ buffer: 2 });
    const seen = [second, first, third];
    expect(call({ count: 3, expect: seen })).toMatchObject({
      called: [{ visitId: first }, { visitId: second }],
      stop: 'buffer-full',
    });
    expect(yard.refused('queue.call', { ...QUEUE, count: 1, expect: ['vis_zz'] }).code).toBe('visit.unknown');
  });

  it('[QU21] a capacity of zero calls nobody, by hand or again', () => {
    const [first] = many(2);
    call();
    point({ capacityPerHour: 0 });
    expect(yard.refused('queue.call', { ...QUEUE, count: 1 })).toEqual({ code: 'queue.no-capacity' });
    expect(yard.refused('queue.call-again', { visitId: first ?? '' })).toEqual({ code: 'queue.no-capacity' });
  });
});

describe('the hour of getting there', () => {
  const takes = (): boolean => call().stop !== 'crossing-closed';

  it('[QU4] counts: the first are called before the crossing opens, the last before it closes', () => {
    many(3);
    // The yard's clock begins at 08:00; the crossing works from 09:00 to 10:00, half an hour's way from here.
    const daily = [{ fromMinute: 9 * 60, toMinute: 10 * 60 }];
    yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', calendar: { daily, days: [], hours: [] } });
    yard.at((minute = 29));
    expect(call()).toMatchObject({ called: [], stop: 'crossing-closed' });
    yard.at((minute = 30));
    expect(takes()).toBe(true);
    yard.at((minute = 89));
    expect(takes()).toBe(true);
    yard.at((minute = 90));
    expect(call()).toMatchObject({ called: [], stop: 'crossing-closed' });
  });
});

describe('a called truck', () => {
  it('[QU5] taken back waits at its place again, without a no-show', () => {
    const [first, second] = many(2);
    point({ lanes: ['1'] });
    call();
    yard.ok('queue.attempt', { visitId: first ?? '', channel: 'loudspeaker' });
    yard.ok('queue.recall', { visitId: first ?? '', reason: 'gọi nhầm' });
    expect(order()).toEqual([first, second]);
    expect(visit(first ?? '')).toMatchObject({
      stage: 'waiting',
      noShows: 0,
      calledAt: null,
      arriveByAt: null,
      callRule: null,
      callLane: null,
      callAttempts: [],
    });
    expect(yard.refused('queue.recall', { visitId: first ?? '', reason: 'x' }).code).toBe('queue.not-called');
  });

  it('[QU5] called again has a new time and perhaps another lane, and keeps its call', () => {
    const [first = ''] = many(1);
    point({ lanes: ['1', '2'] });
    call();
    const { calledAt } = visit(first);
    const now = yard.at((minute += 20));
    expect(yard.ok('queue.call-again', { visitId: first, lane: '2' })).toEqual({ arriveBy: now + 30 * MINUTE_MS });
    expect(visit(first)).toMatchObject({ calledAt, arriveByAt: now + 30 * MINUTE_MS, callLane: '2', stage: 'called' });
    yard.ok('queue.reached', { visitId: first });
    expect(yard.refused('queue.call-again', { visitId: first })).toMatchObject({ code: 'queue.not-called' });
  });

  it('[QU5] logged attempts count with those told at once; fewer than three are not enough', () => {
    const [first = ''] = many(3);
    call();
    for (const channel of ['loudspeaker', 'telephone'])
      yard.ok('queue.attempt', { visitId: first, channel, note: channel === 'telephone' ? 'tắt máy' : null });
    expect(visit(first).callAttempts).toMatchObject([
      { channel: 'loudspeaker', at: yard.clock.now(), by: 'system', note: null },
      { channel: 'telephone', note: 'tắt máy' },
    ]);
    expect(yard.refused('queue.no-show', { visitId: first })).toEqual({
      code: 'queue.too-few-attempts',
      needed: 3,
      logged: 2,
    });
    yard.ok('queue.no-show', { visitId: first, attempts: three.slice(2) });
    expect(visit(first)).toMatchObject({ noShows: 1, stage: 'waiting', callAttempts: [] });
    expect(lastEvent(first)?.info).toMatchObject({
      attempts: [{ channel: 'loudspeaker' }, { channel: 'telephone' }, { channel: 'cab' }],
      placement: 'behind',
    });
    expect(yard.refused('queue.attempt', { visitId: first, channel: 'cab' }).code).toBe('queue.not-called');
  });

  it('[QU7] that has left is over, whatever is asked of it', () => {
    const [first = ''] = many(1);
    call();
    yard.ok('visit.depart', { visitId: first });
    for (const name of ['queue.reached', 'queue.no-show', 'queue.call-again', 'queue.attempt', 'queue.recall'] as const)
      expect(yard.refused(name, { visitId: first, channel: 'cab', reason: 'x' } as never).code).toBe('visit.over');
  });

  it('tells whom it is reloaded with, and where it goes when it is turned back', () => {
    const [first = '', second = ''] = many(2);
    call({ count: 2 });
    yard.ok('queue.reached', { visitId: first, withPlate: '桂A-123.45' });
    expect(visit(first).withPlate).toBe('桂A12345');
    yard.ok('queue.turn-back', { visitId: second, reason: 'hàng hỏng', goesTo: 'Kho Đồng Đăng' });
    expect(visit(second)).toMatchObject({ departure: 'turned-back', goesTo: 'Kho Đồng Đăng' });
    expect(JSON.stringify(yard.ask('visit.story', { visitId: second }).events)).toContain('Kho Đồng Đăng');
  });
});

describe('a blocked way', () => {
  const slot = (code: string): string => yard.ask('yard.now', {}).slots.find((one) => one.code === code)?.slotId ?? '';

  it('[QU22] said to be so, counts for nothing and needs no attempts', () => {
    const [first = '', second] = many(2);
    call();
    expect(yard.ok('queue.no-show', { visitId: first, isWayBlocked: true })).toEqual({ isCounted: false });
    expect(order()).toEqual([first, second]);
    expect(visit(first)).toMatchObject({ noShows: 0, stage: 'waiting', callLane: null });
    expect(lastEvent(first)?.info).toMatchObject({ placement: 'kept', wayBlocked: 'said' });
  });

  it('[QU22, SL5] behind others in a one-ended lane is known to the yard', () => {
    const [first = '', second = ''] = many(2);
    yard.ok('slot.assign', { visitId: first, slotId: slot('C02') });
    call();
    yard.ok('slot.assign', { visitId: second, slotId: slot('C01') });
    expect(yard.ok('queue.no-show', { visitId: first, attempts: three })).toEqual({ isCounted: false });
    expect(lastEvent(first)?.info).toMatchObject({ placement: 'kept', wayBlocked: 'behind-others' });
    call();
    yard.ok('slot.vacate', { visitId: second });
    expect(yard.ok('queue.no-show', { visitId: first, attempts: three })).toEqual({ isCounted: true });
    expect(visit(first).noShows).toBe(1);
  });

  it('[QU22] an open incident that blocks the way there is known too; its own trouble is no excuse', () => {
    const [first = '', second = ''] = many(2);
    yard.ok('slot.assign', { visitId: first, slotId: slot('B01') });
    yard.ok('slot.assign', { visitId: second, slotId: slot('B02') });
    call();
    const { incidentId } = yard.ok('incident.open', { kind: 'lane-blocked', visitId: second });
    yard.ok('queue.no-show', { visitId: first, attempts: three });
    expect(lastEvent(first)?.info).toMatchObject({ placement: 'kept', wayBlocked: 'lane-blocked' });
    yard.ok('incident.close', { incidentId });
    yard.ok('incident.open', { kind: 'lane-blocked', visitId: first });
    call();
    yard.ok('queue.no-show', { visitId: first, attempts: three });
    expect(visit(first).noShows).toBe(1);
  });
});

describe('a queue that calls by itself', () => {
  const due = () => dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'queue.turn');
  const tick = (): number => {
    const work = due();
    for (const { name, input } of work) yard.run(name as never, input as never);
    return work.length;
  };
  const stages = (ids: readonly string[]): string => ids.map((id) => visit(id).stage.slice(0, 1)).join('');

  it('[QU26, QU7] calls batches while the whole batch has room, and never over the buffer', () => {
    point({ callMode: 'auto', callBatch: 2, lanes: ['1', '2'] });
    const ids = many(7);
    expect(tick()).toBe(1);
    expect(stages(ids)).toBe('ccwwwww');
    expect(tick()).toBe(1);
    expect(stages(ids)).toBe('ccccwww');
    // One place of five is left: not room for two.
    expect(tick()).toBe(0);
    yard.ok('queue.reached', { visitId: ids[0] ?? '' });
    expect(tick()).toBe(0);
    yard.ok('visit.depart', { visitId: ids[0] ?? '' });
    expect(tick()).toBe(1);
    expect(ids.slice(1).map((id) => visit(id).callLane)).toEqual(['2', '1', '2', '1', '1', null]);
    expect(yard.ask('visit.story', { visitId: ids[4] ?? '' }).events.at(-1)).toMatchObject({
      type: 'queue.called',
      actor: 'system',
    });
  });

  it('[QU26] calls what the point holds where the batch is larger', () => {
    point({ callMode: 'auto', callBatch: 9 });
    const ids = many(7);
    expect(tick()).toBe(1);
    expect(stages(ids)).toBe('cccccww');
    expect(tick()).toBe(0);
  });

  it('[QU26] does nothing while suspended, without capacity or by hand', () => {
    many(2);
    expect(due()).toEqual([]);
    point({ callMode: 'auto', capacityPerHour: 0 });
    expect(due()).toEqual([]);
    point({ callMode: 'auto', capacityPerHour: 30 });
    yard.ok('crossing.suspend', { crossing: 'HN', reason: 'mưa' });
    expect(due()).toEqual([]);
    yard.ok('crossing.resume', { crossing: 'HN' });
    expect(due()).toHaveLength(1);
  });

  it('[QU59] stops calling by itself when a call is taken back, until a coordinator lets it', () => {
    point({ callMode: 'auto', callBatch: 2 });
    const ids = many(3);
    expect(tick()).toBe(1);
    const coordinator = actorWith('coordinator');
    const seq = yard.seqOf('queue.recall', { visitId: ids[0] ?? '', reason: 'thiếu giấy' }, coordinator);
    expect(due()).toEqual([]);
    expect(stages(ids)).toBe('wcw');
    yard.ok('change.undo', { seq });
    expect(yard.stores.queues.queues()[0]?.callMode).toBe('auto');
    yard.ok('queue.call-mode', { ...QUEUE, callMode: 'hand' }, coordinator);
    expect(due()).toEqual([]);
    yard.ok('queue.call-mode', { ...QUEUE, callMode: 'auto', callBatch: 1 }, coordinator);
    expect(tick()).toBe(1);
    expect(stages(ids)).toBe('ccc');
    expect(yard.ask('crossing.history', { crossing: 'HN', limit: 2 }).changes).toMatchObject([
      { type: 'queue.saved', actor: 'coordinator', fields: [{ field: 'callMode', becomes: 'auto' }, {}] },
      { type: 'queue.saved', actor: 'coordinator', fields: [{ field: 'callMode', becomes: 'hand' }] },
    ]);
    expect(yard.run('queue.call-mode', { ...QUEUE, callMode: 'hand' }, { actor: actorWith('gate') })).toHaveProperty(
      'fault',
    );
  });

  it('[QU26] looks through a line in vain once, and again when something of it changes or a minute passes', () => {
    point({ callMode: 'auto' });
    const [first = ''] = many(1);
    yard.ok('visit.hold', { visitId: first, authority: 'Hải quan', reason: 'soi' });
    let looks = 0;
    const { waiting } = yard.stores.queues;
    const stores = {
      ...yard.stores,
      queues: {
        ...yard.stores.queues,
        waiting: (...args: Parameters<typeof waiting>) => {
          looks += 1;
          return waiting(...args);
        },
      },
    };
    const look = (): readonly unknown[] => dueWork(stores, yard.clock).filter(({ name }) => name === 'queue.turn');
    expect([look(), look(), looks]).toEqual([[], [], 1]);
    yard.at((minute += 1));
    expect([look(), look(), looks]).toEqual([[], [], 2]);
    yard.ok('visit.release-hold', { visitId: first });
    expect(look()).toHaveLength(1);
  });
});
