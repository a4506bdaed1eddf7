import type { Instant } from '../../kernel/instant.ts';
import { later } from '../../kernel/instant.ts';
import type { LineRule } from './line-rule.ts';
import { ownRanksOf } from './authority-order.ts';
import { orderQueue, type PlaceCause } from './order.ts';
import type { NotReadyCode, QueueEntry, QueueRule } from './types.ts';

export type CallRequest<Entry extends QueueEntry> = {
  readonly entries: readonly Entry[];
  /** Its `turn` is `nextTurn` of the last plan that was carried out; 0 at first. Its `free` limits the calls (QU7). */
  readonly rule: LineRule;
  readonly count: number;
  /** Whether the point takes trucks at the hour at which they would get there: neither closed nor suspended. */
  readonly isOpen: boolean;
};

export const CALL_STOPS = ['crossing-closed', 'buffer-full', 'nobody-ready'] as const;
/** Why fewer were called than asked for. */
export type CallStop = (typeof CALL_STOPS)[number];

/** A truck to call now. `ownRank` is the place that it would have without the authority's order that it is called by. */
export type PlannedCall<Entry extends QueueEntry> = {
  readonly entry: Entry;
  readonly rule: QueueRule;
  readonly reason: PlaceCause;
  readonly ownRank: number | null;
};

export type CallPlan<Entry extends QueueEntry> = {
  readonly called: readonly PlannedCall<Entry>[];
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
  const { entries, count } = request;
  const { turn, free } = request.rule;
  if (!request.isOpen) return { called: [], passedOver: [], nextTurn: turn, stop: 'crossing-closed' };
  const limit = Math.max(0, Math.min(count, free));
  const called: Omit<PlannedCall<Entry>, 'ownRank'>[] = [];
  const passedOver: { entry: Entry; reasons: readonly NotReadyCode[] }[] = [];
  let nextTurn = turn;
  if (limit > 0) {
    for (const { entry, rank, rule, reason, turn: used } of orderQueue(entries, request.rule)) {
      if (called.length >= limit) break;
      if (rank === null) {
        passedOver.push({ entry, reasons: entry.notReady });
        continue;
      }
      called.push({ entry, rule, reason });
      if (used !== null) nextTurn = used + 1;
    }
  }
  const isOrdered = called.some(({ reason }) => reason === 'ordered');
  const own = isOrdered ? ownRanksOf(entries, request.rule) : null;
  return {
    called: called.map((one) => ({
      ...one,
      ownRank: one.reason === 'ordered' ? (own?.get(one.entry.visitId) ?? null) : null,
    })),
    passedOver,
    nextTurn,
    stop: stopOf(called.length, count, limit),
  };
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
