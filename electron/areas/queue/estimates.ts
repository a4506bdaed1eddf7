import type { VisitId } from '../../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { openMsBetween } from '../../../shared/domain/queue/calendar.ts';
import { estimateCall, recentRate, type CallHour, type CallRate } from '../../../shared/domain/queue/estimate.ts';
import { callClock, openHours, type CallClock } from '../../../shared/domain/queue/estimate-clock.ts';
import { learnFromPast, type QueuePast } from '../../../shared/domain/queue/estimate-history.ts';
import { timeRange } from '../../../shared/domain/queue/estimate-measured.ts';
import { openClockFrom, type OpenClock } from '../../../shared/domain/queue/open-clock.ts';
import type { PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { MeasuredError, ShownEstimate } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { lineWhenOpen, waitsForOpening, type WaitingEntry } from './entries.ts';

type Reading = Pick<QueryContext, 'stores' | 'now' | 'zone' | 'site'>;

/** When the trucks of a queue will be called (QU8), as `queue.order`, the board, the slip and the driver's page show it. */
export type QueueEstimates = {
  /** For the truck of a rank (1 = called next); null = not known. With its stream it is the sharper. */
  readonly of: (rank: number | null, stream?: string) => ShownEstimate | null;
  /**
   * For an entry of the line. One that only waits for the crossing to open has the rank that it will have then; one that
   * is not ready for a reason of its own has no estimate.
   */
  readonly ofEntry: (placed: PlacedEntry<WaitingEntry>) => ShownEstimate | null;
  /** How good the estimates of this queue were; null = too little history to say. */
  readonly measured: MeasuredError | null;
  /** The band (90 %) of a truck that would join now, behind everybody; null = not known. */
  readonly newcomer: () => { readonly fromMs: Instant; readonly toMs: Instant } | null;
};

/** How far back calls say something about the pace. */
const PACE_HOURS = 14 * 24;
const PAST_DAYS = 30;
/**
 * What was learned holds so long, unless hours or streams become others. Cut at whole steps of the clock, so that the
 * answer rests on the records alone.
 */
const LEARNED_EVERY_MS = 15 * MINUTE_MS;

const NO_ESTIMATES: QueueEstimates = { of: () => null, ofEntry: () => null, measured: null, newcomer: () => null };

type Learned = { readonly key: string; readonly past: QueuePast };
/** What was learned last, by queue, as long as the database is open. */
const learned = new WeakMap<Reading['stores'], Map<Queue['id'], Learned>>();

/** The estimates of one queue, now. */
export function estimatesOf(context: Reading, queue: Queue): QueueEstimates {
  const { now, zone, stores } = context;
  if (queue.capacityPerHour <= 0) return NO_ESTIMATES;
  const crossing = stores.records.require('crossing', queue.crossingId);
  const past = pastOf(context, queue, crossing);
  const measured = past?.measured ?? null;
  const from = startOf(queue, now);
  if (from === null) return { ...NO_ESTIMATES, measured };

  const { calendar } = crossing;
  const { walkUpMs } = queue;
  const openClocks = lazily((isPreregistered) => openClockFrom(calendar, from, zone, isPreregistered, walkUpMs));
  const callClocks = lazily((isPreregistered): CallClock | null =>
    past === null || past.pace === null
      ? null
      : callClock(openHours(openClocks(isPreregistered).spans, zone), past.pace),
  );
  let rate: CallRate | null | undefined;

  const ask = (rank: number | null, stream: string | undefined, isPreregistered: boolean): ShownEstimate | null => {
    if (rank === null || rank < 1) return null;
    const range = past?.residuals.range(rank, stream) ?? null;
    const clock = range === null ? null : callClocks(isPreregistered);
    const times = range === null || clock === null ? null : timeRange(range, clock, now);
    if (times !== null) return { ...times, basis: 'measured' };
    if (range !== null && clock !== null) return null;
    if (rate === undefined) rate = paceOf(context, queue, crossing);
    return plainEstimate(rank, rate, openClocks(isPreregistered));
  };
  const ranksWhenOpen = lazily((isPreregistered) => ranksOf(lineWhenOpen(context, queue, isPreregistered)));
  return {
    of: (rank, stream) => ask(rank, stream, false),
    ofEntry({ entry, rank }) {
      const { isDeclared } = entry.visit;
      if (rank !== null) return ask(rank, entry.stream, isDeclared);
      if (!waitsForOpening(entry)) return null;
      return ask(ranksWhenOpen(isDeclared).get(entry.visitId) ?? null, entry.stream, isDeclared);
    },
    measured,
    newcomer() {
      const estimate = ask(stores.queues.countWaiting(queue.id) + 1, undefined, false);
      return estimate === null ? null : { fromMs: estimate.p90From, toMs: estimate.p90To };
    },
  };
}

/** The rank of each truck in a line. */
function ranksOf(line: readonly PlacedEntry<WaitingEntry>[]): ReadonlyMap<VisitId, number | null> {
  return new Map(line.map(({ entry, rank }) => [entry.visitId, rank]));
}

/**
 * Calls that a queue makes in an hour that it is open: as measured of late, or as it is set where too
 * few were made to tell.
 */
export function callsPerOpenHour(context: Reading, queue: Queue): number {
  if (queue.capacityPerHour <= 0) return 0;
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  return paceOf(context, queue, crossing)?.perOpenHour ?? queue.capacityPerHour;
}

/** From when on calls can be made: now, or when a suspended queue is said to open; null = nobody knows. */
export function startOf(queue: Queue, now: Instant): Instant | null {
  if (queue.suspendedAt === null) return now;
  return queue.reopensAt !== null && queue.reopensAt > now ? queue.reopensAt : null;
}

/**
 * What the past of a queue says, learned anew every quarter of an hour. Null under the cost-based discipline: the rank
 * that a past truck was shown cannot be found again there, so its estimates rest on the recent rate.
 */
function pastOf(context: Reading, queue: Queue, crossing: Crossing): QueuePast | null {
  const { discipline, walkUpMs } = queue;
  if (discipline.cost !== undefined) return null;
  const until = instant(Math.floor(context.now / LEARNED_EVERY_MS) * LEARNED_EVERY_MS);
  const key = JSON.stringify([until, context.stores.records.writerOf('crossing', crossing.id), walkUpMs, discipline]);
  let ofStores = learned.get(context.stores);
  if (ofStores === undefined) learned.set(context.stores, (ofStores = new Map<Queue['id'], Learned>()));
  const known = ofStores.get(queue.id);
  if (known?.key === key) return known.past;
  const from = later(until, -PAST_DAYS * DAY_MS);
  const entries = context.stores.queues.pastSince(queue.id, from);
  const first = entries[0]?.joinedAt ?? until;
  const past = learnFromPast({
    entries,
    discipline,
    calendar: crossing.calendar,
    walkUpMs,
    zone: context.zone,
    from: instant(Math.min(until, Math.max(from, first - 1))),
    until,
  });
  ofStores.set(queue.id, { key, past });
  return past;
}

function plainEstimate(rank: number, rate: CallRate | null, clock: OpenClock): ShownEstimate | null {
  const estimate = estimateCall(rank, rate, clock);
  if (estimate === null) return null;
  const { p50From, p50To, p90From, p90To, basis } = estimate;
  return { p50From, p50To, p90From, p90To, basis: basis.kind };
}

function lazily<Made>(make: (isPreregistered: boolean) => Made): (isPreregistered: boolean) => Made {
  const made = new Map<boolean, Made>();
  return (isPreregistered) => {
    const known = made.get(isPreregistered);
    if (known !== undefined) return known;
    const fresh = make(isPreregistered);
    made.set(isPreregistered, fresh);
    return fresh;
  };
}

/** The pace of recent calls, hour by hour, against the hours that the crossing was open (QU8). */
function paceOf(context: Reading, queue: Queue, crossing: Crossing): CallRate | null {
  const from = Math.floor(context.now / HOUR_MS) - PACE_HOURS;
  const calls = new Map(
    context.stores.queues.callsByHour(queue.id, instant(from * HOUR_MS)).map(({ hour, calls: count }) => [hour, count]),
  );
  const firstHour = Math.min(...calls.keys(), Math.floor(context.now / HOUR_MS));
  const hours: CallHour[] = [];
  for (let hour = firstHour; hour * HOUR_MS < context.now; hour += 1) {
    const start = instant(hour * HOUR_MS);
    const end = Math.min(later(start, HOUR_MS), context.now) as Instant;
    hours.push({
      openMs: openMsBetween(crossing.calendar, later(start, queue.walkUpMs), later(end, queue.walkUpMs), context.zone),
      calls: calls.get(hour) ?? 0,
    });
  }
  return recentRate(hours);
}
