import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { later, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { parseWireId, type QueueId } from '../../shared/kernel/ids.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const queueOf = (visitId: string): QueueId => {
  const { queueId } = yard.stores.records.require('visit', parseWireId('visit', visitId) ?? 0);
  if (queueId === null) throw new Error('in no queue');
  return queueId;
};
/** The first change made the site and all its queues. */
const seqsOf = (queueId: QueueId, after = 1): readonly number[] =>
  [...yard.stores.journal.lineChanges(queueId, after, yard.seq(), 100)].map(({ seq }) => seq);

describe('changes of a line', () => {
  it('[QU37] are those that may have moved a place in it, and no others', () => {
    const exports = yard.ok('visit.arrive', { plate: '29H-111.11', crossing: 'HN', direction: 'export' }).visitId;
    const arrived = yard.seq();
    const imports = yard.ok('visit.arrive', { plate: '29H-222.22', crossing: 'HN', direction: 'import' }).visitId;
    const [outQueue, inQueue] = [queueOf(exports), queueOf(imports)];
    const before = yard.seq();
    yard.ok('visit.hold', { visitId: exports, authority: 'Hải quan', reason: 'soi' });
    const held = yard.seq();
    yard.ok('visit.swap-driver', { visitId: exports, driver: { name: 'Lê Bảo' } });
    yard.ok('visit.release-hold', { visitId: exports });
    const called = yard.seqOf('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    expect(seqsOf(outQueue)).toEqual([called, called - 1, held, arrived]);
    expect(seqsOf(outQueue, before)).toEqual([called, called - 1, held]);
    expect(seqsOf(inQueue, before)).toEqual([]);
    expect(yard.stores.journal.countLineChanges(outQueue, before, 2)).toBe(2);
  });

  it('[QU37] a transfer is of both queues', () => {
    const { visitId } = yard.ok('visit.arrive', { plate: '29H-111.11', crossing: 'HN', direction: 'export' });
    const from = queueOf(visitId);
    const seq = yard.seqOf('queue.transfer', { visitId, crossing: 'TT' });
    expect(seqsOf(from)[0]).toBe(seq);
    expect(seqsOf(queueOf(visitId))).toEqual([seq]);
  });

  it('the last change before a time', () => {
    yard.at(10);
    const seq = yard.seqOf('visit.arrive', { plate: '29H-111.11', crossing: 'HN', direction: 'export' });
    expect(yard.stores.journal.lastSeqBefore(later(START, 10 * MINUTE_MS))).toBe(seq - 1);
    expect(yard.stores.journal.lastSeqBefore(later(START, 11 * MINUTE_MS))).toBe(seq);
    expect(yard.stores.journal.lastSeqBefore(START)).toBe(0);
  });

  it('are found by their index', () => {
    const plan = yard.db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT seq FROM changes WHERE seq IN
           (SELECT seq FROM line_changes WHERE queue_id = ? AND seq > ? AND seq <= ?) ORDER BY seq DESC LIMIT ?`,
      )
      .all(1, 0, 100, 10) as readonly { readonly detail: string }[];
    const details = plan.map(({ detail }) => detail).join('\n');
    expect(details).toContain('SEARCH line_changes USING PRIMARY KEY (queue_id=? AND seq>? AND seq<?)');
    expect(details).not.toContain('SCAN');
  });
});
