import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { decideNoShow, type NoShowFacts } from '../../../shared/domain/queue/no-show.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { orderAtAfterTransfer, placeAfterSwap, SWAP_ROLES } from '../../../shared/domain/queue/place.ts';
import { compareOrder, isReady, type QueueEntry } from '../../../shared/domain/queue/types.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { aRule, anEntry, anyEntries, idsOf } from './builders.ts';

const late = anEntry(1);
const facts: NoShowFacts = {
  entry: late,
  others: [anEntry(2), anEntry(3, { notReady: ['hold'] }), anEntry(4), anEntry(5), anEntry(6)],
  attempts: 3,
  isWayBlocked: false,
  asleepInBed: null,
  behindReady: 2,
  now: instant(9_000_000),
};

/** The line after the decision was applied. */
function lineAfter(given: NoShowFacts): readonly number[] {
  const decided = decideNoShow(given);
  if (!decided.ok) throw new Error(decided.refusal.code);
  const { orderAt, orderSeq, noShows } = decided.value;
  const entries: readonly QueueEntry[] = [...given.others, { ...given.entry, orderAt, orderSeq, noShows }];
  return idsOf(orderQueue(entries, aRule(defaultDiscipline('export'), 0)));
}

describe('a missed turn', () => {
  it('[QU5] refuses with fewer than three attempts', () => {
    expect(decideNoShow({ ...facts, attempts: 2 })).toEqual({
      ok: false,
      refusal: { code: 'queue.too-few-attempts', needed: 3, logged: 2 },
    });
  });

  it('[QU5] puts the truck behind the n-th ready one the first time', () => {
    expect(lineAfter(facts)).toEqual([2, 3, 4, 1, 5, 6]);
    expect(decideNoShow(facts)).toMatchObject({ ok: true, value: { placement: 'behind', noShows: 1 } });
  });

  it('[QU5] does so when all arrived at the same minute', () => {
    const orderAt = instant(60_000);
    const others = facts.others.map((entry) => ({ ...entry, orderAt }));
    expect(lineAfter({ ...facts, entry: { ...late, orderAt }, others })).toEqual([2, 3, 4, 1, 5, 6]);
  });

  it('[QU5] puts it to the end when it is repeated', () => {
    const again = { ...facts, entry: { ...late, noShows: 1 } };
    expect(lineAfter(again)).toEqual([2, 3, 4, 5, 6, 1]);
    expect(decideNoShow(again)).toMatchObject({ ok: true, value: { placement: 'end', noShows: 2 } });
  });

  it('[QU5] puts it to the end even when somebody else was put there in the same instant', () => {
    const ended = anEntry(7, { orderAt: facts.now, orderSeq: 90 });
    expect(lineAfter({ ...facts, entry: { ...late, noShows: 1 }, others: [...facts.others, ended] }).at(-1)).toBe(1);
  });

  it('[QU5] does not count when the yard blocked the way', () => {
    expect(decideNoShow({ ...facts, isWayBlocked: true, attempts: 0 })).toEqual({
      ok: true,
      value: { placement: 'kept', orderAt: late.orderAt, orderSeq: late.orderSeq, noShows: 0 },
    });
  });

  it('[QU5] does not win the turn of the longest waiting right back in a stream of its own', () => {
    const others = [2, 3, 4].map((id) => anEntry(id, { stream: 'fresh' }));
    const decided = decideNoShow({ ...facts, others });
    expect(decided).toMatchObject({ ok: true, value: { placement: 'behind', orderAt: others[1]?.orderAt } });
  });

  it('[QU5] leaves a truck that is alone where it was', () => {
    expect(decideNoShow({ ...facts, others: [] })).toMatchObject({ ok: true, value: { orderAt: late.orderAt } });
  });

  it('[QU5] has exactly n ready ones of the stream before it that stood behind it, or all of them', () => {
    fc.assert(
      fc.property(anyEntries, fc.integer({ min: 1, max: 6 }), (entries, behindReady) => {
        const waiting = entries.map((entry) => ({ ...entry, fastTrack: null })).sort(compareOrder);
        const [entry, ...others] = waiting;
        if (entry === undefined) return;
        const decided = decideNoShow({ ...facts, entry, others, behindReady });
        if (!decided.ok) throw new Error('refused');
        const moved = { ...entry, ...decided.value };
        const own = others.filter(({ stream }) => stream === entry.stream).filter(isReady);
        const before = own.filter((one) => compareOrder(one, moved) < 0);
        expect(before).toHaveLength(Math.min(behindReady, own.length));
        expect(compareOrder(entry, moved)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('what a place belongs to', () => {
  it('[QU6] keeps the place when tractor or driver change, and loses it with the load', () => {
    const places = SWAP_ROLES.map((role) => placeAfterSwap({ role, documentNo: null, isConfirmedBySecond: true }));
    expect(places).toEqual(['kept', 'kept', 'lost', 'lost', 'lost', 'lost']);
  });

  it('[QU6] keeps it on a document number that a second person confirms', () => {
    const swap = { role: 'container', documentNo: '45/QLCK', isConfirmedBySecond: true } as const;
    expect(placeAfterSwap(swap)).toBe('kept');
    expect(placeAfterSwap({ ...swap, isConfirmedBySecond: false })).toBe('lost');
    expect(placeAfterSwap({ ...swap, documentNo: ' ' })).toBe('lost');
  });

  it('[QU7] counts the arrival at another crossing only when the transfer was ordered', () => {
    expect(orderAtAfterTransfer(instant(5), instant(9), true)).toBe(5);
    expect(orderAtAfterTransfer(instant(5), instant(9), false)).toBe(9);
  });
});
