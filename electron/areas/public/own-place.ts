import type { NotReadyCode } from '../../../shared/domain/queue/types.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { BoardLine, ShownEstimate } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { standingOf } from './standing.ts';

/** Where one truck stands, as its driver is told. */
export type OwnPlace = {
  /** Null = in no line, or not ready. */
  readonly rank: number | null;
  readonly waiting: number;
  readonly estimate: ShownEstimate | null;
  readonly missing: readonly NotReadyCode[];
  readonly line: BoardLine | null;
};

/** The place of a visit in its queue now. */
export function ownPlaceOf(context: QueryContext, visit: Visit): OwnPlace {
  if (visit.queueId === null) return { rank: null, waiting: 0, estimate: null, missing: [], line: null };
  const queue = context.stores.records.require('queue', visit.queueId);
  const crossing = context.stores.records.require('crossing', queue.crossingId);
  const { placed, estimates, line, rankOf } = standingOf(context, crossing, queue);
  const own = placed.find(({ entry }) => entry.visitId === visit.id);
  const rank = own === undefined ? null : rankOf(own);
  return {
    rank,
    waiting: placed.length,
    estimate: own === undefined ? null : estimates.ofEntry(own),
    // Whoever has a place lacks nothing: that the crossing is closed is said of the line.
    missing: rank === null ? (own?.entry.notReady ?? []) : [],
    line,
  };
}
