import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { mergeSteps, placeHistory, placesOf, takeBack, type PlaceStep } from '../../../shared/domain/queue/history.ts';
import type { LineChange, LineMove } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, placeInOrder } from '../../../shared/domain/queue/history-line.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import type { QueueEntry } from '../../../shared/domain/queue/types.ts';
import { anEntry, anOrder, aRule, anyDiscipline, anyEntries } from './builders.ts';

/** One step of a random history: what becomes of which truck. */
type Act = {
  readonly who: number;
  readonly what: 'leave' | 'join' | 'hold' | 'move' | 'order' | 'stream';
  readonly to: number;
};

const anyActs: fc.Arbitrary<readonly (readonly Act[])[]> = fc.array(
  fc.array(
    fc.record({
      who: fc.integer({ min: 1, max: 70 }),
      what: fc.constantFrom('leave', 'join', 'hold', 'move', 'order', 'stream'),
      to: fc.integer({ min: 0, max: 40 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { maxLength: 25 },
);

function acted(entry: QueueEntry | null, { who, what, to }: Act): QueueEntry | null {
  if (entry === null)
    return what === 'join' ? anEntry(who, { stream: `s${to % 5}`, orderAt: instant(to * 60_000) }) : null;
  if (what === 'leave') return null;
  if (what === 'hold') return { ...entry, notReady: entry.notReady.length === 0 ? ['hold'] : [] };
  if (what === 'move') return { ...entry, orderAt: instant(to * 60_000) };
  if (what === 'order') return { ...entry, fastTrack: entry.fastTrack === null ? anOrder(to) : null };
  return what === 'stream' ? { ...entry, stream: `s${to % 5}` } : entry;
}

function aMove(visitId: number, before: QueueEntry | null, after: QueueEntry | null): LineMove {
  return {
    ...{ visitId: visitId as VisitId, type: 'visit.amended', before, after, isJoining: before === null },
    ...{ departure: null, rule: null, plate: `29H${visitId}`, queueNumber: `HN-K ${visitId}` },
    ...{ reason: null, unit: null, documentNo: null },
  };
}

/** Plays acts forward; answers the line at the end, the changes newest first, and each line and turn on the way. */
function played(entries: readonly QueueEntry[], acts: readonly (readonly Act[])[], first: LineRule) {
  const line = new Map(entries.map((entry) => [entry.visitId as number, entry]));
  const lines: { readonly entries: readonly QueueEntry[]; readonly rules: LineRule }[] = [
    { entries: [...line.values()], rules: first },
  ];
  const changes: LineChange[] = [];
  let rules = first;
  for (const [index, together] of acts.entries()) {
    const moves: LineMove[] = [];
    for (const act of together) {
      const before = line.get(act.who) ?? null;
      const after = acted(before, act);
      if (after === null) line.delete(act.who);
      else line.set(act.who, after);
      moves.push(aMove(act.who, before, after));
    }
    const rulesBefore = index % 3 === 0 ? rules : null;
    if (rulesBefore !== null) rules = { ...rules, turn: rules.turn + 1 };
    changes.push({
      ...{ seq: index + 1, at: instant(index * 1000), actor: 'lan', reason: null, isUndo: false, moves },
      ...{ rulesBefore, queueCause: null, documentNo: null, unit: null },
    });
    lines.push({ entries: [...line.values()], rules });
  }
  return { lines, changes: changes.toReversed(), now: lines.at(-1) ?? { entries: [], rules: first } };
}

const byId = (entries: readonly QueueEntry[]): readonly QueueEntry[] =>
  entries.toSorted((a, b) => a.visitId - b.visitId);

describe('places of a line', () => {
  it('[QU37] the quick merge gives the place of the whole order, after every change', () => {
    fc.assert(
      fc.property(anyEntries, anyActs, anyDiscipline, fc.nat({ max: 40 }), (entries, acts, discipline, turn) => {
        const { changes, now } = played(entries, acts, aRule(discipline, turn));
        const line = createHistoryLine(now.entries, now.rules);
        const asked = now.entries[now.entries.length >> 1]?.visitId;
        for (const change of changes) {
          for (const entry of asked === undefined ? [] : [asked])
            if (line.entryOf(entry) !== null)
              expect(line.placeOf(entry)).toBe(placeInOrder(line.entries(), line.rules(), entry));
          takeBack(line, change);
        }
        for (const { visitId } of line.entries())
          expect(line.placeOf(visitId)).toBe(placeInOrder(line.entries(), line.rules(), visitId));
      }),
    );
  });

  it('[QU37] places of those ready are the ranks of the order', () => {
    fc.assert(
      fc.property(anyEntries, anyDiscipline, fc.nat({ max: 40 }), (entries, discipline, turn) => {
        const line = createHistoryLine(entries, aRule(discipline, turn));
        for (const { entry, rank } of orderQueue(entries, aRule(discipline, turn)))
          if (rank !== null) expect(line.placeOf(entry.visitId)).toBe(rank);
      }),
    );
  });

  it('[QU37] other rules than turns of streams are left to the whole order', () => {
    const discipline = {
      ...{ noticeNumber: null, noticeOn: null, shareOldest: 0.1 },
      streams: [
        { key: 'other', letter: 'K', name: null, weight: 1, takes: { cargoClasses: null, withEvidence: false } },
      ],
    };
    const entries = [anEntry(1), anEntry(2)];
    const rules = aRule(discipline, 0, { ordered: [2 as VisitId] });
    const line = createHistoryLine(entries, rules, (all, { ordered }, id) => (ordered.includes(id) ? 1 : all.length));
    expect([line.placeOf(1 as VisitId), line.placeOf(2 as VisitId)]).toEqual([2, 1]);
  });
});

describe('the walk back', () => {
  it('[QU37] gives the line of every earlier time, and steps that add up to the place now', () => {
    fc.assert(
      fc.property(anyEntries, anyActs, anyDiscipline, (entries, acts, discipline) => {
        const { lines, changes, now } = played(entries, acts, aRule(discipline));
        const back = createHistoryLine(now.entries, now.rules);
        for (const [index, change] of changes.entries()) {
          takeBack(back, change);
          const then = lines[lines.length - 2 - index];
          expect(byId(back.entries())).toEqual(byId(then?.entries ?? []));
          expect(back.rules().turn).toBe(then?.rules.turn);
        }
        for (const { visitId } of now.entries) {
          const { steps } = placeHistory(createHistoryLine(now.entries, now.rules), changes, visitId);
          // Every place on the way as a naive recomputation of the whole order has it.
          const naive = lines.map((then) =>
            then.entries.some((entry) => entry.visitId === visitId)
              ? placeInOrder(then.entries, then.rules, visitId)
              : null,
          );
          for (const step of steps) {
            expect(step.to).toBe(naive[step.seq]);
            if (step.cause !== 'joined') expect(step.from).toBe(naive[step.seq - 1]);
          }
          for (const [index, step] of steps.entries())
            if (index > 0) expect(step.to).toBe(steps[index - 1]?.from ?? step.to);
          if (steps[0] !== undefined) expect(steps[0].to).toBe(naive.at(-1));
        }
      }),
    );
  });
});

describe('steps as they are shown', () => {
  const aStep = (seq: number, more: Partial<PlaceStep> = {}): PlaceStep => ({
    ...{ seq, at: instant(seq * 60_000), from: 10 - seq + 1, to: 10 - seq, cause: 'called', rule: 'QU1', count: 1 },
    ...{ others: [{ queueNumber: `HN-K ${seq}`, plate: '' }], actor: 'lan', reason: null, documentNo: null },
    ...more,
  });

  it('[QU37] those of one cause and one person within minutes are one, others stay apart', () => {
    const steps = [
      aStep(9),
      aStep(8),
      aStep(3),
      aStep(2, { actor: 'system' }),
      aStep(1, { actor: 'system', rule: 'QU2' }),
    ];
    const merged = mergeSteps(steps);
    expect(merged.map(({ seq, from, to, count }) => [seq, from, to, count])).toEqual([
      [9, 3, 1, 2],
      [3, 8, 7, 1],
      [2, 9, 8, 1],
      [1, 10, 9, 1],
    ]);
    expect(merged[0]?.others.map(({ queueNumber }) => queueNumber)).toEqual(['HN-K 8', 'HN-K 9']);
    expect(placesOf(steps).map(({ place }) => place)).toEqual([9, 8, 7, 2, 1]);
  });
});
