import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
import { aYard, nextCommandId, recordsOf, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const ALL = [{ key: 'all', letter: 'A', weight: 1, takes: { cargoClasses: null, withEvidence: false } }];
const FRESH = [
  { key: 'fruit', letter: 'F', weight: 3, takes: { cargoClasses: ['fresh' as const], withEvidence: false } },
  { key: 'rest', letter: 'R', weight: 1, takes: { cargoClasses: null, withEvidence: false } },
];
const COST = { perHourDong: Object.fromEntries(CARGO_CLASSES.map((one, at) => [one, 100 * (at + 1)])) };

let plates = 0;
const arrive = (cargoClass: 'fresh' | 'general' = 'general', more: object = {}): string => {
  plates += 1;
  const plate = `12C-${String(10_000 + plates)}`;
  yard.ok('expected.add', { plate, cargoClass, ...QUEUE, ...more });
  return yard.ok('visit.arrive', { plate, people: 1 }).visitId;
};
const line = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map(({ visitId }) => visitId);
const inForce = (): string | null =>
  yard.stores.queues.queues().find(({ id }) => id === 1)?.discipline.noticeNumber ?? null;
const states = () =>
  yard.ask('notice.list', QUEUE).notices.map(({ number, begunAt, endedHow }) => [number, begunAt !== null, endedHow]);
/** Does what is due by time alone, as the engine's tick does. */
const tick = (): void => {
  for (const { name, input } of dueWork(yard.stores, yard.clock))
    yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor: systemActor('system') }]);
};
const save = (number: string, more: object = {}): string =>
  yard.ok('notice.save', { ...QUEUE, authority: 'BQL', number, on: '2026-02-10' as never, streams: ALL, ...more })
    .noticeId;

describe('the authority’s notice', () => {
  it('[QU19] comes into force by itself at its time, and at its end the one before is in force again', () => {
    save('1');
    save('2', { from: later(START, HOUR_MS), until: later(START, 2 * HOUR_MS), streams: FRESH });
    tick();
    expect(inForce()).toBe('1');
    yard.at(61);
    tick();
    expect(inForce()).toBe('2');
    expect(states()).toEqual([
      ['2', true, null],
      ['1', true, 'replaced'],
    ]);
    yard.at(121);
    tick();
    expect(inForce()).toBe('1');
    expect(states()).toEqual([
      ['2', true, 'over'],
      ['1', true, null],
    ]);
    expect(dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'notice.turn')).toEqual([]);
  });

  it('[QU19] skips a notice whose own time is over when the one that replaced it ends', () => {
    save('1');
    save('2', { until: later(START, HOUR_MS) });
    const last = save('3');
    yard.at(90);
    yard.ok('notice.end', { noticeId: last, reason: 'thu hồi' });
    expect(inForce()).toBe('1');
  });

  it('[QU19] brings the default back where nothing was before, and never a future notice that was withdrawn', () => {
    const before = yard.stores.queues.queues()[0]?.discipline;
    const now = save('1');
    const future = save('2', { from: later(START, HOUR_MS) });
    yard.ok('notice.end', { noticeId: future, reason: 'nhầm' });
    yard.at(61);
    tick();
    expect(inForce()).toBe('1');
    yard.ok('notice.end', { noticeId: now, reason: 'nhầm' });
    expect(yard.stores.queues.queues()[0]).toMatchObject({ discipline: before, noticeId: null });
  });

  it('[QU19] writes down a discipline from before notices were kept, so that it comes back', () => {
    save('7', { streams: FRESH });
    // As a database of before has it: a discipline of its own, and no notice that it came from.
    yard.db.prepare('DELETE FROM notices').run();
    yard.db.prepare('UPDATE queues SET notice_id = NULL WHERE id = 1').run();
    yard.at(1);
    const next = save('8');
    expect(states().map(([number]) => number)).toEqual(['8', '7']);
    yard.ok('notice.end', { noticeId: next, reason: 'nhầm' });
    expect(inForce()).toBe('7');
  });

  it('[QU19] looks the streams of those who wait up again and keeps their numbers; undone, all is as before', () => {
    const [a, b] = [arrive('general'), arrive('fresh')];
    const numbers = (): unknown =>
      yard.ask('queue.order', QUEUE).entries.map((one) => [one.visitId, one.queueNumber, one.stream]);
    const before = numbers();
    const state = recordsOf(yard.db);
    const seq = yard.seqOf('notice.save', { ...QUEUE, number: '1', streams: FRESH });
    expect(line()).toEqual([b, a]);
    expect(yard.ask('queue.order', QUEUE).entries.map(({ stream }) => stream)).toEqual(['fruit', 'rest']);
    yard.ok('change.undo', { seq });
    expect(numbers()).toEqual(before);
    expect(recordsOf(yard.db)).toEqual(state);
  });

  it('[QU15] gives other ratios in certain hours of the day', () => {
    const hours = [{ fromMinute: 9 * 60, toMinute: 11 * 60, weights: { fruit: 0, rest: 1 } }];
    const [general, fruit] = [arrive('general'), arrive('fresh')];
    save('1', { streams: FRESH, hours });
    expect(line()).toEqual([fruit, general]);
    yard.at(90);
    expect(line()).toEqual([general, fruit]);
    expect(
      yard.ask('queue.explain', { visitId: general, otherVisitId: fruit }).comparison?.codes.map(({ code }) => code),
    ).toContain('hours');
    yard.at(190);
    expect(line()).toEqual([fruit, general]);
    expect(yard.ok('queue.call', { ...QUEUE, count: 2 }).called.map(({ visitId }) => visitId)).toEqual([
      fruit,
      general,
    ]);
  });

  it('[QU15] refuses hours that end before they begin, or that leave nobody a turn', () => {
    const none = [{ fromMinute: 0, toMinute: 60, weights: { all: 0 } }];
    const back = [{ fromMinute: 60, toMinute: 60, weights: {} }];
    expect(yard.refused('notice.save', { ...QUEUE, streams: ALL, hours: none })).toMatchObject({
      problem: 'hours-streams',
    });
    expect(yard.refused('notice.save', { ...QUEUE, streams: ALL, hours: back })).toMatchObject({
      problem: 'hours-range',
    });
  });

  it('[QU16] calls the truck whose waiting costs most, and says both costs', () => {
    const general = arrive('general');
    yard.at(10);
    const fruit = arrive('fresh');
    const cost = { perHourDong: { ...COST.perHourDong, fresh: 900 }, growthPercentPerHour: { fresh: 10 } };
    save('1', { cost });
    yard.at(70);
    expect(line()).toEqual([fruit, general]);
    const { comparison } = yard.ask('queue.explain', { visitId: fruit, otherVisitId: general });
    expect(comparison).toMatchObject({
      isBefore: true,
      codes: [{ code: 'delay-cost', firstPerHourDong: 990, secondPerHourDong: 500, firstClass: 'fresh' }],
    });
    expect(yard.ok('queue.call', { ...QUEUE, count: 1 }).called).toMatchObject([{ visitId: fruit, rule: 'QU1' }]);
  });

  it('[QU16] takes a class that was only said as general', () => {
    const first = arrive('general');
    const said = yard.ok('visit.arrive', { plate: '29C-777.77', people: 1, cargoClass: 'fresh', ...QUEUE }).visitId;
    save('1', { cost: { perHourDong: { ...COST.perHourDong, fresh: 900 } } });
    expect(line()).toEqual([first, said]);
  });

  it('[QU17] counts an appointment that was kept as the arrival', () => {
    const early = arrive('general');
    yard.at(10);
    const kept = arrive('general', { appointmentAt: later(START, -5 * MINUTE_MS) });
    save('1', { cost: { ...COST, toleranceMinutes: 20 } });
    expect(line()).toEqual([kept, early]);
    save('2', { cost: { ...COST, toleranceMinutes: 10 } });
    expect(line()).toEqual([early, kept]);
  });

  it('[QU16] is adopted in writing only, with a cost for every class', () => {
    expect(yard.refused('notice.save', { ...QUEUE, streams: ALL, cost: COST })).toEqual({
      code: 'notice.cost-unwritten',
    });
    const { vehicles: _none, ...perHourDong } = COST.perHourDong;
    expect(
      yard.refused('notice.save', {
        ...QUEUE,
        number: '1',
        on: '2026-02-10' as never,
        streams: ALL,
        cost: { perHourDong },
      }),
    ).toEqual({ code: 'notice.class-without-cost', cargoClass: 'vehicles' });
    expect(yard.ask('notice.list', QUEUE).notices).toEqual([]);
  });

  it('[QU19] may be withdrawn after another one replaced it, and never comes back then', () => {
    const before = yard.stores.queues.queues()[0]?.discipline;
    const first = save('1');
    const over = save('2', { until: later(START, HOUR_MS) });
    const last = save('3');
    yard.at(10);
    yard.ok('notice.end', { noticeId: first, reason: 'thu hồi' });
    expect(inForce()).toBe('3');
    expect(yard.refused('notice.end', { noticeId: first, reason: 'lần nữa' })).toEqual({ code: 'notice.over' });
    yard.at(90);
    expect(yard.refused('notice.end', { noticeId: over, reason: 'đã hết' })).toEqual({ code: 'notice.over' });
    yard.ok('notice.end', { noticeId: last, reason: 'thu hồi' });
    expect(yard.stores.queues.queues()[0]).toMatchObject({ discipline: before, noticeId: null });
  });

  it('[QU19] finds the stream of a called truck again, which may come back to the line', () => {
    const fruit = arrive('fresh');
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    const general = arrive('general');
    save('1', { streams: FRESH });
    yard.ok('queue.recall', { visitId: fruit, reason: 'nhầm' });
    const streams = yard.ask('queue.order', QUEUE).entries.map(({ visitId, stream }) => [visitId, stream]);
    expect(streams).toEqual([
      [fruit, 'fruit'],
      [general, 'rest'],
    ]);
  });

  it('[QU19] leaves a journal that gives the same state again', () => {
    arrive('fresh');
    save('1', { until: later(START, HOUR_MS), streams: FRESH });
    save('2', { from: later(START, 30 * MINUTE_MS), until: later(START, 50 * MINUTE_MS) });
    for (const minute of [31, 51, 61]) {
      yard.at(minute);
      tick();
    }
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    expect(states()).toEqual([
      ['2', true, 'over'],
      ['1', true, 'over'],
    ]);
  });
});

describe('the day’s report', () => {
  it('[QU19] names the notices that were in force that day, and no other', () => {
    const named = (on: string) =>
      yard.ask('report.daily', { on: on as never }).waits.notices.map(({ number }) => number);
    save('1');
    yard.at(60);
    save('2');
    save('3', { from: later(START, 24 * HOUR_MS) });
    expect(named('2026-02-10').toSorted()).toEqual(['1', '2']);
    yard.at(25 * 60);
    tick();
    expect(named('2026-02-11').toSorted()).toEqual(['2', '3']);
    expect(named('2026-02-10').toSorted()).toEqual(['1', '2']);
  });
});

describe('another order for a past day', () => {
  it('[QU1] keeps the calls and changes who is called, at the same mean wait', () => {
    arrive('general');
    yard.at(5);
    arrive('fresh');
    save('1');
    for (const minute of [30, 60]) {
      yard.at(minute);
      yard.ok('queue.call', { ...QUEUE, count: 1 });
    }
    yard.at(61);
    const answer = yard.ask('queue.what-if', { ...QUEUE, on: '2026-02-10' as never, streams: FRESH });
    const waits = (side: 'actual' | 'changed') =>
      answer[side].classes.map(({ cargoClass, maxMs }) => [cargoClass, maxMs / MINUTE_MS]);
    expect(answer).toMatchObject({
      arrivals: 2,
      calls: 2,
      actual: { trucks: 2 },
      changed: { trucks: 2, overtakesPerTruck: 0.5 },
    });
    expect(waits('actual')).toEqual([
      ['fresh', 55],
      ['general', 30],
    ]);
    expect(waits('changed')).toEqual([
      ['fresh', 25],
      ['general', 60],
    ]);
    expect(answer.changed.meanMs).toBe(answer.actual.meanMs);
  });

  it('[QU50] [QU8] counts the call of a truck that has gone abroad since', () => {
    const gone = arrive('general');
    yard.at(30);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('visit.abroad', { visitId: gone });
    yard.at(60);
    expect(yard.ask('queue.what-if', { ...QUEUE, on: '2026-02-10' as never, streams: FRESH }).calls).toBe(1);
    const queueId = yard.stores.queues.queues()[0]?.id;
    expect(yard.stores.queues.callsByHour(queueId as never, START)).toMatchObject([{ calls: 1 }]);
    yard.ok('visit.return', { visitId: gone });
    expect(yard.ask('visit.story', { visitId: gone }).visit.calledAt).toBeNull();
  });

  it('[QU50] calls a truck only from when it was made ready, and one that never was not at all', () => {
    const fruit = arrive('fresh');
    yard.ok('visit.hold', { visitId: fruit, authority: 'Hải quan', reason: 'soi' });
    const held = arrive('fresh');
    yard.ok('visit.hold', { visitId: held, authority: 'Hải quan', reason: 'soi' });
    const [first, second] = [arrive('general'), arrive('general')];
    save('1');
    const calls: string[] = [];
    const call = (minute: number): void => {
      yard.at(minute);
      calls.push(...yard.ok('queue.call', { ...QUEUE, count: 1 }).called.map(({ visitId }) => visitId));
    };
    call(30);
    yard.at(40);
    yard.ok('visit.release-hold', { visitId: fruit });
    call(60);
    call(90);
    expect(calls).toEqual([first, fruit, second]);
    yard.at(100);
    const ask = () => yard.ask('queue.what-if', { ...QUEUE, on: '2026-02-10' as never, streams: FRESH });
    const waits = () =>
      ask().changed.classes.map(({ cargoClass, p50Ms, maxMs }) => [cargoClass, p50Ms / MINUTE_MS, maxMs / MINUTE_MS]);
    // Under another order the fruit still cannot go at 08:30, and what is held waits to the end.
    const told = [
      ['fresh', 60, 100],
      ['general', 30, 90],
    ];
    expect([ask().calls, waits()]).toEqual([3, told]);
    expect(ask().changed.meanMs).toBe(ask().actual.meanMs);
    yard.at(2 * 24 * 60);
    yard.ok('visit.release-hold', { visitId: held });
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(ask().changed.classes[0]).toMatchObject({ trucks: 2, p50Ms: 60 * MINUTE_MS });
  });
});
