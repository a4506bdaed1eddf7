import { wireId } from '../../../shared/kernel/ids.ts';
import { queuesDue } from '../../../electron/areas/calls/turn.ts';
import { aYard, type Yard } from '../../support/yard.ts';
import { median, type Figure } from '../kit/figures.ts';

/**
 * A crossing closes at noon with 400 called trucks on the road: they go back to their places in one change, and the whole
 * line goes to another crossing in one more, on a real disk. And what it costs to ask whether a queue of 400 calls by itself.
 */
const TRUCKS = 400;
const ROUNDS = 5;
const LOOKS = 200;
const QUEUE = { crossing: 'HN', direction: 'export' } as const;

export async function calls(): Promise<readonly Figure[]> {
  const suspended: number[] = [];
  const moved: number[] = [];
  const called: number[] = [];
  const looked: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const yard = aYard();
    try {
      fill(yard);
      called.push(...[1, 2].map(() => timed(() => yard.ok('queue.call', { ...QUEUE, count: TRUCKS / 2 }))));
      suspended.push(timed(() => yard.ok('crossing.suspend', { crossing: 'HN', reason: 'đóng cửa khẩu' })));
      looked.push(looking(yard));
      moved.push(
        timed(() =>
          yard.ok('queue.transfer-all', {
            ...QUEUE,
            toCrossing: 'TT',
            isOrdered: true,
            documentNo: '112/UBND',
            reason: 'đóng cửa khẩu',
          }),
        ),
      );
    } finally {
      yard.close();
    }
  }
  const both = suspended.map((ms, round) => ms + (moved[round] ?? 0));
  return [
    figureOf(`call of ${String(TRUCKS / 2)} trucks`, called, null),
    figureOf(`crossing.suspend, ${String(TRUCKS)} called`, suspended, null),
    figureOf(`queue.transfer-all of ${String(TRUCKS)}`, moved, null),
    figureOf('both together', both, 500),
    figureOf('is there a call to make by itself? (nobody ready)', looked, 1),
  ];
}

function fill(yard: Yard): void {
  yard.ok('crossing.save', {
    code: 'HN',
    name: 'Hữu Nghị',
    directions: [{ direction: 'export', buffer: TRUCKS, lanes: ['1', '2', '3', '4'] }],
  });
  for (let n = 0; n < TRUCKS; n += 1)
    yard.ok('visit.arrive', { plate: `29H${String(10_000 + n)}`, driver: `Lái ${String(n)}`, ...QUEUE });
}

/** The mean of many looks at a line of which nobody can be called, at one minute. */
function looking(yard: Yard): number {
  yard.ok('crossing.resume', { crossing: 'HN' });
  yard.ok('crossing.save', { code: 'HN', name: 'Hữu Nghị', directions: [{ direction: 'export', callMode: 'auto' }] });
  for (const visit of [...yard.stores.visits.live()])
    yard.ok('visit.document', { visitId: wireId('visit', visit.id), kind: 'customs-declaration', state: 'missing' });
  const site = yard.stores.site.site();
  if (site === null) throw new Error('no site');
  const context = { stores: yard.stores, now: yard.clock.now(), site, zone: site.timeZone };
  if (queuesDue(context).length > 0) throw new Error('somebody is ready');
  const took = timed(() => {
    for (let n = 0; n < LOOKS; n += 1) queuesDue(context);
  });
  return took / LOOKS;
}

function timed(run: () => unknown): number {
  const at = performance.now();
  run();
  return performance.now() - at;
}

function figureOf(name: string, took: readonly number[], targetMs: number | null): Figure {
  const value = median(took);
  if (targetMs === null) return { name, value, unit: 'ms' };
  return { name, value, unit: 'ms', target: `≤ ${String(targetMs)} ms`, isReached: value <= targetMs };
}
