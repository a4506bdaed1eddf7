import type { BoardLine } from '../../../shared/contract/queries.ts';
import type { PlacedEntry } from '../../../shared/domain/queue/order.ts';
import type { Crossing, Queue } from '../../../shared/domain/records.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { lineNow, lineWhenOpen, waitsForOpening, type WaitingEntry } from '../queue/entries.ts';
import { estimatesOf, type QueueEstimates } from '../queue/estimates.ts';
import { boardLineOf } from './line.ts';

/** A line as it stands, its estimates, and what everybody may know of it. */
export type Standing = {
  readonly placed: readonly PlacedEntry<WaitingEntry>[];
  readonly estimates: QueueEstimates;
  readonly line: BoardLine;
  /** How many calls until a truck, of those that wait for the crossing to open as it will be then; null = not ready. */
  readonly rankOf: (placed: PlacedEntry<WaitingEntry>) => number | null;
  /** Those who are called next; while nobody can be, those who will be when the crossing opens. */
  readonly next: readonly PlacedEntry<WaitingEntry>[];
};

/** How long one line serves all who ask, unless something changes. */
const KEPT_MS = 1000;

type Kept = { readonly seq: number; readonly at: number; readonly standing: Standing };
/** The last line of each queue, as long as the database is open. */
const kept = new WeakMap<QueryContext['stores'], Map<Queue['id'], Kept>>();

/** The line of a queue for boards, slips and telephones: put in order once for all who ask within a second (QU44). */
export function standingOf(context: QueryContext, crossing: Crossing, queue: Queue): Standing {
  const { stores, seq, now } = context;
  let ofStores = kept.get(stores);
  if (ofStores === undefined) kept.set(stores, (ofStores = new Map<Queue['id'], Kept>()));
  const known = ofStores.get(queue.id);
  if (known?.seq === seq && now >= known.at && now - known.at < KEPT_MS) return known.standing;
  const standing = standingNow(context, crossing, queue);
  ofStores.set(queue.id, { seq, at: now, standing });
  return standing;
}

function standingNow(context: QueryContext, crossing: Crossing, queue: Queue): Standing {
  const placed = lineNow(context, queue);
  const isReady = placed.some(({ rank }) => rank !== null);
  const forOpening = placed.filter(({ entry, rank }) => rank === null && waitsForOpening(entry));
  const opening = forOpening.length > 0 ? lineWhenOpen(context, queue, true) : [];
  // On pre-registered days who is not declared waits longer, for a line of another day (QU52).
  const others = forOpening.some(({ entry }) => !entry.visit.isDeclared) ? lineWhenOpen(context, queue, false) : [];
  const [rankThen, rankOfOthers] = [opening, others].map(
    (line) => new Map(line.map(({ entry, rank }) => [entry.visitId, rank])),
  );
  const estimates = estimatesOf(context, queue);
  return {
    placed,
    estimates,
    line: boardLineOf(context, crossing, queue, estimates, placed.length),
    rankOf({ entry, rank }) {
      if (rank !== null || !waitsForOpening(entry)) return rank;
      return (entry.visit.isDeclared ? rankThen : rankOfOthers)?.get(entry.visitId) ?? null;
    },
    next: (isReady ? placed : opening).filter(({ rank }) => rank !== null),
  };
}
