import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDiscipline, isOldestTurn, oldestEvery } from '../../../shared/domain/queue/discipline.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { compareOrder, isReady, type QueueEntry } from '../../../shared/domain/queue/types.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { aRule, anEntry, anOrder, anyDiscipline, anyEntries, idsOf } from './builders.ts';

const exports = defaultDiscipline('export');
const anyTurn = fc.integer({ min: 0, max: 1000 });

/** n entries of a stream with ids from `first`. */
function some(stream: string, first: number, n: number): readonly QueueEntry[] {
  return Array.from({ length: n }, (_, index) => anEntry(first + index, { stream }));
}

describe('order of a queue', () => {
  it('[QU1] follows the ratio of the notice, first come first served inside a stream', () => {
    const entries = [...some('other', 1, 9), ...some('fresh', 101, 9), ...some('priority-fresh', 201, 9)];
    const line = orderQueue(entries, aRule(exports, 0));
    expect(idsOf(line).slice(0, 9)).toEqual([201, 101, 202, 1, 102, 203, 204, 103, 205]);
    expect(line.slice(0, 9).every(({ rule, reason }) => rule === 'QU1' && reason === 'turn-of-stream')).toBe(true);
    expect(line.map(({ rank }) => rank)).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
  });

  it('[QU2] gives every k-th turn to the longest waiting', () => {
    const entries = [...some('other', 1, 9), ...some('priority-fresh', 201, 20)];
    const line = orderQueue(entries, aRule(exports, 9));
    expect(line[0]).toMatchObject({ entry: { visitId: 1 }, rule: 'QU2', reason: 'oldest', turn: 9, turnOf: null });
    expect(line[10]).toMatchObject({ rule: 'QU2', turn: 19 });
  });

  it('[QU1] says whose turn was passed on when a stream has nobody ready', () => {
    const line = orderQueue([anEntry(1), anEntry(2)], aRule(exports, 0));
    expect(line.map(({ entry, turn, turnOf }) => [entry.visitId, turn, turnOf])).toEqual([
      [1, 0, 'priority-fresh'],
      [2, 1, 'fresh'],
    ]);
  });

  it('[QU1] passes a turn on to the stream whose turn would be next', () => {
    // Turns of one round: priority, fresh, priority, other, fresh, priority. Nobody of “other” is there for the fourth.
    const entries = [...some('fresh', 101, 3), ...some('priority-fresh', 201, 3)];
    const [next] = orderQueue(entries, aRule(exports, 3));
    expect(next).toMatchObject({ entry: { visitId: 101 }, turn: 3, turnOf: 'other' });
  });

  it('[QU1] is plain first come first served in a queue of one stream', () => {
    const line = orderQueue(some('import', 1, 12), aRule(defaultDiscipline('import'), 3));
    expect(idsOf(line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(line.map(({ rule }) => rule))).toEqual(new Set(['QU1']));
  });

  it('[QU3] puts fast-tracked trucks first, in the order of the orders', () => {
    const entries = [
      anEntry(1),
      anEntry(2, { fastTrack: anOrder(200) }),
      anEntry(3, { fastTrack: anOrder(100) }),
      anEntry(4, { fastTrack: anOrder(50), notReady: ['hold'] }),
    ];
    expect(
      orderQueue(entries, aRule(exports, 9)).map(({ entry, rank, rule, reason }) => [
        entry.visitId,
        rank,
        rule,
        reason,
      ]),
    ).toEqual([
      [4, null, 'QU3', 'not-ready'],
      [3, 1, 'QU3', 'fast-track'],
      [2, 2, 'QU3', 'fast-track'],
      [1, 3, 'QU2', 'oldest'],
    ]);
  });

  it('[QU3] puts fast-tracked trucks before those of an authority’s order', () => {
    const entries = [anEntry(1), anEntry(2), anEntry(3, { fastTrack: anOrder(100) })];
    const ordered = [anEntry(2).visitId];
    expect(idsOf(orderQueue(entries, aRule(exports, 0, { ordered })))).toEqual([3, 2, 1]);
  });

  it('[QU4] keeps a truck that is not ready before the next ready one of its stream, without a rank', () => {
    const entries = [anEntry(1, { notReady: ['no-tractor'] }), anEntry(2), anEntry(3, { notReady: ['hold'] })];
    expect(
      orderQueue(entries, aRule(exports, 0)).map(({ entry, position, rank, reason }) => [
        entry.visitId,
        position,
        rank,
        reason,
      ]),
    ).toEqual([
      [1, 1, null, 'not-ready'],
      [2, 2, 1, 'turn-of-stream'],
      [3, 3, null, 'not-ready'],
    ]);
  });

  it('[QU1] breaks equal times by the order of recording', () => {
    const at = instant(1000);
    const entries = [3, 1, 2].map((seq) => anEntry(10 - seq, { orderAt: at, orderSeq: seq }));
    expect(idsOf(orderQueue(entries, aRule(exports, 0)))).toEqual([9, 8, 7]);
  });

  it('[QU1] answers an empty queue with an empty line', () => {
    expect(orderQueue([], aRule(exports, 5))).toEqual([]);
  });

  it('[QU1] loses nobody, doubles nobody and numbers places and ranks without a gap', () => {
    fc.assert(
      fc.property(anyEntries, anyDiscipline, anyTurn, (entries, discipline, turn) => {
        const line = orderQueue(entries, aRule(discipline, turn));
        expect([...idsOf(line)].sort((a, b) => a - b)).toEqual(entries.map(({ visitId }) => visitId));
        expect(line.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
        const ranked = line.filter(({ rank }) => rank !== null);
        expect(ranked.map(({ rank }) => rank)).toEqual(entries.filter(isReady).map((_, index) => index + 1));
        expect(line.every(({ entry, rank }) => isReady(entry) === (rank !== null))).toBe(true);
      }),
    );
  });

  it('[QU1] never reorders two trucks of one stream, ready or not', () => {
    fc.assert(
      fc.property(anyEntries, anyDiscipline, anyTurn, (entries, discipline, turn) => {
        const byStream = new Map<string, QueueEntry[]>();
        for (const { entry } of orderQueue(entries, aRule(discipline, turn))) {
          if (entry.fastTrack !== null) continue;
          byStream.set(entry.stream, [...(byStream.get(entry.stream) ?? []), entry]);
        }
        for (const line of byStream.values()) expect(line).toEqual([...line].sort(compareOrder));
      }),
    );
  });

  it('[QU1] keeps to the ratio while every stream has somebody ready', () => {
    fc.assert(
      fc.property(anyDiscipline, anyTurn, (discipline, turn) => {
        const total = discipline.streams.reduce((sum, { weight }) => sum + weight, 0);
        const entries = discipline.streams.flatMap(({ key }, index) => some(key, 1 + index * 1000, 200));
        const calls = orderQueue(entries, aRule(discipline, turn))
          .filter(({ reason }) => reason === 'turn-of-stream')
          .slice(0, total * 5);
        for (const { key, weight } of discipline.streams) {
          const got = calls.filter(({ entry }) => entry.stream === key).length;
          expect(got).toBe(weight * 5);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('[QU2] calls a truck with r older ready ones within k·(r+1) turns, whatever arrives meanwhile', () => {
    fc.assert(
      fc.property(
        anyDiscipline,
        anyTurn,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }), { minLength: 1, maxLength: 10 }),
        (discipline, turn, streams, arrivals) => {
          const every = oldestEvery(discipline);
          let waiting = streams.map((stream, index) => anEntry(index + 1, { stream: `s${stream}` }));
          const watched = waiting.at(-1);
          if (watched === undefined) return;
          const bound = every * waiting.length;
          let id = waiting.length;
          let calls = 0;
          for (let now = turn; waiting.includes(watched); now += 1) {
            const next = orderQueue(waiting, aRule(discipline, now))[0]?.entry;
            waiting = waiting.filter((entry) => entry !== next);
            calls += 1;
            for (const stream of arrivals[calls % arrivals.length] ?? []) {
              id += 1;
              waiting.push(anEntry(id, { stream: `s${stream}` }));
            }
            expect(calls).toBeLessThanOrEqual(bound);
          }
        },
      ),
    );
  });

  it('[QU2] gives every turn of the longest waiting to whoever waits longest then', () => {
    fc.assert(
      fc.property(anyEntries, anyDiscipline, anyTurn, (entries, discipline, turn) => {
        const every = oldestEvery(discipline);
        const calls = orderQueue(entries, aRule(discipline, turn)).filter(({ turn: used }) => used !== null);
        calls.forEach((call, index) => {
          expect(call.turn).toBe(turn + index);
          if (!isOldestTurn(turn + index, every)) return;
          const rest = calls.slice(index).map(({ entry }) => entry);
          expect(call.entry).toBe(rest.sort(compareOrder)[0]);
        });
      }),
    );
  });
});
