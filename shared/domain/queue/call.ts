import type { Instant } from '../../kernel/instant.ts';
import { later } from '../../kernel/instant.ts';
import { orderQueue, type PlaceCause, type PlacedEntry } from './order.ts';
import type { Discipline, NotReadyCode, QueueEntry, QueueRule } from './types.ts';

export type CallRequest<Entry extends QueueEntry> = {
  readonly entries: readonly Entry[];
  readonly discipline: Discipline;
  /** Turns used so far in this queue: `nextTurn` of the last plan that was carried out; 0 at first. */
  readonly turn: number;
  readonly count: number;
  /** Places left at the point (QU7), see `freePlaces`. */
  readonly free: number;
  /** Whether the point takes trucks at the hour at which they would get there: neither closed nor suspended. */
  readonly isOpen: boolean;
};

/** The same of a line that is in its order already. */
export type LineCallRequest<Entry extends QueueEntry> = Omit<CallRequest<Entry>, 'entries' | 'discipline'> & {
  readonly line: readonly PlacedEntry<Entry>[];
};

export const CALL_STOPS = ['crossing-closed', 'buffer-full', 'nobody-ready'] as const;
/** Why fewer were called than asked for. */
export type CallStop = (typeof CALL_STOPS)[number];

export type CallPlan<Entry extends QueueEntry> = {
  readonly called: readonly { readonly entry: Entry; readonly rule: QueueRule; readonly reason: PlaceCause }[];
  /** Those not ready that stood before the last one called; all of them when nobody ready was left. */
  readonly passedOver: readonly { readonly entry: Entry; readonly reasons: readonly NotReadyCode[] }[];
  readonly nextTurn: number;
  readonly stop: CallStop | null;
};

/**
 * Which trucks to call now (QU1–QU4, QU7). Calling one at a time calls the same trucks as calling all at once.
 * A fast-tracked truck takes nobody's turn, so an order from outside costs no stream its share (QU3).
 */
export function planCalls<Entry extends QueueEntry>(request: CallRequest<Entry>): CallPlan<Entry> {
  const { entries, discipline, ...rest } = request;
  const isAnybody = request.isOpen && Math.min(request.count, request.free) > 0;
  const line = isAnybody ? orderQueue(entries, discipline, request.turn) : [];
  return planLineCalls({ ...rest, line });
}

/** Which trucks of a line to call now: the first ready ones, as many as there is room for (QU7). */
export function planLineCalls<Entry extends QueueEntry>(request: LineCallRequest<Entry>): CallPlan<Entry> {
  const { turn, count } = request;
  if (!request.isOpen) return { called: [], passedOver: [], nextTurn: turn, stop: 'crossing-closed' };
  const limit = Math.max(0, Math.min(count, request.free));
  const called: { entry: Entry; rule: QueueRule; reason: PlaceCause }[] = [];
  const passedOver: { entry: Entry; reasons: readonly NotReadyCode[] }[] = [];
  let nextTurn = turn;
  if (limit > 0) {
    for (const { entry, rank, rule, reason, turn: used } of request.line) {
      if (called.length >= limit) break;
      if (rank === null) {
        passedOver.push({ entry, reasons: entry.notReady });
        continue;
      }
      called.push({ entry, rule, reason });
      if (used !== null) nextTurn = used + 1;
    }
  }
  return { called, passedOver, nextTurn, stop: stopOf(called.length, count, limit) };
}

function stopOf(called: number, count: number, limit: number): CallStop | null {
  if (called >= count) return null;
  return called < limit ? 'nobody-ready' : 'buffer-full';
}

/**
 * Whether what is called now is still whom the caller saw next (QU21): those seen first, in whatever order. Answers the
 * one who would be called instead; null when nobody is.
 */
export function unexpectedCall<Entry extends { readonly visitId: unknown }>(
  called: readonly Entry[],
  expected: readonly Entry['visitId'][],
): Entry | null {
  const seen = new Set(expected.slice(0, called.length));
  return called.find(({ visitId }) => !seen.has(visitId)) ?? null;
}

/** Places left at the crossing or inspection point; a lowered buffer gives none rather than fewer than none (QU7). */
export function freePlaces(buffer: number, called: number, processing: number): number {
  return Math.max(0, buffer - called - processing);
}

/** Until when a called truck must be there (QU5). */
export function arriveByOf(calledAt: Instant, graceMs: number): Instant {
  return later(calledAt, graceMs);
}

/**
 * Smallest buffer that keeps the point busy in 95 of 100 cases while called trucks are on their way:
 * the Poisson quantile of what it takes in that time.
 */
export function callForwardBuffer(perHour: number, walkUpMs: number): number {
  const mean = (perHour * walkUpMs) / 3_600_000;
  if (!(mean > 0)) return 0;
  // In logarithms, so that a large mean does not start from a probability of zero.
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  let places = 0;
  const most = Math.ceil(mean + 10 * Math.sqrt(mean) + 10);
  while (sum < 0.95 && places < most) {
    places += 1;
    logTerm += Math.log(mean / places);
    sum += Math.exp(logTerm);
  }
  return places;
}
