import { instant, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { compareOrder, isReady, type QueueEntry } from './types.ts';

/** The ways in which a called truck is looked for before its turn is lost (QU5). */
export const NO_SHOW_CHANNELS = ['loudspeaker', 'telephone', 'cab'] as const;
export type NoShowChannel = (typeof NO_SHOW_CHANNELS)[number];

/** How many attempts must be logged before a truck counts as not there (QU5). */
export const NO_SHOW_ATTEMPTS = 3;

export type NoShowFacts = {
  readonly entry: QueueEntry;
  /** The other entries that wait in this queue. */
  readonly others: readonly QueueEntry[];
  readonly attempts: number;
  /** The yard itself kept the truck from coming. */
  readonly isWayBlocked: boolean;
  /** The bed in which the driver lies whom nobody went to wake; null = he was woken, or lies in none. */
  readonly asleepInBed: string | null;
  /** n of QU5, a setting. */
  readonly behindReady: number;
  readonly now: Instant;
};

/** Where a truck that lost its turn stands from now on. `kept` = it does not count, because the yard was in the way. */
export type NoShowPlace = {
  readonly placement: 'kept' | 'behind' | 'end';
  readonly orderAt: Instant;
  readonly orderSeq: number;
  readonly noShows: number;
};

export type NoShowRefusal =
  | { readonly code: 'queue.too-few-attempts'; readonly needed: number; readonly logged: number }
  /** Resting never costs the place: the driver is woken first (RE42). */
  | { readonly code: 'queue.driver-asleep'; readonly bed: string };

/** A station's clock may differ from the host's by this much. */
const CLOCKS_DIFFER_MS = 2 * MINUTE_MS;

/** Why attempts to find a called truck cannot be counted, or null: they lie between its call and now (QU5). */
export function canCountAttempts(
  attempts: readonly { readonly at: Instant }[],
  calledAt: Instant,
  now: Instant,
): { readonly code: 'queue.attempt-outside-call'; readonly at: Instant } | null {
  const outside = attempts.find(({ at }) => at < calledAt - CLOCKS_DIFFER_MS || at > now + CLOCKS_DIFFER_MS);
  return outside === undefined ? null : { code: 'queue.attempt-outside-call', at: outside.at };
}

/**
 * Decides what a missed turn costs (QU5): the first time the place behind the n-th ready entry of its own stream,
 * after that the end of the queue. Where the stream has fewer than n, it goes behind the last of them and
 * behind the n-th ready entry of all streams by waiting time.
 */
export function decideNoShow(facts: NoShowFacts): Result<NoShowPlace, NoShowRefusal> {
  const { entry, others, attempts } = facts;
  if (facts.isWayBlocked) {
    const { orderAt, orderSeq, noShows } = entry;
    return ok({ placement: 'kept', orderAt, orderSeq, noShows });
  }
  if (facts.asleepInBed !== null) return refuse({ code: 'queue.driver-asleep', bed: facts.asleepInBed });
  if (attempts < NO_SHOW_ATTEMPTS) {
    return refuse({ code: 'queue.too-few-attempts', needed: NO_SHOW_ATTEMPTS, logged: attempts });
  }
  const noShows = entry.noShows + 1;
  if (entry.noShows > 0) return ok({ placement: 'end', ...endOfQueue([entry, ...others], facts.now), noShows });

  const line = others.filter(({ visitId }) => visitId !== entry.visitId).sort(compareOrder);
  const n = Math.max(1, facts.behindReady);
  const ready = line.filter(isReady);
  const own = ready.filter(({ stream }) => stream === entry.stream).slice(0, n);
  const behind = own.at(-1);
  const ofAll = own.length < n ? ready.slice(0, n).at(-1) : undefined;
  const target = [behind, ofAll, entry].reduce((last, one) =>
    one !== undefined && (last === undefined || compareOrder(last, one) < 0) ? one : last,
  );
  if (target === undefined || target === entry) {
    return ok({ placement: 'behind', orderAt: entry.orderAt, orderSeq: entry.orderSeq, noShows });
  }
  return ok({ placement: 'behind', ...placeBehind(target, line), noShows });
}

/** The place behind everybody: as if the truck had come now. */
export function endOfQueue(
  entries: readonly QueueEntry[],
  now: Instant,
): { readonly orderAt: Instant; readonly orderSeq: number } {
  let orderAt: number = now;
  let orderSeq = 0;
  for (const entry of entries) {
    orderAt = Math.max(orderAt, entry.orderAt);
    orderSeq = Math.max(orderSeq, entry.orderSeq);
  }
  return { orderAt: instant(orderAt), orderSeq: Math.floor(orderSeq) + 1 };
}

/** Directly behind one entry, before whatever follows it. */
function placeBehind(
  target: QueueEntry,
  line: readonly QueueEntry[],
): { readonly orderAt: Instant; readonly orderSeq: number } {
  const next = line.find((one) => compareOrder(one, target) > 0);
  const isTied = next !== undefined && next.orderAt === target.orderAt;
  // Lists typed in afterwards carry whole minutes, so equal times are common and the gap between two numbers is used.
  return { orderAt: target.orderAt, orderSeq: isTied ? (target.orderSeq + next.orderSeq) / 2 : target.orderSeq + 1 };
}
