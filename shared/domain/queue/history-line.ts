import type { VisitId } from '../../kernel/ids.ts';
import { oldestEvery, patternIndex, turnPattern } from './discipline.ts';
import { orderQueue } from './order.ts';
import type { LineRule } from './line-rule.ts';
import { compareOrder, isReady, type QueueEntry } from './types.ts';

/** Place of an entry of a line by the whole order, from 1: for rules that the quick merge does not know. */
export type PlaceOf = (entries: readonly QueueEntry[], rules: LineRule, visitId: VisitId) => number;

/** A line that is changed entry by entry and asked for one place after each change. */
export type HistoryLine = {
  /** Puts an entry in, in the place of its older self; null takes it out. */
  put(visitId: VisitId, entry: QueueEntry | null): void;
  entryOf(visitId: VisitId): QueueEntry | null;
  entries(): readonly QueueEntry[];
  rules(): LineRule;
  setRules(rules: LineRule): void;
  /**
   * How many calls until this one, from 1, were it ready itself: who is not ready keeps the place (QU37). Null when it is
   * not in the line.
   */
  placeOf(visitId: VisitId): number | null;
};

type Stream = QueueEntry[];
/** The last answer, and how far into each stream it looked: what changes further back does not touch it. */
type Known = { readonly visitId: VisitId; readonly place: number; readonly looked: readonly number[] };

/** Starts a line. Each stream's ready entries stay sorted, so that one place costs no more than the calls before it. */
export function createHistoryLine(
  entries: Iterable<QueueEntry>,
  first: LineRule,
  placeByOrder: PlaceOf = placeInOrder,
): HistoryLine {
  const byId = new Map<VisitId, QueueEntry>();
  let rules = first;
  let streams: readonly Stream[] = [];
  let indexOf: ReadonlyMap<string, number> = new Map();
  let pattern: readonly number[] = [];
  let fastTracked: QueueEntry[] = [];
  let known: Known | null = null;

  const streamIndex = (entry: QueueEntry): number => indexOf.get(entry.stream) ?? streams.length - 1;

  const arrange = (): void => {
    const { discipline } = rules;
    streams = discipline.streams.map(() => []);
    indexOf = new Map(discipline.streams.map(({ key }, index) => [key, index]));
    pattern = turnPattern(discipline.streams);
    fastTracked = [];
    known = null;
    for (const entry of byId.values()) {
      if (!isReady(entry)) continue;
      if (entry.fastTrack === null) streams[streamIndex(entry)]?.push(entry);
      else fastTracked.push(entry);
    }
    for (const stream of streams) stream.sort(compareOrder);
    fastTracked.sort(compareFastTracks);
  };

  const change = (entry: QueueEntry, isIn: boolean): void => {
    if (known?.visitId === entry.visitId) known = null;
    if (!isReady(entry)) return;
    if (entry.fastTrack !== null) {
      known = null;
      const at = positionIn(fastTracked, entry, compareFastTracks);
      fastTracked.splice(at, isIn ? 0 : 1, ...(isIn ? [entry] : []));
      return;
    }
    const index = streamIndex(entry);
    const stream = streams[index];
    if (stream === undefined) return;
    const at = positionIn(stream, entry, compareOrder);
    if (isIn) stream.splice(at, 0, entry);
    else stream.splice(at, 1);
    if (known !== null && at <= (known.looked[index] ?? 0)) known = null;
  };

  for (const entry of entries) byId.set(entry.visitId, entry);
  arrange();

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
      const isSame = next.discipline === rules.discipline;
      rules = next;
      known = null;
      if (!isSame) arrange();
    },
    placeOf(visitId) {
      const entry = byId.get(visitId);
      if (entry === undefined) return null;
      if (known?.visitId === visitId) return known.place;
      if (!isMerged(rules)) return placeByOrder([...byId.values()], rules, visitId);
      if (entry.fastTrack !== null) return positionIn(fastTracked, entry, compareFastTracks) + 1;
      known = { visitId, ...merge(streams, pattern, rules, entry, streamIndex(entry), fastTracked.length) };
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

/** Whether the streams' turns alone decide; costs, hours and orders of authorities need the whole order. */
function isMerged({ discipline, ordered }: LineRule): boolean {
  return discipline.cost === undefined && (discipline.hours ?? []).length === 0 && ordered.length === 0;
}

/**
 * Takes calls from the streams, turn by turn, until it is this entry's (QU1, QU2). The same turns as in `orderQueue`, with
 * nothing made on the way: a history asks this once for every change.
 */
function merge(
  streams: readonly Stream[],
  pattern: readonly number[],
  { discipline, turn }: LineRule,
  entry: QueueEntry,
  own: number,
  fastTracked: number,
): Omit<Known, 'visitId'> {
  const every = oldestEvery(discipline);
  const before = positionIn(streams[own] ?? [], entry, compareOrder);
  const taken = streams.map(() => 0);
  const heads = streams.map((stream, index) => (index === own && before === 0 ? entry : (stream[0] ?? null)));
  // Turns of the longest waiting take no step of the pattern; a single stream has none.
  let step = patternIndex(turn, every, pattern.length);
  let untilOldest = streams.length > 1 ? every - 1 - (turn % every) : Number.POSITIVE_INFINITY;
  for (let place = fastTracked + 1; ; place += 1) {
    let chosen: number;
    if (untilOldest === 0) {
      untilOldest = every - 1;
      chosen = oldestOf(heads);
    } else {
      untilOldest -= 1;
      let passed = step;
      chosen = pattern[passed] as number;
      // The entry itself is still to come, so some stream has somebody.
      while (heads[chosen] === null) {
        passed = passed + 1 === pattern.length ? 0 : passed + 1;
        chosen = pattern[passed] as number;
      }
      step = step + 1 === pattern.length ? 0 : step + 1;
    }
    const next = taken[chosen] as number;
    if (chosen === own && next === before) return { place, looked: taken };
    taken[chosen] = next + 1;
    heads[chosen] = chosen === own && next + 1 === before ? entry : (streams[chosen]?.[next + 1] ?? null);
  }
}

function oldestOf(heads: readonly (QueueEntry | null)[]): number {
  let chosen = -1;
  let oldest: QueueEntry | null = null;
  for (let index = 0; index < heads.length; index += 1) {
    const head = heads[index] as QueueEntry | null;
    if (head === null || (oldest !== null && compareOrder(oldest, head) < 0)) continue;
    oldest = head;
    chosen = index;
  }
  return chosen;
}

function compareFastTracks(a: QueueEntry, b: QueueEntry): number {
  return (a.fastTrack?.orderedAt ?? 0) - (b.fastTrack?.orderedAt ?? 0) || compareOrder(a, b);
}

/** How many of a sorted list stand before an entry. */
function positionIn(
  list: readonly QueueEntry[],
  entry: QueueEntry,
  compare: (a: QueueEntry, b: QueueEntry) => number,
): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(list[middle] as QueueEntry, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
