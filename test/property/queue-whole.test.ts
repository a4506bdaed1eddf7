import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireId } from '../../shared/kernel/ids.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { Queue, Visit } from '../../shared/domain/records.ts';
import { lineNow } from '../../electron/areas/queue/entries.ts';
import { QUEUE_COMMANDS } from '../support/model-queue.ts';
import { aQueueStep, passTime, take, type Step } from '../support/model-yard.ts';
import { aYard, recordsOf, replayedState, stateOf, withoutNumbers, type Yard } from '../support/yard.ts';

const STEPS = fc.array(aQueueStep, { minLength: 25, maxLength: 80 });

/** A yard in which everything that the queues know is there from the beginning. */
function aBusyYard(): Yard {
  const yard = aYard({ inMemory: true });
  yard.ok('crossing.save', {
    code: 'HN',
    name: 'Hữu Nghị',
    directions: [
      { direction: 'export', buffer: 4, lanes: ['1', '2'] },
      { direction: 'import', point: 'quarantine', buffer: 2 },
      { direction: 'import', point: 'transshipment', buffer: 2 },
    ],
  });
  yard.ok('crossing.save', {
    code: 'TT',
    name: 'Tân Thanh',
    directions: [{ direction: 'export', buffer: 3, callMode: 'auto', callBatch: 2 }],
  });
  yard.ok('settings.save', { values: { importRoutes: [{ cargoClass: null, points: ['quarantine', 'main'] }] } });
  const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
  for (const code of ['T1', 'T2']) yard.ok('team.save', { code, name: code, duty: always });
  for (let n = 0; n < 16; n += 1) {
    const crossing = n % 3 === 0 ? 'TT' : 'HN';
    const direction = n % 4 === 0 ? 'import' : 'export';
    const load =
      n % 2 === 0
        ? ({ cargoClass: 'fresh', goods: 'xoài', isTwoWay: true, trailerPlate: `29R${String(10_000 + n)}` } as const)
        : {};
    yard.ok('visit.arrive', {
      plate: `29C${String(10_000 + n)}`,
      crossing,
      direction,
      driver: `Lái ${String(n)}`,
      ...load,
    });
  }
  return yard;
}

function play(steps: readonly Step[], after: (yard: Yard, step: Step) => void, end: (yard: Yard) => void): void {
  const yard = aBusyYard();
  try {
    const minute = { value: 0 };
    for (const step of steps) {
      const outcome = take(yard, step, minute);
      if ('fault' in outcome) throw new Error(`${JSON.stringify(outcome)} ${yard.defects.map(String).join('; ')}`);
      passTime(yard);
      after(yard, step);
    }
    end(yard);
    expect(yard.defects).toEqual([]);
  } finally {
    yard.close();
  }
}

type Placed = { readonly visitId: string; readonly rank: number | null };

/** The line of a queue as it would be called now, without the estimates, which take longest. */
function orderOf(yard: Yard, queue: Queue): readonly Placed[] {
  const site = yard.stores.records.require('site', 1);
  const line = lineNow({ stores: yard.stores, now: yard.clock.now(), zone: site.timeZone, site }, queue);
  return line.map(({ entry, rank }) => ({ visitId: wireId('visit', entry.visitId), rank }));
}

/** What must be true of each truck by itself. */
function expectWhole(visit: Visit): void {
  const { stage, calledAt, arriveByAt, callRule, callLane, callAttempts, processingAt } = visit;
  // What is abroad went there by its call (QU8).
  if (stage === 'abroad') expect([visit.id, arriveByAt, visit.orderAt]).toEqual([visit.id, null, null]);
  else if (stage !== 'called' && stage !== 'processing')
    expect([visit.id, calledAt, arriveByAt, callRule, callLane, callAttempts]).toEqual([
      visit.id,
      null,
      null,
      null,
      null,
      [],
    ]);
  if (stage === 'called') {
    expect(calledAt).not.toBeNull();
    expect(arriveByAt).not.toBeNull();
    expect(visit.queueId).not.toBeNull();
    expect(visit.orderAt).not.toBeNull();
  }
  if (stage === 'processing') expect([arriveByAt, processingAt === null]).toEqual([null, false]);
  else expect(processingAt).toBeNull();
  expect(visit.orderAt === null).toBe(visit.orderSeq === null);
}

/** What must be true of all queues together. */
function expectOrder(yard: Yard): void {
  const live = [...yard.stores.visits.live()];
  for (const visit of live) expectWhole(visit);
  for (const queue of yard.stores.queues.queues()) {
    const waiting = live.filter(({ queueId, stage }) => queueId === queue.id && stage === 'waiting');
    const order = orderOf(yard, queue);
    expect(order.map(({ visitId }) => visitId).toSorted()).toEqual(
      waiting.map(({ id }) => wireId('visit', id)).toSorted(),
    );
    const ranks = order.flatMap(({ rank }) => rank ?? []);
    expect(ranks).toEqual(ranks.map((_, index) => index + 1));
    const places = waiting.map(({ orderAt, orderSeq }) => `${String(orderAt)} ${String(orderSeq)}`);
    expect(new Set(places).size, places.join()).toBe(places.length);
    if (queue.orderId !== null)
      expect(yard.stores.records.require('authorityOrder', queue.orderId)).toMatchObject({
        queueId: queue.id,
        endedAt: null,
      });
  }
  // QU9: no two trucks here share a number.
  const numbers = live.flatMap(({ queueNumber, direction }) =>
    queueNumber === null ? [] : [`${direction} ${queueNumber}`],
  );
  expect(new Set(numbers).size, numbers.join()).toBe(numbers.length);
  for (const { id, fastTrack, stage } of live) {
    const open = yard.stores.queues.openFastTracksOf(id);
    if (fastTrack === null || stage !== 'waiting') expect([id, open]).toEqual([id, []]);
  }
  const team = yard.stores.people.ofTeam();
  const atWheels = team.flatMap(({ teamDriverId, role }) =>
    role === 'driver' && teamDriverId !== null ? [teamDriverId] : [],
  );
  expect(new Set(atWheels).size).toBe(atWheels.length);
}

describe('random histories of everything that the queues know', () => {
  it('[QU1, QU3, QU9, QU31] every truck stands in one line at one place, under one number, with what belongs to its stage', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        play(steps, expectOrder, () => undefined);
      }),
      { numRuns: 25 },
    );
  });

  it('[QU7, QU21] never calls over the buffer, into a suspended queue, or anybody but the first that are ready', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const yard = aBusyYard();
        try {
          const minute = { value: 0 };
          const at = ({ id }: Queue): number =>
            yard.stores.queues.countCalled(id) + yard.stores.queues.countProcessing(id);
          for (const step of steps) {
            const before = yard.stores.queues.queues().map((queue) => ({ queue, count: at(queue) }));
            yard.at(minute.value + step.minutes);
            const ready = before.map(({ queue }) =>
              orderOf(yard, queue)
                .filter(({ rank }) => rank !== null)
                .map(({ visitId }) => visitId),
            );
            const outcome = take(yard, step, minute);
            if (step.what === 'queue.call' && 'ok' in outcome) {
              const { called } = outcome.ok as { readonly called: readonly { readonly visitId: string }[] };
              const ids = called.map(({ visitId }) => visitId);
              if (ids.length > 0) expect(ready.map((line) => line.slice(0, ids.length))).toContainEqual(ids);
            }
            passTime(yard);
            for (const {
              queue: { id },
              count,
            } of before) {
              const queue = yard.stores.records.require('queue', id);
              expect(at(queue)).toBeLessThanOrEqual(Math.max(queue.buffer, count));
              if (queue.suspendedAt !== null) expect(yard.stores.queues.countCalled(id)).toBe(0);
            }
          }
        } finally {
          yard.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('[JO4] gives back every line and record when the last change is taken back', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const yard = aBusyYard();
        try {
          const minute = { value: 0 };
          const all = () => [
            withoutNumbers(recordsOf(yard.db)),
            yard.stores.queues.queues().map((queue) => orderOf(yard, queue)),
          ];
          for (const step of steps) {
            yard.at((minute.value += step.minutes));
            passTime(yard);
            const [before, seq] = [all(), yard.seq()];
            const now = { ...step, minutes: 0 };
            take(yard, now, minute);
            if (yard.seq() === seq || !('ok' in yard.run('change.undo', { seq: yard.seq() }))) continue;
            expect(all()).toEqual(before);
            take(yard, now, minute);
          }
          expect(yard.defects).toEqual([]);
        } finally {
          yard.close();
        }
      }),
      { numRuns: 15 },
    );
  });

  it('[AC2] a start in between changes nothing, the journal makes the state again, [QU37, QU39] and every place can be told', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        play(
          steps,
          () => undefined,
          (yard) => {
            expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
            const queues = yard.stores.queues.queues();
            const orders = queues.map((queue) => orderOf(yard, queue));
            const again = aYard({ db: yard.db });
            again.clock.setNow(yard.clock.now());
            expect(queues.map((queue) => orderOf(again, queue))).toEqual(orders);
            for (const order of orders)
              for (const [index, { visitId }] of order.entries()) {
                const { steps: told, isWhole } = yard.ask('queue.history', { visitId });
                expect([visitId, isWhole, told.at(-1)?.from ?? null]).toEqual([visitId, true, null]);
                const otherVisitId = order[index - 1]?.visitId;
                if (otherVisitId !== undefined)
                  expect(yard.ask('queue.explain', { visitId, otherVisitId })).not.toBeNull();
              }
            for (const { code } of yard.stores.queues.crossings())
              expect(yard.ask('board.show', { crossing: code })).not.toBeNull();
          },
        );
      }),
      { numRuns: 20 },
    );
  });
});

it('the histories do all that may be asked of the queues', () => {
  const done = new Map<CommandName, number>();
  fc.assert(
    fc.property(STEPS, (steps) => {
      const yard = aBusyYard();
      const minute = { value: 0 };
      for (const step of steps) {
        if ('ok' in take(yard, step, minute)) done.set(step.what, (done.get(step.what) ?? 0) + 1);
        passTime(yard);
      }
      yard.close();
    }),
    // How often each is met is a matter of the seed.
    { numRuns: 60, seed: 20260210 },
  );
  for (const [, what] of QUEUE_COMMANDS) expect.soft(done.get(what) ?? 0, what).toBeGreaterThan(2);
});
