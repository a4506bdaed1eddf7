import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWireId, wireId, type VisitId } from '../../shared/kernel/ids.ts';
import type { QueuePoint } from '../../shared/domain/queue/points.ts';
import type { Queue, Visit } from '../../shared/domain/records.ts';
import type { Direction } from '../../shared/domain/vocabulary.ts';
import { lineNow } from '../../electron/areas/queue/entries.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import { aYard, replayedState, stateOf, type Yard } from '../support/yard.ts';

const WHATS = [
  'arrive',
  'arrive',
  'arrive',
  'call',
  'call',
  'call',
  'turn',
  'reached',
  'reached',
  'milestone',
  'route',
  'depart',
  'send-back',
  'recall',
  'call-again',
  'attempt',
  'attempt',
  'no-show',
  'blocked',
  'postpone',
  'transfer',
  'transfer-all',
  'fast-track',
  'order',
  'suspend',
  'resume',
  'buffer',
  'abroad',
  'return',
  'undo',
  'undo',
  'leaves-after-all-not',
] as const;

type Step = {
  readonly what: (typeof WHATS)[number];
  readonly a: number;
  readonly b: number;
  readonly minutes: number;
};

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...WHATS),
  a: fc.nat(30),
  b: fc.nat(9),
  minutes: fc.nat(15),
});

type NamedQueue = { readonly crossing: string; readonly direction: Direction; readonly point?: QueuePoint };
const QUEUES: readonly NamedQueue[] = [
  { crossing: 'HN', direction: 'export' },
  { crossing: 'HN', direction: 'import' },
  { crossing: 'HN', direction: 'import', point: 'quarantine' },
  { crossing: 'TT', direction: 'export' },
  { crossing: 'TT', direction: 'import' },
];
const OUT: NamedQueue = { crossing: 'HN', direction: 'export' };

/** A yard with a further point for imports, and one queue that calls by itself. */
function aBusyYard(): Yard {
  const yard = aYard({ inMemory: true });
  yard.ok('crossing.save', {
    code: 'HN',
    name: 'Hữu Nghị',
    directions: [
      { direction: 'export', buffer: 4, lanes: ['1', '2'] },
      { direction: 'import', point: 'quarantine', buffer: 2 },
    ],
  });
  yard.ok('crossing.save', {
    code: 'TT',
    name: 'Tân Thanh',
    directions: [{ direction: 'export', buffer: 3, callMode: 'auto', callBatch: 2 }],
  });
  yard.ok('settings.save', {
    values: { importRoutes: [{ cargoClass: 'general', points: ['quarantine', 'main'] }] },
  });
  // More wait from the beginning than the points hold.
  for (let n = 0; n < 24; n += 1) {
    const { crossing, direction } = QUEUES[n % QUEUES.length] ?? OUT;
    yard.ok('visit.arrive', { plate: `29C${String(10_000 + n)}`, crossing, direction });
  }
  return yard;
}

const atPoint = (yard: Yard, { id }: Queue): number =>
  yard.stores.queues.countCalled(id) + yard.stores.queues.countProcessing(id);

/** Who would be called next at a queue, one after another. */
function readyLine(yard: Yard, queue: Queue): readonly VisitId[] {
  const site = yard.stores.site.site();
  if (site === null) throw new Error('no site');
  const context = { stores: yard.stores, now: yard.clock.now(), zone: site.timeZone, site };
  return lineNow(context, queue)
    .filter(({ rank }) => rank !== null)
    .map(({ entry }) => entry.visitId);
}

/** Does what a step says, where there is anything to do it with. */
function take(yard: Yard, { what, a, b }: Step): void {
  const visits = [...yard.stores.visits.live()];
  const idOf = (...stages: readonly string[]): string => {
    const found = visits.filter(({ stage }) => stages.includes(stage));
    return wireId('visit', found[a % Math.max(1, found.length)]?.id ?? (99_999 as Visit['id']));
  };
  const queue = QUEUES[b % QUEUES.length] ?? OUT;
  const { crossing, direction } = queue;
  const reason = 'thử';
  switch (what) {
    case 'arrive': {
      yard.run('visit.arrive', { plate: `29H${String(10_000 + yard.seq())}`, crossing, direction });
      return;
    }
    case 'call':
      yard.run('queue.call', { ...queue, count: 1 + (a % 5) });
      return;
    case 'turn':
      for (const { name, input } of dueWork(yard.stores, yard.clock))
        if (name === 'queue.turn') yard.run(name as never, input as never);
      return;
    case 'reached':
      yard.run('queue.reached', { visitId: idOf('called') });
      return;
    case 'milestone':
      yard.run('visit.milestone', {
        visitId: idOf('processing'),
        milestone: b % 2 === 0 ? 'quarantined' : 'inspected',
      });
      return;
    case 'route':
      yard.run('visit.route', {
        visitId: idOf('waiting', 'called', 'processing'),
        points: b % 2 === 0 ? ['quarantine', 'main'] : ['main'],
      });
      return;
    case 'depart':
      yard.run('visit.depart', { visitId: idOf('waiting', 'called', 'processing') });
      return;
    case 'leaves-after-all-not': {
      // Its place is taken by then: the undo must not make two of one place.
      const left = yard.run('visit.depart', { visitId: idOf('called', 'processing') });
      for (const one of QUEUES) yard.run('queue.call', { ...one, count: 1 });
      if ('ok' in left) yard.run('change.undo', { seq: left.seq });
      return;
    }
    case 'send-back':
      yard.run('queue.send-back', { visitId: idOf('processing') });
      return;
    case 'recall':
      yard.run('queue.recall', { visitId: idOf('called'), reason });
      return;
    case 'call-again':
      yard.run('queue.call-again', { visitId: idOf('called') });
      return;
    case 'attempt':
      yard.run('queue.attempt', { visitId: idOf('called'), channel: 'telephone' });
      return;
    case 'no-show':
      yard.run('queue.no-show', {
        visitId: idOf('called'),
        attempts: Array.from({ length: b % 4 }, () => ({ channel: 'loudspeaker' })),
      });
      return;
    case 'blocked':
      yard.run('queue.no-show', { visitId: idOf('called'), isWayBlocked: true });
      return;
    case 'postpone':
      yard.run('queue.postpone', { visitId: idOf('waiting', 'called') });
      return;
    case 'transfer':
      yard.run('queue.transfer', { visitId: idOf('waiting', 'called'), crossing, isOrdered: a % 2 === 0 });
      return;
    case 'transfer-all':
      yard.run('queue.transfer-all', { ...queue, toCrossing: crossing === 'HN' ? 'TT' : 'HN', reason });
      return;
    case 'fast-track':
      yard.run('queue.fast-track', { visitId: idOf('waiting'), reason: 'perishing', orderedBy: 'x', channel: 'phone' });
      return;
    case 'order': {
      const lines = visits.filter((_, n) => n % 7 === a % 7).map(({ plate }) => plate);
      yard.run('order.import', { ...queue, source: 'platform', unit: 'x', documentNo: '1', lines: [...lines, 'x'] });
      return;
    }
    case 'suspend':
      yard.run('crossing.suspend', { crossing, direction, reason });
      return;
    case 'resume':
      yard.run('crossing.resume', { crossing });
      return;
    case 'buffer': {
      const point = queue.point === undefined ? {} : { point: queue.point };
      const name = crossing === 'HN' ? 'Hữu Nghị' : 'Tân Thanh';
      yard.run('crossing.save', { code: crossing, name, directions: [{ direction, ...point, buffer: a % 6 }] });
      return;
    }
    case 'abroad':
      yard.run('visit.abroad', { visitId: idOf('waiting', 'processing') });
      return;
    case 'return':
      yard.run('visit.return', { visitId: idOf('abroad') });
      return;
    default:
      yard.run('change.undo', { seq: Math.max(1, yard.seq() - (a % 4)) });
  }
}

describe('random histories of calls', () => {
  it('[QU7] nothing but a lowered buffer ever leaves more at a point than it holds, and nobody is called while suspended', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const yard = aBusyYard();
        try {
          let minute = 0;
          for (const step of steps) {
            yard.at((minute += step.minutes));
            const before = new Map(yard.stores.queues.queues().map((queue) => [queue.id, atPoint(yard, queue)]));
            take(yard, step);
            for (const queue of yard.stores.queues.queues()) {
              const there = atPoint(yard, queue);
              // A lowered buffer sends nobody back, it only stops calls.
              expect(there).toBeLessThanOrEqual(Math.max(queue.buffer, before.get(queue.id) ?? 0));
              if (queue.suspendedAt !== null) expect(yard.stores.queues.countCalled(queue.id)).toBe(0);
            }
          }
          expect(yard.defects).toEqual([]);
          expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
        } finally {
          yard.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[QU3] nobody is called but by a call, in the order of the line as it stood; an undone call aside', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const yard = aBusyYard();
        try {
          let minute = 0;
          for (const step of steps) {
            yard.at((minute += step.minutes));
            const before = new Map([...yard.stores.visits.live()].map(({ id, stage }) => [id, stage]));
            const lines = new Map(yard.stores.queues.queues().map((queue) => [queue.id, readyLine(yard, queue)]));
            take(yard, step);
            if (step.what === 'undo' || step.what === 'leaves-after-all-not') continue;
            const called = [...yard.stores.visits.live()].filter(
              ({ id, stage }) => stage === 'called' && before.get(id) !== 'called',
            );
            if (called.length > 0) expect(step.what).toMatch(/^(call|turn)$/);
            for (const [queueId, line] of lines) {
              const ofQueue = called.filter((visit) => visit.queueId === queueId).map(({ id }) => id);
              expect(new Set(line.slice(0, ofQueue.length))).toEqual(new Set(ofQueue));
            }
          }
        } finally {
          yard.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[QU5] a turn is lost only after three attempts, and only one at a time; a blocked way never costs one', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const yard = aBusyYard();
        try {
          let minute = 0;
          for (const step of steps) {
            yard.at((minute += step.minutes));
            const before = new Map([...yard.stores.visits.live()].map((visit) => [visit.id, visit]));
            take(yard, step);
            if (step.what === 'undo') continue;
            for (const visit of yard.stores.visits.live()) {
              const old = before.get(visit.id);
              if (old === undefined || visit.noShows === old.noShows) continue;
              expect(step.what).toBe('no-show');
              expect(visit.noShows).toBe(old.noShows + 1);
              expect(old.stage).toBe('called');
              expect(old.callAttempts.length + (step.b % 4)).toBeGreaterThanOrEqual(3);
            }
            // Attempts are of the present call.
            for (const { stage, callAttempts, callLane } of yard.stores.visits.live())
              if (stage === 'waiting') expect([callAttempts, callLane]).toEqual([[], null]);
          }
        } finally {
          yard.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[QU21] two stations that call whom they saw next never call a truck twice nor one that neither saw', () => {
    const aTurn = fc.record({
      who: fc.nat(1),
      isLook: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
      isLeaving: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(aTurn, { minLength: 4, maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        (turns, buffer) => {
          const yard = aYard({ inMemory: true });
          const queue = OUT;
          try {
            yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', directions: [{ direction: 'export', buffer }] });
            for (let n = 0; n < 15; n += 1) yard.ok('visit.arrive', { plate: `29H${String(50_000 + n)}`, ...queue });
            const seen: (readonly string[])[] = [[], []];
            const called = new Set<string>();
            for (const { who, isLook, count, isLeaving } of turns) {
              if (isLook || (seen[who]?.length ?? 0) === 0) {
                seen[who] = yard.ask('queue.order', queue).entries.map(({ visitId }) => visitId);
                continue;
              }
              const expected = (seen[who] ?? []).slice(0, count);
              const first = yard.ask('queue.order', queue).entries[0]?.visitId;
              const outcome = yard.run('queue.call', { ...queue, count, expect: [...expected] });
              if ('ok' in outcome) {
                const { called: now } = outcome.ok as { readonly called: readonly { readonly visitId: string }[] };
                for (const { visitId } of now) {
                  expect(called.has(visitId)).toBe(false);
                  expect(expected).toContain(visitId);
                  called.add(visitId);
                }
                if (now.length > 0) expect(now[0]?.visitId).toBe(first);
              } else expect(outcome).toMatchObject({ refusal: { code: 'queue.order-changed' } });
              const leaving = [...called].at(-1);
              if (!isLeaving || leaving === undefined) continue;
              const { stage } = yard.stores.records.require('visit', parseWireId('visit', leaving) ?? 0);
              if (stage === 'called') yard.ok('visit.depart', { visitId: leaving });
            }
            expect(yard.defects).toEqual([]);
          } finally {
            yard.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
