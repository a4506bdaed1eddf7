import { describe, expect, it } from 'vitest';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { comparePlaces, type PlaceComparison } from '../../../shared/domain/queue/explain.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import type { Discipline, QueueEntry } from '../../../shared/domain/queue/types.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { aRule, anEntry, anOrder } from './builders.ts';

const discipline: Discipline = { ...defaultDiscipline('export'), noticeNumber: '12/TB-BQL' };

function compare(entries: readonly QueueEntry[], a: number, b: number, turn = 0): PlaceComparison {
  const line = orderQueue(entries, aRule(discipline, turn));
  const find = (id: number): (typeof line)[number] => {
    const placed = line.find(({ entry }) => entry.visitId === id);
    if (placed === undefined) throw new Error(`no ${id}`);
    return placed;
  };
  return comparePlaces(find(a), find(b), aRule(discipline, turn));
}

describe('why one stands before another', () => {
  it('[QU1] came earlier in the same stream', () => {
    expect(compare([anEntry(1), anEntry(2)], 2, 1)).toEqual({
      first: 1,
      second: 2,
      noticeNumber: '12/TB-BQL',
      differences: [{ code: 'earlier-in-stream', stream: 'other', earlierAt: 60_000, laterAt: 120_000 }],
    });
  });

  it('[QU1] was recorded first at the same time', () => {
    const orderAt = instant(7);
    expect(compare([anEntry(1, { orderAt }), anEntry(2, { orderAt })], 1, 2).differences).toEqual([
      { code: 'recorded-first', stream: 'other', at: 7 },
    ]);
  });

  it('[QU1] has an earlier turn in another stream', () => {
    const entries = [anEntry(1), anEntry(9, { stream: 'priority-fresh' })];
    expect(compare(entries, 1, 9)).toMatchObject({
      first: 9,
      second: 1,
      differences: [
        {
          code: 'turn-of-stream',
          visitId: 9,
          stream: 'priority-fresh',
          turn: 0,
          weight: 3,
          weightTotal: 6,
          passedFrom: null,
        },
        {
          code: 'turn-of-stream',
          visitId: 1,
          stream: 'other',
          turn: 1,
          weight: 1,
          weightTotal: 6,
          passedFrom: 'fresh',
        },
      ],
    });
  });

  it('[QU2] waits longest', () => {
    const entries = [anEntry(1), anEntry(9, { stream: 'priority-fresh' })];
    expect(compare(entries, 1, 9, 9).differences[0]).toEqual({ code: 'oldest', visitId: 1, turn: 9, every: 10 });
  });

  it('[QU3] was ordered first', () => {
    const entries = [anEntry(1), anEntry(2, { fastTrack: anOrder(50) }), anEntry(3, { fastTrack: anOrder(40) })];
    expect(compare(entries, 1, 2).differences).toEqual([
      {
        code: 'fast-track',
        visitId: 2,
        orderedAt: 50,
        reason: 'medicine',
        unit: 'Border-gate management centre',
        documentNo: null,
      },
    ]);
    expect(compare(entries, 2, 3)).toMatchObject({
      first: 3,
      differences: [{ code: 'fast-track' }, { code: 'fast-track-earlier', earlierAt: 40, laterAt: 50 }],
    });
  });

  it('[QU4] [QU5] names lost turns and what is not ready', () => {
    const entries = [
      anEntry(1, { notReady: ['hold'] }),
      anEntry(2, { noShows: 1 }),
      anEntry(3, { stream: 'fresh', notReady: ['no-tractor'] }),
    ];
    expect(compare(entries, 1, 2).differences).toEqual([
      { code: 'earlier-in-stream', stream: 'other', earlierAt: 60_000, laterAt: 120_000 },
      { code: 'no-show', visitId: 2, count: 1 },
      { code: 'not-ready', visitId: 1, notReady: ['hold'] },
    ]);
    expect(compare(entries, 2, 3).differences.map(({ code }) => code)).toEqual([
      'turn-of-stream',
      'keeps-place',
      'no-show',
      'not-ready',
    ]);
  });
});
