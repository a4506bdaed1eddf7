import type { Instant } from '../../kernel/instant.ts';
import { compareCounted, costClassOf, marginalCostOf, projectedAt } from './delay-cost.ts';
import { isOldestTurn, patternIndex } from './discipline.ts';
import { turnsOf, type LineRule, type Turns } from './line-rule.ts';
import { compareOrder, isReady, type CostRule, type Discipline, type QueueEntry, type QueueRule } from './types.ts';

export type PlaceCause = 'turn-of-stream' | 'oldest' | 'fast-track' | 'ordered' | 'delay-cost' | 'not-ready';

/** An entry at its place in the line, with the reason why it stands there. */
export type PlacedEntry<Entry extends QueueEntry = QueueEntry> = {
  readonly entry: Entry;
  /** Place in the line as shown, from 1, with those that are not ready. */
  readonly position: number;
  /** How many calls until this one, from 1; null = not ready. */
  readonly rank: number | null;
  readonly rule: QueueRule;
  readonly reason: PlaceCause;
  /** The turn on which it is called; null for fast-track and ordered ones, which take nobody's turn, and for those not ready. */
  readonly turn: number | null;
  /** The stream whose turn it is; another than the entry's own when that stream had nobody ready. */
  readonly turnOf: string | null;
  /** The time for which its cost of waiting was compared; null where none was. */
  readonly costAt: Instant | null;
};

/** The part of the line that belongs to one stream (or class): two sorted lists and how far each was used. */
export type Line<Entry> = {
  readonly ready: Entry[];
  readonly notReady: Entry[];
  nextReady: number;
  nextNotReady: number;
};

export type Compare<Entry> = (a: Entry, b: Entry) => number;

/** Whose turn it is, and why. */
export type Choice<Entry> = {
  readonly line: Line<Entry>;
  readonly reason: 'turn-of-stream' | 'oldest' | 'delay-cost';
  /** The stream of the turn, as an index. */
  readonly turnOf: number | null;
};

/**
 * The line of one crossing and direction: in the order in which its ready trucks would be called one after another
 * from the turn given, if nothing changed (QU1–QU3, QU15–QU17).
 *
 * A truck that is not ready stands directly before the next ready one that it would precede, and has no rank.
 * A stream with nobody ready passes its turn to the next one of the pattern, so a turn is never lost.
 * An entry of a stream that the discipline no longer knows goes with the last stream.
 */
export function orderQueue<Entry extends QueueEntry>(
  entries: readonly Entry[],
  rule: LineRule,
): readonly PlacedEntry<Entry>[] {
  const { discipline } = rule;
  const { cost } = discipline;
  const turns = turnsOf(discipline, rule.minuteOfDay);
  const compare = compareOf<Entry>(cost);
  const { first, lines } = partedOf(entries, rule, compare);
  const placed: PlacedEntry<Entry>[] = [];
  let rank = 0;

  const putNotReady = (entry: Entry): void => {
    placed.push({
      entry,
      position: placed.length + 1,
      rank: null,
      rule: entry.fastTrack === null ? 'QU1' : 'QU3',
      reason: 'not-ready',
      turn: null,
      turnOf: null,
      costAt: null,
    });
  };

  for (const entry of first) {
    if (!isReady(entry)) {
      putNotReady(entry);
      continue;
    }
    rank += 1;
    const why = entry.fastTrack === null ? ({ rule: 'QU1', reason: 'ordered' } as const) : FAST_TRACK;
    placed.push({ entry, position: placed.length + 1, rank, ...why, turn: null, turnOf: null, costAt: null });
  }

  let readyLeft = lines.reduce((sum, line) => sum + line.ready.length, 0);
  for (let turn = rule.turn; readyLeft > 0; turn += 1, readyLeft -= 1) {
    const at = cost === undefined ? rule.now : projectedAt(rule.now, rank, rule.free, rule.perHour);
    const { line, reason, turnOf } = chooseLine(lines, turn, turns, { cost, at, compare });
    const entry = line.ready[line.nextReady];
    if (entry === undefined) throw new Error('a turn without a ready entry');
    line.nextReady += 1;
    for (const waiting of takeNotReady(reason === 'oldest' ? lines : [line], entry, compare)) putNotReady(waiting);
    rank += 1;
    placed.push({
      entry,
      position: placed.length + 1,
      rank,
      rule: reason === 'oldest' ? 'QU2' : 'QU1',
      reason,
      turn,
      turnOf: turnOf === null ? null : (discipline.streams[turnOf]?.key ?? null),
      costAt: cost === undefined ? null : at,
    });
  }
  for (const waiting of takeNotReady(lines, null, compare)) putNotReady(waiting);
  return placed;
}

const FAST_TRACK = { rule: 'QU3', reason: 'fast-track' } as const;

/** How entries stand inside their line: by the time that decides the place, or by counted arrival (QU17). */
export function compareOf<Entry extends QueueEntry>(cost: CostRule | undefined): Compare<Entry> {
  return cost === undefined || cost.toleranceMs === 0 ? compareOrder : compareCounted(cost.toleranceMs);
}

/**
 * The line whose head has the next turn: of the longest waiting (QU2), of the highest cost of waiting (QU16), or of the
 * stream in the pattern (QU1). Some line must have somebody ready.
 */
export function chooseLine<Entry extends QueueEntry>(
  lines: readonly Line<Entry>[],
  turn: number,
  turns: Turns,
  by: { readonly cost: CostRule | undefined; readonly at: Instant; readonly compare: Compare<Entry> },
): Choice<Entry> {
  if (turns.every !== null && lines.length > 1 && isOldestTurn(turn, turns.every))
    return { line: bestLine(lines, (a, b) => by.compare(a, b)), reason: 'oldest', turnOf: null };
  const { cost, at } = by;
  if (cost !== undefined) {
    const dearest: Compare<Entry> = (a, b) =>
      marginalCostOf(b, cost, at) - marginalCostOf(a, cost, at) || by.compare(a, b);
    return { line: bestLine(lines, dearest), reason: 'delay-cost', turnOf: null };
  }
  const index =
    turns.every === null ? turn % turns.pattern.length : patternIndex(turn, turns.every, turns.pattern.length);
  return { line: lineOnTurn(lines, turns.pattern, index), reason: 'turn-of-stream', turnOf: turns.pattern[index] ?? 0 };
}

/** Empty lines: one for each stream, or for each class where the cost decides. */
export function emptyLines<Entry extends QueueEntry>(
  discipline: Discipline,
): { readonly lines: Line<Entry>[]; readonly lineOf: (entry: Entry) => Line<Entry> } {
  const lines: Line<Entry>[] = [];
  const empty = (): Line<Entry> => {
    const line: Line<Entry> = { ready: [], notReady: [], nextReady: 0, nextNotReady: 0 };
    lines.push(line);
    return line;
  };
  const known = new Map<string, Line<Entry>>();
  if (discipline.cost !== undefined) {
    for (const cargoClass of Object.keys(discipline.cost.perHourDong)) known.set(cargoClass, empty());
  } else for (const { key } of discipline.streams) known.set(key, empty());
  const isByCost = discipline.cost !== undefined;
  const last = lines.at(-1);
  if (last === undefined) throw new Error('a discipline without streams');
  return { lines, lineOf: (entry) => known.get(isByCost ? costClassOf(entry) : entry.stream) ?? last };
}

/** Those who take nobody's turn, in order, and the lines of all the others. */
function partedOf<Entry extends QueueEntry>(
  entries: readonly Entry[],
  { discipline, ordered }: LineRule,
  compare: Compare<Entry>,
): { readonly first: readonly Entry[]; readonly lines: readonly Line<Entry>[] } {
  const { lines, lineOf } = emptyLines<Entry>(discipline);
  const fastTracked: Entry[] = [];
  const places = new Map(ordered.map((visitId, place) => [visitId, place]));
  const put: { readonly entry: Entry; readonly place: number }[] = [];
  for (const entry of entries) {
    const place = places.size === 0 ? undefined : places.get(entry.visitId);
    if (entry.fastTrack !== null) fastTracked.push(entry);
    else if (place !== undefined) put.push({ entry, place });
    else {
      const line = lineOf(entry);
      (isReady(entry) ? line.ready : line.notReady).push(entry);
    }
  }
  for (const line of lines) {
    sortInPlace(line.ready, compare);
    sortInPlace(line.notReady, compare);
  }
  fastTracked.sort((a, b) => (a.fastTrack?.orderedAt ?? 0) - (b.fastTrack?.orderedAt ?? 0) || compareOrder(a, b));
  put.sort((a, b) => a.place - b.place);
  return { first: [...fastTracked, ...put.map(({ entry }) => entry)], lines };
}

/** Rows come in the order of their ids, nearly always the order of arrival: then there is nothing to sort. */
function sortInPlace<Entry>(list: Entry[], compare: Compare<Entry>): void {
  for (let i = 1; i < list.length; i += 1) {
    if (compare(list[i - 1] as Entry, list[i] as Entry) <= 0) continue;
    list.sort(compare);
    return;
  }
}

/** The line whose head comes first by a comparison. */
function bestLine<Entry>(lines: readonly Line<Entry>[], compare: Compare<Entry>): Line<Entry> {
  let best: Line<Entry> | null = null;
  let first: Entry | null = null;
  for (const line of lines) {
    const head = line.ready[line.nextReady];
    if (head === undefined || (first !== null && compare(first, head) < 0)) continue;
    best = line;
    first = head;
  }
  if (best === null) throw new Error('a turn without a ready entry');
  return best;
}

/** The line on turn, else the next of the pattern with somebody ready, else one that has no turn of its own now. */
function lineOnTurn<Entry>(lines: readonly Line<Entry>[], pattern: readonly number[], index: number): Line<Entry> {
  for (let step = 0; step < pattern.length; step += 1) {
    const line = lines[pattern[(index + step) % pattern.length] ?? 0];
    if (line !== undefined && line.nextReady < line.ready.length) return line;
  }
  const other = lines.find((line) => line.nextReady < line.ready.length);
  if (other === undefined) throw new Error('a turn without a ready entry');
  return other;
}

/** Takes out of the lines those not ready that stand before an entry (all that are left, when null). */
function takeNotReady<Entry>(
  lines: readonly Line<Entry>[],
  before: Entry | null,
  compare: Compare<Entry>,
): readonly Entry[] {
  const taken: Entry[] = [];
  for (const line of lines) {
    for (;;) {
      const entry = line.notReady[line.nextNotReady];
      if (entry === undefined || (before !== null && compare(entry, before) > 0)) break;
      taken.push(entry);
      line.nextNotReady += 1;
    }
  }
  return taken.length > 1 ? taken.sort(compare) : taken;
}
