import { describe, expect, it } from 'vitest';
import { USUAL_COSTS } from '../../../shared/domain/queue/delay-cost.ts';
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

  it('[QU18] is further ahead in the authority’s order, or the only one in it', () => {
    const entries = [anEntry(1), anEntry(2), anEntry(3)];
    const rule = aRule(discipline, 0, { ordered: [anEntry(3).visitId, anEntry(2).visitId] });
    const line = orderQueue(entries, rule);
    const [third, second, first] = line;
    if (third === undefined || second === undefined || first === undefined) throw new Error('no line');
    expect(comparePlaces(second, third, rule)).toMatchObject({
      first: 3,
      differences: [{ code: 'ordered-earlier', firstPlace: 1, secondPlace: 2 }],
    });
    expect(comparePlaces(first, second, rule).differences).toEqual([{ code: 'ordered', visitId: 2, place: 2 }]);
  });

  it('[QU15] has a turn by the ratios of this hour', () => {
    const hours = [{ fromMinute: 0, toMinute: 60, weights: { other: 5, fresh: 0 } }];
    const rule = aRule({ ...discipline, hours });
    const line = orderQueue([anEntry(1, { stream: 'priority-fresh' }), anEntry(9)], rule);
    const [first, second] = line;
    if (first === undefined || second === undefined) throw new Error('no line');
    expect(comparePlaces(first, second, rule)).toMatchObject({
      first: 9,
      differences: [
        { code: 'turn-of-stream', stream: 'other', weight: 5, weightTotal: 8 },
        { code: 'turn-of-stream', stream: 'priority-fresh', weight: 3, weightTotal: 8 },
        { code: 'hours', fromMinute: 0, toMinute: 60 },
      ],
    });
  });

  it('[QU16] [QU17] has waited at a higher cost, and since its appointment', () => {
    const cost = { ...USUAL_COSTS, toleranceMs: 600_000 };
    const rule = aRule({ ...discipline, cost }, 0, { now: instant(3_600_000) });
    const appointmentAt = instant(0);
    const entries = [
      anEntry(1, { cargoClass: 'machinery' }),
      anEntry(2, { cargoClass: 'fresh', appointmentAt }),
      anEntry(3, { cargoClass: 'fresh', isClassProven: false }),
      anEntry(4),
    ];
    const line = orderQueue(entries, rule);
    expect(line.map(({ entry, reason, costAt }) => [entry.visitId, reason, costAt])).toEqual([
      [2, 'delay-cost', 3_600_000],
      [1, 'delay-cost', 3_600_000],
      [3, 'delay-cost', 3_600_000],
      [4, 'delay-cost', 3_600_000],
    ]);
    const [first, second, third, fourth] = line;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined)
      throw new Error('no line');
    expect(comparePlaces(first, second, rule).differences).toEqual([
      {
        code: 'delay-cost',
        firstPerHourDong: 416_000,
        secondPerHourDong: 60_000,
        firstClass: 'fresh',
        secondClass: 'machinery',
        at: 3_600_000,
      },
      { code: 'appointment', visitId: 2, appointmentAt: 0 },
    ]);
    expect(comparePlaces(third, fourth, rule).differences).toEqual([
      { code: 'earlier-in-class', cargoClass: 'general', earlierAt: 180_000, laterAt: 240_000 },
    ]);
  });
});
