import type { Yard } from '../../support/yard.ts';

export const FILLED_LINE = { crossing: 'HN', direction: 'export' } as const;
const TRUCKS = 700;
const WAITING = 300;

/** A line in which 300 wait and 400 were called; answers those who wait, the longest waiting first. */
export function fillLine(yard: Yard): readonly string[] {
  const waiting: string[] = [];
  for (let n = 0; n < TRUCKS; n += 1) {
    yard.at(n / 2);
    const plate = `12C${String(10_000 + n)}`;
    const cargoClass = n % 2 === 0 ? 'fresh' : 'general';
    yard.ok('expected.add', { plate, ...FILLED_LINE, cargoClass });
    waiting.push(yard.ok('visit.arrive', { plate }).visitId);
    if (n < WAITING) continue;
    const [called] = yard.ok('queue.call', { ...FILLED_LINE, count: 1 }).called;
    if (called === undefined) throw new Error('nobody to call');
    yard.ok('queue.reached', { visitId: called.visitId });
    yard.ok('visit.depart', { visitId: called.visitId });
    waiting.splice(waiting.indexOf(called.visitId), 1);
  }
  return waiting;
}
