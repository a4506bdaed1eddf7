import type { Instant } from '../../kernel/instant.ts';
import { costClassOf } from './delay-cost.ts';
import { streamOf, type StreamFacts } from './discipline.ts';
import { turnsOf, type Turns } from './line-rule.ts';
import { chooseLine, compareOf, emptyLines, type Compare, type Line } from './order.ts';
import type { WaitedTruck } from './waits.ts';
import type { Discipline, QueueEntry } from './types.ts';

/** A truck of a past day, as far as its place depends on it. */
export type ReplayTruck = StreamFacts &
  Pick<QueueEntry, 'visitId' | 'joinedAt' | 'orderSeq' | 'appointmentAt'> & {
    /** From when it could have been called; not before it joined. */
    readonly readyAt: Instant;
  };

export type ReplayRule = {
  readonly discipline: Discipline;
  /** Every so many turns one for the longest waiting; left out, as the discipline says; null = never. */
  readonly every?: number | null;
  readonly minuteOfDay: (at: Instant) => number;
};

/**
 * Who would have been called when, had the same trucks come and the same number been called at the same instants, under
 * another order. Each call takes somebody as long as anybody is ready, so the mean wait of all trucks is the same under
 * every rule; only who waits differs.
 */
export function replayDay(
  trucks: readonly ReplayTruck[],
  callTimes: readonly Instant[],
  rule: ReplayRule,
): ReadonlyMap<QueueEntry['visitId'], Instant> {
  const { discipline } = rule;
  const compare = compareOf<QueueEntry>(discipline.cost);
  const { lines, lineOf } = emptyLines<QueueEntry>(discipline);
  const coming = trucks.map((truck) => ({ entry: entryOf(truck, discipline), readyAt: truck.readyAt }));
  coming.sort((a, b) => a.readyAt - b.readyAt || compare(a.entry, b.entry));
  const calledAt = new Map<QueueEntry['visitId'], Instant>();
  let next = 0;
  let waiting = 0;
  let turn = 0;
  let turns: Turns | null = null;
  let turnsMinute = -1;
  for (const at of [...callTimes].sort((a, b) => a - b)) {
    for (let one = coming[next]; one !== undefined && one.readyAt <= at; one = coming[next]) {
      insert(lineOf(one.entry), one.entry, compare);
      next += 1;
      waiting += 1;
    }
    if (waiting === 0) continue;
    const minute = discipline.hours === undefined ? 0 : rule.minuteOfDay(at);
    if (turns === null || minute !== turnsMinute) {
      const usual = turnsOf(discipline, minute);
      turns = rule.every === undefined ? usual : { ...usual, every: rule.every };
      turnsMinute = minute;
    }
    const { line } = chooseLine(lines, turn, turns, { cost: discipline.cost, at, compare });
    const entry = line.ready[line.nextReady];
    if (entry === undefined) throw new Error('a turn without a ready entry');
    line.nextReady += 1;
    waiting -= 1;
    turn += 1;
    calledAt.set(entry.visitId, at);
    // What was called is dropped now and then, so that a late one is put in quickly.
    if (line.nextReady > 1024) {
      line.ready.splice(0, line.nextReady);
      line.nextReady = 0;
    }
  }
  return calledAt;
}

/** How long each truck waited until its call, or until the end for those not called. */
export function waitedUntil(
  trucks: readonly ReplayTruck[],
  calledAt: ReadonlyMap<QueueEntry['visitId'], Instant>,
  endAt: Instant,
): readonly WaitedTruck[] {
  return trucks.map((truck) => ({
    joinedAt: truck.joinedAt,
    orderSeq: truck.orderSeq,
    cargoClass: costClassOf(truck),
    calledAt: calledAt.get(truck.visitId) ?? null,
    waitedMs: Math.max(0, (calledAt.get(truck.visitId) ?? endAt) - truck.joinedAt),
  }));
}

function entryOf(truck: ReplayTruck, discipline: Discipline): QueueEntry {
  const { visitId, joinedAt, orderSeq, appointmentAt, cargoClass, isClassProven } = truck;
  const stream = streamOf(truck, discipline).key;
  return {
    visitId,
    stream,
    number: '',
    orderAt: joinedAt,
    orderSeq,
    joinedAt,
    notReady: [],
    cargoClass,
    isClassProven,
    appointmentAt,
    noShows: 0,
    fastTrack: null,
  };
}

/** Puts an entry at its place among those still waiting; nearly always the end. */
function insert(line: Line<QueueEntry>, entry: QueueEntry, compare: Compare<QueueEntry>): void {
  const { ready, nextReady } = line;
  let at = ready.length;
  while (at > nextReady && compare(ready[at - 1] as QueueEntry, entry) > 0) at -= 1;
  ready.splice(at, 0, entry);
}
