import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { systemActor } from '../../../electron/engine/handler.ts';
import { aYard, nextCommandId, START, type Yard } from '../../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const ATTEMPTS = ['loudspeaker', 'telephone', 'cab'];
const DRIVER = 'Nông Văn Lợi';

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
  return yard.ok('visit.arrive', { plate: `15C${String(31_000 + trucks)}`, ...QUEUE, driver: DRIVER, ...more }).visitId;
}
const lieDown = (visitId: string, name = DRIVER): string =>
  yard.ok('rest.check-in', { visitId, person: { name } }).stayId;
const wakeUps = (until?: number) =>
  yard.ask('rest.wake-ups', until === undefined ? {} : { until: until as never }).wakeUps;
const openAlarms = (): readonly string[] => yard.stores.site.openAlarms().map(({ code }) => code);

/** What the engine does by itself now. */
function elapse(): void {
  const due = dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'wake.watch');
  const actor = systemActor('system');
  yard.engine.dispatch.runBatch(due.map((work) => ({ commandId: nextCommandId(), ...work, actor })));
}

/** Ten trucks called one after another at five minutes each: so many make an estimate (QU8). */
function aPace(): void {
  for (let n = 0; n < 10; n += 1) {
    const visitId = aTruck();
    yard.at((n + 1) * 5);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.depart', { visitId, departure: 'crossed' });
  }
}

describe('the wake-up list', () => {
  it('[RE40] has who will be called, with the range, and who asked to be woken, soonest first', () => {
    aPace();
    const first = aTruck();
    const waiting = aTruck();
    lieDown(waiting);
    const { estimate } = yard.ask('queue.order', QUEUE).entries.find(({ visitId }) => visitId === waiting) ?? {};
    expect(estimate).toBeDefined();
    const [wakeUp] = wakeUps();
    expect(wakeUp).toMatchObject({ name: DRIVER, state: 'due', isCalled: false, callFrom: estimate?.p90From });
    expect(wakeUp?.wakeAt).toBe(Math.max(yard.clock.now(), (estimate?.p90From ?? 0) - 30 * MINUTE_MS));
    lieDown(first);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(wakeUps().map(({ isCalled }) => isCalled)).toEqual([true, false]);
    expect(wakeUps()[0]?.wakeAt).toBe(yard.clock.now());
  });

  it('[RE40] ends at the time that was asked about, and leaves out whom nothing wakes', () => {
    aPace();
    const waiting = aTruck();
    lieDown(waiting);
    expect(wakeUps(yard.clock.now() - 1)).toEqual([]);
    expect(wakeUps(yard.clock.now() + HOUR_MS)).toHaveLength(1);
    yard.ok('visit.hold', { visitId: waiting, authority: 'customs', reason: 'kiểm hoá' });
    expect(wakeUps()).toEqual([]);
  });

  it('[RE40] tells what came of it; who is up stays on it until he leaves the bed', () => {
    const visitId = aTruck();
    const stayId = lieDown(visitId);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('rest.wake', { stayId, answer: 'no-answer' });
    expect(wakeUps()[0]).toMatchObject({ state: 'no-answer', answer: 'no-answer', wokenAt: START });
    yard.ok('rest.wake', { stayId, answer: 'awake' });
    expect(wakeUps()[0]).toMatchObject({ state: 'awake' });
    yard.ok('rest.check-out', { stayId });
    expect(wakeUps()).toEqual([]);
  });
});

describe('a driver whom nobody woke', () => {
  it('[RE41] is told of ten minutes after the call, until he is up', () => {
    const stayId = lieDown(aTruck());
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.at(9);
    elapse();
    expect(openAlarms()).toEqual([]);
    yard.at(10);
    elapse();
    elapse();
    expect(openAlarms()).toEqual(['not-woken']);
    expect(yard.stores.site.openAlarms()[0]?.details).toEqual({ bed: expect.stringMatching(/^N1-/) as string });
    yard.ok('rest.wake', { stayId, answer: 'no-answer' });
    elapse();
    expect(openAlarms()).toEqual(['not-woken']);
    yard.ok('rest.wake', { stayId, answer: 'awake' });
    elapse();
    expect(openAlarms()).toEqual([]);
  });

  it('[RE41] no more when he has left the bed, or the truck is not called any more', () => {
    const [first, second] = [aTruck(), aTruck()];
    const stayId = lieDown(first);
    lieDown(second);
    yard.ok('queue.call', { ...QUEUE, count: 2 });
    yard.at(20);
    elapse();
    expect(openAlarms()).toHaveLength(2);
    yard.ok('rest.check-out', { stayId });
    yard.ok('queue.recall', { visitId: second, reason: 'gọi nhầm' });
    elapse();
    expect(openAlarms()).toEqual([]);
  });

  it('[RE41] nobody asks where another than the driver sleeps', () => {
    lieDown(aTruck({ people: 2 }), 'Vợ Lợi');
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.at(20);
    elapse();
    expect(openAlarms()).toEqual([]);
  });

  it('[RE4, RE42] does not lose the turn; once somebody went to wake him, attempts count', () => {
    const visitId = aTruck();
    const stayId = lieDown(visitId);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(yard.refused('queue.no-show', { visitId, attempts: ATTEMPTS })).toEqual({
      code: 'queue.driver-asleep',
      bed: expect.stringMatching(/^N1-/) as string,
    });
    yard.ok('rest.wake', { stayId, answer: 'no-answer' });
    expect(yard.ok('queue.no-show', { visitId, attempts: ATTEMPTS })).toEqual({ isCounted: true });
  });

  it('[RE42] the yard in the way counts for nothing all the same', () => {
    const visitId = aTruck();
    lieDown(visitId);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    expect(yard.ok('queue.no-show', { visitId, isWayBlocked: true })).toEqual({ isCounted: false });
  });
});
