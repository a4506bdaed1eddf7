import { afterEach, beforeEach, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/instant.ts';
import { QUEUE_PAST } from '../../electron/areas/queue/store.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const QUEUE = { crossing: 'HN', direction: 'export' } as const;

function arrive(plate: string): string {
  yard.ok('expected.add', { plate, ...QUEUE, cargoClass: 'general' });
  return yard.ok('visit.arrive', { plate }).visitId;
}

it('[QU35] tells who was called, who left uncalled, who waits and who lost its place', () => {
  yard.at(1);
  const first = arrive('29H10001');
  yard.at(2);
  const leaves = arrive('29H10002');
  yard.at(3);
  const postpones = arrive('29H10003');
  yard.at(4);
  const held = arrive('29H10004');
  yard.at(5);
  const { holdId } = yard.ok('visit.hold', { visitId: held, authority: 'Hải quan', reason: 'Kiểm tra' });
  yard.at(9);
  yard.ok('visit.release-hold', { visitId: held, holdId });
  yard.at(10);
  yard.ok('queue.call', { ...QUEUE, count: 1 });
  yard.ok('queue.reached', { visitId: first });
  yard.ok('visit.depart', { visitId: first });
  yard.at(20);
  yard.ok('visit.depart', { visitId: leaves });
  yard.at(30);
  yard.ok('queue.postpone', { visitId: postpones });
  const queue = yard.stores.queues.queues().find((one) => one.direction === 'export' && one.point === 'main');
  if (queue === undefined) throw new Error('no queue');
  const at = (minute: number): number => START + minute * MINUTE_MS;
  const entry = { stream: 'other', calledAt: null, leftAt: null, isMoved: false, holds: [] };
  expect(yard.stores.queues.pastSince(queue.id, START)).toEqual([
    { ...entry, joinedAt: at(1), calledAt: at(10) },
    { ...entry, joinedAt: at(2), leftAt: at(20) },
    { ...entry, joinedAt: at(4), holds: [expect.objectContaining({ from: at(5), to: at(9) })] },
    { ...entry, joinedAt: at(30), isMoved: true },
  ]);
});

it('[QU35] the past of a queue is found by arrival, not by reading every visit ever', () => {
  const plan = yard.db.prepare(`EXPLAIN QUERY PLAN ${QUEUE_PAST}`).all(1, 2, 3) as readonly {
    readonly detail: string;
  }[];
  expect(plan[0]?.detail).toContain('visits_by_arrival');
});
