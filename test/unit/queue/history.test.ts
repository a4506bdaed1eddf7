import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { mergeSteps, placeHistory, placesOf, takeBack, type PlaceStep } from '../../../shared/domain/queue/history.ts';
import type { LineChange, LineMove } from '../../../shared/domain/queue/history-cause.ts';
import { createHistoryLine, placeInOrder } from '../../../shared/domain/queue/history-line.ts';
import { turnedAt, type LineRule, type LineTime } from '../../../shared/domain/queue/line-rule.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { CARGO_CLASSES } from '../../../shared/domain/vocabulary.ts';
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

/** A change every half an hour, from midnight on. */
const timeOf = (index: number): LineTime => ({ now: instant(index * 30 * 60_000), minuteOfDay: (index * 30) % 1440 });

/** Rules of every kind: turns alone, other ratios by the hour, costs of waiting, an authority's list. */
const anyRule: fc.Arbitrary<LineRule> = fc
  .record({
    discipline: anyDiscipline,
    kind: fc.constantFrom('turns', 'hours', 'cost'),
    edge: fc.integer({ min: 1, max: 600 }),
    weight: fc.integer({ min: 1, max: 9 }),
    ordered: fc.oneof(fc.constant([]), fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { maxLength: 6 })),
    turn: fc.nat({ max: 40 }),
    perHour: fc.integer({ min: 0, max: 12 }),
    free: fc.nat({ max: 5 }),
  })
  .map(({ discipline, kind, edge, weight, ordered, ...more }) => {
    const keys = discipline.streams.map(({ key }) => key);
    const last = keys.at(-1) ?? '';
    const hours = [{ fromMinute: edge, toMinute: edge + 120, weights: { ...zeros(keys), [last]: weight } }];
    const perHourDong = { ...COSTS.perHourDong, general: weight * 100 };
    const cost = { ...COSTS, perHourDong, toleranceMs: edge * 60_000 };
    return aRule({ ...discipline, ...(kind === 'hours' && { hours }), ...(kind === 'cost' && { cost }) }, 0, {
      ...more,
      ordered: ordered as readonly VisitId[],
    });
  });
const COSTS = {
  perHourDong: { fresh: 400, electronics: 300, machinery: 200, vehicles: 100, general: 100 },
  growthPercentPerHour: { fresh: 30, electronics: 0, machinery: 0, vehicles: 0, general: 5 },
};
const zeros = (keys: readonly string[]): Record<string, number> => Object.fromEntries(keys.map((key) => [key, 0]));

/** Entries of several classes, some with an appointment. */
const anyLoads = anyEntries.map((entries) =>
  entries.map((entry, index) => ({
    ...entry,
    cargoClass: CARGO_CLASSES[index % CARGO_CLASSES.length] ?? 'general',
    isClassProven: index % 4 !== 0,
    joinedAt: entry.orderAt,
    appointmentAt: index % 3 === 0 ? instant(index * 600_000) : null,
  })),
);

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
      ...{ seq: index + 1, at: timeOf(index + 1).now, minuteOfDay: timeOf(index + 1).minuteOfDay, actor: 'lan' },
      ...{ reason: null, isUndo: false, moves, rulesBefore, queueCause: null, documentNo: null, unit: null },
    });
    lines.push({ entries: [...line.values()], rules });
  }
  const last = lines.at(-1) ?? { entries: [], rules: first };
  const now = { ...last, rules: { ...last.rules, ...timeOf(lines.length) } };
  return { lines, changes: changes.toReversed(), now };
}

const byId = (entries: readonly QueueEntry[]): readonly QueueEntry[] =>
  entries.toSorted((a, b) => a.visitId - b.visitId);

describe('places of a line', () => {
  it('[QU37] [QU49] the quick merge gives the place of the whole order, after every change, by every kind of rule', () => {
    fc.assert(
      fc.property(anyLoads, anyActs, anyRule, (entries, acts, rule) => {
        const { changes, now } = played(entries, acts, rule);
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
      fc.property(anyLoads, anyRule, (entries, rule) => {
        const line = createHistoryLine(entries, rule);
        for (const { entry, rank } of orderQueue(entries, rule))
          if (rank !== null) expect(line.placeOf(entry.visitId)).toBe(rank);
      }),
    );
  });
});

describe('the walk back', () => {
  it('[QU37] [QU49] gives the line of every earlier time, and steps by the rule and hour of then that add up to now', () => {
    fc.assert(
      fc.property(anyLoads, anyActs, anyRule, (entries, acts, rule) => {
        const { lines, changes, now } = played(entries, acts, rule);
        const back = createHistoryLine(now.entries, now.rules);
        for (const [index, change] of changes.entries()) {
          takeBack(back, change);
          const then = lines[lines.length - 2 - index];
          expect(byId(back.entries())).toEqual(byId(then?.entries ?? []));
          expect(back.rules().turn).toBe(then?.rules.turn);
        }
        for (const { visitId } of now.entries) {
          const { steps } = placeHistory(createHistoryLine(now.entries, now.rules), changes, visitId);
          // The line after so many changes at a time, as a naive recomputation of the whole order has it.
          const naive = (after: number, time: number): number | null => {
            const then = lines[after];
            const isIn = then?.entries.some((entry) => entry.visitId === visitId) === true;
            return isIn ? placeInOrder(then.entries, { ...then.rules, ...timeOf(time) }, visitId) : null;
          };
          for (const { cause, seq, from, to } of steps)
            if (cause === 'time') expect([from, to]).toEqual([naive(seq, seq), naive(seq, seq + 1)]);
            else
              expect([cause === 'joined' ? null : from, to]).toEqual([
                cause === 'joined' ? null : naive(seq - 1, seq),
                naive(seq, seq),
              ]);
          for (const [index, step] of steps.entries())
            if (index > 0) expect(step.to).toBe(steps[index - 1]?.from ?? step.to);
          if (steps[0] !== undefined) expect(steps[0].to).toBe(naive(lines.length - 1, lines.length));
        }
      }),
    );
  });
});

describe('when the hours turned a place', () => {
  const discipline = { ...defaultDiscipline('export'), hours: [{ fromMinute: 540, toMinute: 660, weights: {} }] };
  const at = (hour: number, minute = 0): LineTime => ({
    now: instant((hour * 60 + minute) * 60_000 + 12_345),
    minuteOfDay: (hour * 60 + minute) % 1440,
  });

  it('[QU49] is the last edge of the hours of other ratios, also of the day before', () => {
    expect(turnedAt(discipline, at(10, 30))).toBe(540 * 60_000);
    expect(turnedAt(discipline, at(12))).toBe(660 * 60_000);
    expect(turnedAt(discipline, at(24 + 1))).toBe(660 * 60_000);
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
