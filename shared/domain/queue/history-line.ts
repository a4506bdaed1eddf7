import type { VisitId } from '../../kernel/ids.ts';
import { projectedAt } from './delay-cost.ts';
import { patternIndex } from './discipline.ts';
import { chooseLine, compareOf, emptyLines, orderQueue, type Compare, type Line } from './order.ts';
import { hangsOnTime, turnsOf, type LineRule, type LineTime, type Turns } from './line-rule.ts';
import { compareOrder, isReady, type QueueEntry } from './types.ts';

/** A line that is changed entry by entry and asked for one place after each change. */
export type HistoryLine = {
  /** Puts an entry in, in the place of its older self; null takes it out. */
  put(visitId: VisitId, entry: QueueEntry | null): void;
  entryOf(visitId: VisitId): QueueEntry | null;
  entries(): readonly QueueEntry[];
  rules(): LineRule;
  setRules(rules: LineRule): void;
  /** At another time other hours' ratios and other costs of waiting hold (QU15, QU16). */
  setTime(time: LineTime): void;
  /**
   * How many calls until this one, from 1, were it ready itself: who is not ready keeps the place (QU37). Null when it is
   * not in the line.
   */
  placeOf(visitId: VisitId): number | null;
};

/** Ready entries that stay sorted. */
type Sorted = { readonly ready: QueueEntry[]; readonly compare: Compare<QueueEntry> };
/** The last answer, and how far into each line it looked: what changes further back does not touch it. */
type Known = { readonly visitId: VisitId; readonly place: number; readonly looked: readonly number[] };

/** All of a line that hangs on its rules; made anew when they change. */
type Arranged = {
  readonly fastTracked: Sorted;
  /** Whom an authority's order puts first. */
  readonly ordered: Sorted;
  readonly lines: readonly Line<QueueEntry>[];
  readonly compare: Compare<QueueEntry>;
  readonly groupOf: (entry: QueueEntry) => Sorted;
  readonly lineIndexOf: (entry: QueueEntry) => number;
};

/** Starts a line. What is ready stays sorted, so that one place costs no more than the calls before it. */
export function createHistoryLine(entries: Iterable<QueueEntry>, first: LineRule): HistoryLine {
  const byId = new Map([...entries].map((entry) => [entry.visitId, entry]));
  let rules = first;
  let turns = turnsOf(rules.discipline, rules.minuteOfDay);
  let line = arranged(byId.values(), rules);
  let known: Known | null = null;

  const change = (entry: QueueEntry, isIn: boolean): void => {
    if (known?.visitId === entry.visitId) known = null;
    if (!isReady(entry)) return;
    const { ready, compare } = line.groupOf(entry);
    const at = positionIn(ready, entry, compare);
    ready.splice(at, isIn ? 0 : 1, ...(isIn ? [entry] : []));
    if (known === null) return;
    const index = isFirst(entry, line) ? -1 : line.lineIndexOf(entry);
    if (index < 0 || at <= (known.looked[index] ?? 0)) known = null;
  };

  return {
    put(visitId, entry) {
      const old = byId.get(visitId);
      if (old !== undefined) {
        change(old, false);
        byId.delete(visitId);
      }
      if (entry === null) return;
      byId.set(visitId, entry);
      change(entry, true);
    },
    entryOf: (visitId) => byId.get(visitId) ?? null,
    entries: () => [...byId.values()],
    rules: () => rules,
    setRules(next) {
      const { discipline, ordered, minuteOfDay } = rules;
      const isSame = next.discipline === discipline;
      rules = next;
      known = null;
      if (!isSame || next.minuteOfDay !== minuteOfDay) turns = turnsOf(next.discipline, next.minuteOfDay);
      if (!isSame || next.ordered !== ordered) line = arranged(byId.values(), next);
    },
    setTime({ now, minuteOfDay }) {
      if (now === rules.now || !hangsOnTime(rules.discipline)) return;
      turns = turnsOf(rules.discipline, minuteOfDay);
      known = null;
      rules = { ...rules, now, minuteOfDay };
    },
    placeOf(visitId) {
      const entry = byId.get(visitId);
      if (entry === undefined) return null;
      if (known?.visitId === visitId) return known.place;
      const { fastTracked, ordered, lines } = line;
      if (entry.fastTrack !== null) return positionIn(fastTracked.ready, entry, fastTracked.compare) + 1;
      const firstCount = fastTracked.ready.length;
      if (isFirst(entry, line)) return firstCount + positionIn(ordered.ready, entry, ordered.compare) + 1;
      const before = firstCount + ordered.ready.length;
      if (rules.discipline.cost !== undefined) return placeByCost(line, turns, rules, entry, before);
      known = { visitId, ...merge(lines, turns, rules.turn, entry, line.lineIndexOf(entry), before) };
      return known.place;
    },
  };
}

/** The place by the order itself: what the merge must agree with. */
export function placeInOrder(entries: readonly QueueEntry[], rules: LineRule, visitId: VisitId): number {
  const line = entries.map((entry) => (entry.visitId === visitId ? { ...entry, notReady: [] } : entry));
  const rank = orderQueue(line, rules).find(({ entry }) => entry.visitId === visitId)?.rank ?? null;
  if (rank === null) throw new Error('a ready entry without a rank');
  return rank;
}

function arranged(entries: Iterable<QueueEntry>, { discipline, ordered }: LineRule): Arranged {
  const compare = compareOf<QueueEntry>(discipline.cost);
  const { lines, lineOf } = emptyLines<QueueEntry>(discipline);
  const places = new Map(ordered.map((visitId, place) => [visitId, place]));
  const placeOf = ({ visitId }: QueueEntry): number => places.get(visitId) ?? 0;
  const indexOf = new Map(lines.map((line, index) => [line, index]));
  const sortedOf = new Map(lines.map((line): [Line<QueueEntry>, Sorted] => [line, { ready: line.ready, compare }]));
  const groups = {
    fastTracked: { ready: [], compare: compareFastTracks },
    ordered: { ready: [], compare: (a, b) => placeOf(a) - placeOf(b) },
  } satisfies Record<string, Sorted>;
  const groupOf = (entry: QueueEntry): Sorted => {
    if (entry.fastTrack !== null) return groups.fastTracked;
    return places.has(entry.visitId) ? groups.ordered : (sortedOf.get(lineOf(entry)) as Sorted);
  };
  for (const entry of entries) if (isReady(entry)) groupOf(entry).ready.push(entry);
  for (const { ready, compare: by } of [groups.fastTracked, groups.ordered, ...sortedOf.values()]) ready.sort(by);
  return { ...groups, lines, compare, groupOf, lineIndexOf: (entry) => indexOf.get(lineOf(entry)) as number };
}

/** Whether an entry takes nobody's turn. */
function isFirst(entry: QueueEntry, { fastTracked, ordered, groupOf }: Arranged): boolean {
  const group = groupOf(entry);
  return group === fastTracked || group === ordered;
}

/**
 * Takes calls from the lines, turn by turn, until it is this entry's (QU1, QU2, QU15). The same turns as in `orderQueue`,
 * with nothing made on the way: a history asks this once for every change.
 */
function merge(
  lines: readonly Line<QueueEntry>[],
  { pattern, every }: Turns,
  turn: number,
  entry: QueueEntry,
  own: number,
  firstCount: number,
): Omit<Known, 'visitId'> {
  const before = positionIn(lines[own]?.ready ?? [], entry, compareOrder);
  const taken = lines.map(() => 0);
  // The entry itself is still to come, so some line always has somebody.
  const lengths = lines.map(({ ready }, index) => (index === own ? before + 1 : ready.length));
  const passOn = (from: number): number => {
    for (let next = from + 1; next < from + pattern.length; next += 1) {
      const index = pattern[next % pattern.length] as number;
      if ((taken[index] as number) < (lengths[index] as number)) return index;
    }
    return lengths.findIndex((length, index) => (taken[index] as number) < length);
  };
  const oldest = (): number => {
    let chosen = -1;
    let head: QueueEntry | null = null;
    for (let index = 0; index < lengths.length; index += 1) {
      const at = taken[index] as number;
      if (at === lengths[index]) continue;
      const one = index === own && at === before ? entry : (lines[index]?.ready[at] as QueueEntry);
      if (head !== null && compareOrder(head, one) < 0) continue;
      head = one;
      chosen = index;
    }
    return chosen;
  };
  // Turns of the longest waiting take no step of the pattern; a single line has none.
  let step = every === null ? turn % pattern.length : patternIndex(turn, every, pattern.length);
  const isShared = every !== null && lines.length > 1;
  let untilOldest = isShared ? every - 1 - (turn % every) : Number.POSITIVE_INFINITY;
  for (let place = firstCount + 1; ; place += 1) {
    let chosen: number;
    if (untilOldest === 0) {
      untilOldest = (every ?? 1) - 1;
      chosen = oldest();
    } else {
      untilOldest -= 1;
      chosen = pattern[step] as number;
      if (taken[chosen] === lengths[chosen]) chosen = passOn(step);
      step = step + 1 === pattern.length ? 0 : step + 1;
    }
    const at = taken[chosen] as number;
    if (chosen === own && at === before) return { place, looked: taken };
    taken[chosen] = at + 1;
  }
}

/** The same where the cost of waiting decides: of each call at its own time, by all that waits then (QU16). */
function placeByCost(
  { lines, compare, groupOf }: Arranged,
  turns: Turns,
  { discipline: { cost }, turn, now, free, perHour }: LineRule,
  entry: QueueEntry,
  firstCount: number,
): number {
  const { ready } = groupOf(entry);
  const own = positionIn(ready, entry, compare);
  const isOut = !isReady(entry);
  if (isOut) ready.splice(own, 0, entry);
  for (const line of lines) line.nextReady = 0;
  for (let place = firstCount + 1; ; place += 1) {
    const at = projectedAt(now, place - 1, free, perHour);
    const { line } = chooseLine(lines, turn + place - 1 - firstCount, turns, { cost, at, compare });
    if (line.ready[line.nextReady] === entry) {
      if (isOut) ready.splice(own, 1);
      return place;
    }
    line.nextReady += 1;
  }
}

function compareFastTracks(a: QueueEntry, b: QueueEntry): number {
  return (a.fastTrack?.orderedAt ?? 0) - (b.fastTrack?.orderedAt ?? 0) || compareOrder(a, b);
}

/** How many of a sorted list stand before an entry. */
function positionIn(list: readonly QueueEntry[], entry: QueueEntry, compare: Compare<QueueEntry>): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as QueueEntry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
