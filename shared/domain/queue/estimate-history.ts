import type { TimeZone } from '../../kernel/calendar.ts';
import { DAY_MS, instant, later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { CrossingCalendar } from './calendar.ts';
import { callsBetween, hourAfter, openHours, type OpenHour, type Pace } from './estimate-clock.ts';
import { createPastLine, type Ratios } from './estimate-line.ts';
import { createPaceKeeper, type PaceKeeper } from './estimate-pace.ts';
import {
  BUCKET_ENDS,
  bucketOf,
  createResiduals,
  FEWEST_ERRORS,
  type CallRange,
  type Residuals,
} from './estimate-residuals.ts';
import { callSpans } from './open-clock.ts';

/** A truck that stood in a queue. */
export type PastEntry = {
  readonly stream: string;
  /** The time that gave it its place. */
  readonly joinedAt: Instant;
  /** Its last call; null = it was never called, or waits. */
  readonly calledAt: Instant | null;
  /** When it left the queue without a call; null = it was called, or waits. */
  readonly leftAt: Instant | null;
  /** Whether it lost its place in between: its wait tells nothing of the rank it had at first. */
  readonly isMoved: boolean;
  /** When it was held and could not be called, whatever its place. */
  readonly holds: readonly HeldSpan[];
};

/** A hold of the past; a null end = it is in force. */
export type HeldSpan = { readonly from: Instant; readonly to: Instant | null };

export type PastQueue = {
  /** In order of `joinedAt`. */
  readonly entries: readonly PastEntry[];
  readonly discipline: Ratios;
  readonly calendar: CrossingCalendar;
  /** How long a called truck is on the way: calls begin and end so much before the crossing's hours. */
  readonly walkUpMs: number;
  readonly zone: TimeZone;
  readonly from: Instant;
  readonly until: Instant;
};

/** How good the estimates were that were given on joining. */
export type PastError = {
  readonly trucks: number;
  readonly days: number;
  readonly p50HitPercent: number;
  readonly p90HitPercent: number;
};

/** What the past of a queue says about its next calls (QU34). */
export type QueuePast = {
  readonly pace: Pace | null;
  readonly residuals: Pick<Residuals, 'range'>;
  /** Null = fewer than 40 trucks that had an estimate were called in the last 30 days. */
  readonly measured: PastError | null;
};

/** An estimate as it was given in the past, and what came of it. */
export type Judged = {
  readonly at: Instant;
  readonly rank: number;
  readonly stream: string;
  readonly isOnJoining: boolean;
  readonly pace: Pace;
  readonly range: CallRange | null;
  readonly calledAt: Instant;
  /** Calls that the pace would have made until then. */
  readonly calls: number;
};

/** `isKept` = its error is learned from, too. */
type Sample = Omit<Judged, 'calledAt' | 'calls'> & { readonly isKept: boolean };
type Waiting = { readonly entry: PastEntry; number: number; holds: number; samples: Sample[] };
type Step = { readonly at: Instant; readonly kind: keyof typeof ORDER; readonly truck: Waiting };

const TICK_MS = 15 * MINUTE_MS;
/** Errors of one group that follow closely say the same: the 400 kept are to reach back over days, not hours. */
const KEPT_EVERY_MS = 30 * MINUTE_MS;
const MEASURED_DAYS = 30;
const ORDER = { call: 0, leave: 1, join: 2, release: 3, hold: 4 } as const;

/**
 * Goes through the past of a queue in the order of time and learns from it as it would have learned then: each estimate
 * is made from what had happened before, and judged when its truck is called (QU35).
 *
 * A truck is asked about when it joins, and every quarter of an open hour one truck of each group of ranks. The rank is
 * the one that was shown then, not how many were in fact called before it: who overtakes it later is part of the error.
 * Trucks that left without a call, that lost their place or that still wait are left out. A truck that is held stands in
 * no line meanwhile: it was shown no rank, and what it had been told before says nothing any more (QU51).
 */
export function learnFromPast(past: PastQueue, onJudged?: (judged: Judged) => void): QueuePast {
  const hours = openHours(callSpans(past, past.from, past.until), past.zone);
  const keeper = createPaceKeeper();
  const residuals = createResiduals();
  const judgement = createJudgement(past.until);
  const sizes = new Map<string, number>();
  for (const { stream } of past.entries) sizes.set(stream, (sizes.get(stream) ?? 0) + 1);
  const line = createPastLine(past.discipline, sizes);
  const byNumber = new Map<string, Waiting[]>();
  const clock = createBusyClock(hours, past.from, keeper);
  let turn = 0;
  const keptAt = new Map<string, Instant>();

  const ask = (truck: Waiting, at: Instant, rank: number, isOnJoining: boolean): void => {
    const pace = keeper.pace();
    if (pace === null || truck.entry.isMoved) return;
    const stream = line.keyOf(truck.entry.stream);
    const group = `${stream} ${String(bucketOf(rank))}`;
    const isKept = at - (keptAt.get(group) ?? 0) >= KEPT_EVERY_MS;
    if (isKept) keptAt.set(group, at);
    else if (!isOnJoining && onJudged === undefined) return;
    truck.samples.push({ at, rank, stream, isOnJoining, isKept, pace, range: residuals.range(rank, stream) });
  };
  const askInLine = (at: Instant): void => {
    turn += 1;
    for (let i = 0; i < BUCKET_ENDS.length; i += 1) {
      const first = (BUCKET_ENDS[i - 1] ?? 0) + 1;
      const last = Math.min(BUCKET_ENDS[i] ?? 0, line.waiting());
      if (last < first) break;
      // Every rank of the group in its turn, spread evenly and the same in every run.
      const found = line.atRank(first + Math.floor(((turn * 0.618_034) % 1) * (last - first + 1)));
      const truck = found === null ? undefined : byNumber.get(found.stream)?.[found.number - 1];
      if (found !== null && truck !== undefined) ask(truck, at, found.rank, false);
    }
  };
  const judge = (truck: Waiting, calledAt: Instant): void => {
    for (const sample of truck.samples) {
      const calls = callsBetween(hours, sample.pace, sample.at, calledAt);
      if (sample.isKept) residuals.add(sample.rank, sample.stream, calls, sample.at, calledAt);
      if (sample.isOnJoining && sample.range !== null) judgement.add(calledAt, sample.range, calls);
      onJudged?.({ ...sample, calledAt, calls });
    }
    truck.samples = [];
  };

  let tick = instant(Math.ceil(past.from / TICK_MS) * TICK_MS);
  for (const { at, kind, truck } of stepsOf(past)) {
    for (; tick <= at; tick = later(tick, TICK_MS)) {
      clock.advance(tick, line.waiting() > 0);
      if (clock.isOpen()) askInLine(tick);
    }
    clock.advance(at, line.waiting() > 0);
    const { stream } = truck.entry;
    if (kind === 'join') {
      truck.number = line.join(stream, at);
      const key = line.keyOf(stream);
      const inStream = byNumber.get(key);
      if (inStream === undefined) byNumber.set(key, [truck]);
      else inStream.push(truck);
      if (at > past.from && !isHeldAt(truck.entry, at)) ask(truck, at, line.lastRank(stream), true);
    } else if (kind === 'hold') {
      truck.holds += 1;
      truck.samples = [];
      if (truck.holds === 1) line.leave(stream, truck.number);
    } else if (kind === 'release') {
      truck.holds -= 1;
      if (truck.holds === 0) line.back(stream, truck.number);
    } else {
      if (truck.holds === 0) line.leave(stream, truck.number);
      if (kind === 'leave') continue;
      clock.call();
      judge(truck, at);
    }
  }
  clock.advance(past.until, line.waiting() > 0);
  clock.flush();
  return { pace: keeper.pace(), residuals, measured: judgement.error() };
}

/** What happened, in order; whoever joined before the beginning stands in the line from the beginning. */
function stepsOf({ entries, from, until }: PastQueue): readonly Step[] {
  const steps: Step[] = [];
  for (const entry of entries) {
    const end = entry.calledAt ?? entry.leftAt;
    if (entry.joinedAt > until || (end !== null && end <= from)) continue;
    const truck: Waiting = { entry, number: 0, holds: 0, samples: [] };
    const joined = instant(Math.max(from, entry.joinedAt));
    steps.push({ at: joined, kind: 'join', truck });
    for (const hold of entry.holds) {
      const held = instant(Math.max(joined, hold.from));
      const to = instant(hold.to ?? until);
      if (to <= held || (end !== null && held >= end)) continue;
      steps.push({ at: held, kind: 'hold', truck });
      if (end === null || to < end) steps.push({ at: to, kind: 'release', truck });
    }
    if (end === null || end > until) continue;
    // Not before it joined, and after it where both are the same.
    steps.push({ at: instant(Math.max(end, joined + 1)), kind: entry.calledAt === null ? 'leave' : 'call', truck });
  }
  return steps.sort((a, b) => a.at - b.at || ORDER[a.kind] - ORDER[b.kind]);
}

function isHeldAt({ holds }: PastEntry, at: Instant): boolean {
  return holds.some(({ from, to }) => from <= at && (to === null || to > at));
}

/** Adds up the open time in which somebody waited, hour by hour, with the calls made in it. */
function createBusyClock(hours: readonly OpenHour[], from: Instant, keeper: PaceKeeper) {
  let now = from;
  let next = hourAfter(hours, from);
  let hour = hours[next]?.hour ?? 0;
  let busyMs = 0;
  let calls = 0;
  let isOpen = false;
  const flush = (): void => {
    if (busyMs > 0 || calls > 0) keeper.add(hour, busyMs, calls);
    busyMs = 0;
    calls = 0;
  };
  return {
    advance(to: Instant, isBusy: boolean): void {
      isOpen = false;
      for (; next < hours.length; next += 1) {
        const open = hours[next];
        if (open === undefined || open.from >= to) break;
        if (open.hour !== hour) flush();
        hour = open.hour;
        if (isBusy) busyMs += Math.max(0, Math.min(open.to, to) - Math.max(open.from, now));
        if (open.to > to) {
          isOpen = true;
          break;
        }
      }
      if (busyMs >= TICK_MS) flush();
      now = to;
    },
    call(): void {
      calls += 1;
    },
    isOpen: () => isOpen,
    flush,
  };
}

/** Counts how many of the trucks of the last days were called within the ranges that they were given. */
function createJudgement(until: Instant) {
  let trucks = 0;
  let within50 = 0;
  let within90 = 0;
  let first: Instant | null = null;
  return {
    add(at: Instant, range: CallRange, calls: number): void {
      if (at <= until - MEASURED_DAYS * DAY_MS) return;
      first ??= at;
      trucks += 1;
      if (isWithin(calls, range.p50From, range.p50To)) within50 += 1;
      if (isWithin(calls, range.p90From, range.p90To)) within90 += 1;
    },
    error(): PastError | null {
      if (first === null || trucks < FEWEST_ERRORS) return null;
      return {
        trucks,
        days: Math.min(MEASURED_DAYS, Math.ceil((until - first) / DAY_MS)),
        p50HitPercent: Math.round((100 * within50) / trucks),
        p90HitPercent: Math.round((100 * within90) / trucks),
      };
    },
  };
}

/** Whether a call fell into a range. A call that comes at once counts as inside the range that begins now. */
export function isWithin(calls: number, from: number, to: number): boolean {
  return calls >= from - 1e-9 && calls <= to + 1e-9;
}
