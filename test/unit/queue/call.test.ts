import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arriveByOf,
  callForwardBuffer,
  freePlaces,
  planCalls,
  type CallRequest,
} from '../../../shared/domain/queue/call.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { isReady, type QueueEntry } from '../../../shared/domain/queue/types.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { aRule, anEntry, anOrder, anyDiscipline, anyEntries, idsOf } from './builders.ts';

const usual: CallRequest<QueueEntry> = {
  entries: [anEntry(1), anEntry(2, { notReady: ['hold'] }), anEntry(3), anEntry(4, { notReady: ['no-tractor'] })],
  rule: aRule(defaultDiscipline('export'), 0, { free: 10 }),
  count: 2,
  isOpen: true,
};

describe('calling', () => {
  it('[QU4] skips who is not ready and says why', () => {
    const plan = planCalls(usual);
    expect(idsOf(plan.called)).toEqual([1, 3]);
    expect(plan.passedOver.map(({ entry, reasons }) => [entry.visitId, reasons])).toEqual([[2, ['hold']]]);
    expect([plan.nextTurn, plan.stop]).toEqual([2, null]);
  });

  it('[QU4] names everybody passed over when nobody ready is left', () => {
    const plan = planCalls({ ...usual, count: 5 });
    expect(idsOf(plan.called)).toEqual([1, 3]);
    expect(idsOf(plan.passedOver)).toEqual([2, 4]);
    expect(plan.stop).toBe('nobody-ready');
  });

  it('[QU7] stops at the buffer of the point', () => {
    const plan = planCalls({ ...usual, rule: { ...usual.rule, free: freePlaces(26, 20, 5) } });
    expect(idsOf(plan.called)).toEqual([1]);
    expect(plan.stop).toBe('buffer-full');
  });

  it('[QU7] calls nobody after the buffer was lowered below what is under way', () => {
    expect(freePlaces(10, 8, 5)).toBe(0);
    expect(planCalls({ ...usual, rule: { ...usual.rule, free: freePlaces(10, 8, 5) } })).toEqual({
      called: [],
      passedOver: [],
      nextTurn: 0,
      stop: 'buffer-full',
    });
  });

  it('[QU7] calls nobody while the crossing is closed or suspended', () => {
    expect(planCalls({ ...usual, isOpen: false })).toEqual({
      called: [],
      passedOver: [],
      nextTurn: 0,
      stop: 'crossing-closed',
    });
  });

  it('[QU3] lets a fast-tracked truck go without using a turn', () => {
    const plan = planCalls({ ...usual, entries: [...usual.entries, anEntry(9, { fastTrack: anOrder(5) })], count: 1 });
    expect(plan.called.map(({ entry, rule, reason }) => [entry.visitId, rule, reason])).toEqual([
      [9, 'QU3', 'fast-track'],
    ]);
    expect(plan.nextTurn).toBe(0);
  });

  it('[QU7] never calls more than asked, than there is room, or than are ready', () => {
    const small = fc.integer({ min: -2, max: 40 });
    fc.assert(
      fc.property(anyEntries, anyDiscipline, fc.nat(500), small, small, (entries, discipline, turn, count, free) => {
        const { called } = planCalls({ entries, rule: aRule(discipline, turn, { free }), count, isOpen: true });
        const ready = entries.filter(isReady).length;
        // Work conserving: exactly as many as the tightest of the three allows.
        expect(called).toHaveLength(Math.max(0, Math.min(count, free, ready)));
        expect(called.every(({ entry }) => isReady(entry))).toBe(true);
      }),
    );
  });

  it('[QU1] calls the same trucks one at a time as all at once', () => {
    fc.assert(
      fc.property(anyEntries, anyDiscipline, fc.nat(500), fc.nat(30), (entries, discipline, turn, count) => {
        const atOnce = planCalls({ entries, rule: aRule(discipline, turn, { free: 100 }), count, isOpen: true });
        const called: unknown[] = [];
        const passedOver = new Set<QueueEntry>();
        let waiting = [...entries];
        let now = turn;
        for (let i = 0; i < count; i += 1) {
          const one = planCalls({
            entries: waiting,
            rule: aRule(discipline, now, { free: 100 - i }),
            count: 1,
            isOpen: true,
          });
          called.push(...one.called);
          for (const { entry } of one.passedOver) passedOver.add(entry);
          waiting = waiting.filter((entry) => entry !== one.called[0]?.entry);
          now = one.nextTurn;
        }
        expect(called).toEqual(atOnce.called);
        expect(now).toBe(atOnce.nextTurn);
        expect(passedOver).toEqual(new Set(atOnce.passedOver.map(({ entry }) => entry)));
      }),
    );
  });
});

describe('around a call', () => {
  it('[QU5] gives a called truck a time to be there', () => {
    expect(arriveByOf(instant(1000), 30_000)).toBe(31_000);
  });

  it('[QU7] sizes the buffer by what the point takes while trucks come up', () => {
    expect(callForwardBuffer(57.14, 20 * 60_000)).toBe(26);
    expect(callForwardBuffer(57.14, 30 * 60_000)).toBe(38);
    expect(callForwardBuffer(0, 60_000)).toBe(0);
    expect(callForwardBuffer(2000, 3_600_000)).toBeGreaterThan(2000);
  });
});
