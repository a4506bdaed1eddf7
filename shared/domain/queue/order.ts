import { isOldestTurn, oldestEvery, patternIndex, turnPattern } from './discipline.ts';
import { compareOrder, isReady, type Discipline, type QueueEntry, type QueueRule } from './types.ts';

export type PlaceCause = 'turn-of-stream' | 'oldest' | 'fast-track' | 'not-ready';

/** An entry at its place in the line, with the reason why it stands there. */
export type PlacedEntry<Entry extends QueueEntry = QueueEntry> = {
  readonly entry: Entry;
  /** Place in the line as shown, from 1, with those that are not ready. */
  readonly position: number;
  /** How many calls until this one, from 1; null = not ready. */
  readonly rank: number | null;
  readonly rule: QueueRule;
  readonly reason: PlaceCause;
  /** The turn on which it is called; null for fast-track, which takes nobody's turn, and for those not ready. */
  readonly turn: number | null;
  /** The stream whose turn it is; another than the entry's own when that stream had nobody ready. */
  readonly turnOf: string | null;
};

/** The part of the line that belongs to one stream: two sorted lists and how far each was used. */
type Line<Entry> = {
  readonly ready: Entry[];
  readonly notReady: Entry[];
  nextReady: number;
  nextNotReady: number;
};

/**
 * The line of one crossing and direction: in the order in which its ready trucks would be called one after another
 * from the turn given, if nothing changed (QU1–QU3). `turn` is how many turns were used so far.
 *
 * A truck that is not ready stands directly before the next ready one that it would precede, and has no rank.
 * A stream with nobody ready passes its turn to the next one of the pattern, so a turn is never lost.
 * An entry of a stream that the discipline no longer knows goes with the last stream.
 */
export function orderQueue<Entry extends QueueEntry>(
  entries: readonly Entry[],
  discipline: Discipline,
  turn: number,
): readonly PlacedEntry<Entry>[] {
  const every = oldestEvery(discipline);
  const pattern = turnPattern(discipline.streams);
  const lines = linesOf(entries, discipline);
  const placed: PlacedEntry<Entry>[] = [];
  let rank = 0;

  const putNotReady = (entry: Entry): void => {
    const rule = entry.fastTrack === null ? 'QU1' : 'QU3';
    const position = placed.length + 1;
    placed.push({ entry, position, rank: null, rule, reason: 'not-ready', turn: null, turnOf: null });
  };

  for (const entry of fastTrackedOf(entries)) {
    if (!isReady(entry)) {
      putNotReady(entry);
      continue;
    }
    const position = placed.length + 1;
    rank += 1;
    placed.push({ entry, position, rank, rule: 'QU3', reason: 'fast-track', turn: null, turnOf: null });
  }

  let readyLeft = lines.reduce((sum, line) => sum + line.ready.length, 0);
  for (let now = turn; readyLeft > 0; now += 1, readyLeft -= 1) {
    const ofOldest = lines.length > 1 && isOldestTurn(now, every);
    const index = patternIndex(now, every, pattern.length);
    const line = ofOldest ? oldestLine(lines) : lineOnTurn(lines, pattern, index);
    const entry = line.ready[line.nextReady];
    if (entry === undefined) throw new Error('a turn without a ready entry');
    line.nextReady += 1;
    for (const waiting of takeNotReady(ofOldest ? lines : [line], entry)) putNotReady(waiting);
    rank += 1;
    placed.push({
      entry,
      position: placed.length + 1,
      rank,
      rule: ofOldest ? 'QU2' : 'QU1',
      reason: ofOldest ? 'oldest' : 'turn-of-stream',
      turn: now,
      turnOf: ofOldest ? null : (discipline.streams[pattern[index] ?? 0]?.key ?? null),
    });
  }
  for (const waiting of takeNotReady(lines, null)) putNotReady(waiting);
  return placed;
}

function linesOf<Entry extends QueueEntry>(entries: readonly Entry[], discipline: Discipline): readonly Line<Entry>[] {
  const lines = discipline.streams.map((): Line<Entry> => ({ ready: [], notReady: [], nextReady: 0, nextNotReady: 0 }));
  const indexOf = new Map(discipline.streams.map(({ key }, index) => [key, index]));
  for (const entry of entries) {
    if (entry.fastTrack !== null) continue;
    const line = lines[indexOf.get(entry.stream) ?? lines.length - 1];
    if (line === undefined) throw new Error('a discipline without streams');
    (isReady(entry) ? line.ready : line.notReady).push(entry);
  }
  for (const line of lines) {
    line.ready.sort(compareOrder);
    line.notReady.sort(compareOrder);
  }
  return lines;
}

function fastTrackedOf<Entry extends QueueEntry>(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .filter(({ fastTrack }) => fastTrack !== null)
    .sort((a, b) => (a.fastTrack?.orderedAt ?? 0) - (b.fastTrack?.orderedAt ?? 0) || compareOrder(a, b));
}

function oldestLine<Entry extends QueueEntry>(lines: readonly Line<Entry>[]): Line<Entry> {
  let best: Line<Entry> | null = null;
  let oldest: Entry | null = null;
  for (const line of lines) {
    const head = line.ready[line.nextReady];
    if (head === undefined || (oldest !== null && compareOrder(oldest, head) < 0)) continue;
    best = line;
    oldest = head;
  }
  if (best === null) throw new Error('a turn without a ready entry');
  return best;
}

function lineOnTurn<Entry>(lines: readonly Line<Entry>[], pattern: readonly number[], index: number): Line<Entry> {
  for (let step = 0; step < pattern.length; step += 1) {
    const line = lines[pattern[(index + step) % pattern.length] ?? 0];
    if (line !== undefined && line.nextReady < line.ready.length) return line;
  }
  throw new Error('a turn without a ready entry');
}

/** Takes out of the lines those not ready that stand before an entry (all that are left, when null). */
function takeNotReady<Entry extends QueueEntry>(lines: readonly Line<Entry>[], before: Entry | null): readonly Entry[] {
  const taken: Entry[] = [];
  for (const line of lines) {
    for (;;) {
      const entry = line.notReady[line.nextNotReady];
      if (entry === undefined || (before !== null && compareOrder(entry, before) > 0)) break;
      taken.push(entry);
      line.nextNotReady += 1;
    }
  }
  return taken.length > 1 ? taken.sort(compareOrder) : taken;
}
