import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { later, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { aYard, type Yard } from '../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const TRUCKS = 8;
const RESTING = ['check-in', 'check-out', 'wake', 'no-answer', 'begin', 'end', 'past'] as const;

const aStep = fc.record({
  what: fc.constantFrom(...RESTING, 'call', 'reach', 'hold', 'wait'),
  truck: fc.nat(TRUCKS - 1),
  minutes: fc.integer({ min: 1, max: 45 }),
});
type Step = typeof aStep extends fc.Arbitrary<infer Value> ? Value : never;

/** A line with a pace, so that there are call ranges (QU8), and trucks that wait in it with a driver each. */
function aLine(yard: Yard): readonly string[] {
  const arrive = (n: number): string =>
    yard.ok('visit.arrive', { plate: `29H${String(30_000 + n)}`, ...QUEUE, driver: `Lái ${String(n)}` }).visitId;
  for (let n = 0; n < 10; n += 1) {
    const visitId = arrive(n);
    yard.at((n + 1) * 6);
    yard.ok('queue.call', { ...QUEUE, count: 1 });
    yard.ok('queue.reached', { visitId });
    yard.ok('visit.depart', { visitId, departure: 'crossed' });
  }
  return Array.from({ length: TRUCKS }, (_, n) => arrive(100 + n));
}

/** Does one step; some cannot be done now, which is as good. */
function take(yard: Yard, { what, truck, minutes }: Step, ids: readonly string[], now: number): void {
  const visitId = ids[truck] as never;
  const personId = yard.ask('rest.person', { visitId })?.people[0]?.personId as never;
  const stayId = yard.ask('rest.wake-ups', {}).wakeUps[truck % 4]?.stayId as never;
  switch (what) {
    case 'check-in':
      return void yard.run('rest.check-in', { visitId, person: { personId } as never });
    case 'check-out':
      return stayId === undefined ? undefined : void yard.run('rest.check-out', { stayId });
    case 'wake':
    case 'no-answer':
      if (stayId !== undefined) yard.run('rest.wake', { stayId, answer: what === 'wake' ? 'awake' : what });
      return;
    case 'begin':
    case 'end':
      return void yard.run('rest.declare', { personId, what });
    case 'past':
      return void yard.run('rest.declare', {
        personId,
        what,
        from: later(now as never, -minutes * MINUTE_MS),
        to: now as never,
      });
    case 'call':
      return void yard.run('queue.call', { ...QUEUE, count: 1 + (truck % 2) });
    case 'reach':
      return void yard.run('queue.reached', { visitId });
    case 'hold':
      return void yard.run('visit.hold', { visitId, authority: 'customs', reason: 'x' });
    case 'wait':
      return;
  }
}

describe('waking and resting', () => {
  it('[RE4] everybody who sleeps and will be called is on the list in time, and no resting changes a place', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 5, maxLength: 25 }), (steps) => {
        const yard = aYard({ inMemory: true });
        try {
          const ids = aLine(yard);
          expect(yard.ask('queue.order', QUEUE).entries.every(({ estimate }) => estimate !== undefined)).toBe(true);
          let minute = 100;
          const placesOf = () =>
            ids.map((id) => {
              const entry = yard.ask('queue.order', QUEUE).entries.find(({ visitId }) => visitId === id);
              return [id, entry?.rank, entry?.queueNumber, entry?.ready];
            });
          for (const step of steps) {
            minute += step.minutes;
            const now = yard.at(minute);
            const before = placesOf();
            take(yard, step, ids, now);
            if ((RESTING as readonly string[]).includes(step.what)) expect(placesOf()).toEqual(before);

            const { wakeUps } = yard.ask('rest.wake-ups', {});
            const order = new Map(yard.ask('queue.order', QUEUE).entries.map((entry) => [entry.visitId, entry]));
            for (const visit of yard.stores.rest.asleep()) {
              const wakeUp = wakeUps.find((one) => one.plate === visit.plate);
              const from = [...order.values()].find(({ plate }) => plate === visit.plate)?.estimate?.p90From;
              if (visit.stage === 'called') expect(wakeUp?.isCalled).toBe(true);
              if (visit.stage === 'called' && wakeUp?.state !== 'awake') expect(wakeUp?.wakeAt).toBe(now);
              if (from === undefined) continue;
              expect(wakeUp?.wakeAt).toBeLessThanOrEqual(Math.max(now, from - 30 * MINUTE_MS));
            }
            const due = wakeUps.map(({ wakeAt }) => wakeAt);
            expect(due).toEqual(due.toSorted((a, b) => a - b));
          }
          expect(yard.defects).toEqual([]);
        } finally {
          yard.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
