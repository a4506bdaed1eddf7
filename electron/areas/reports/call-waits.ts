import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { CountedEvent, ReportStore } from './store.ts';

/** How long a truck waited until it was called. */
export type CallWait = { readonly visitId: number; readonly direction: Direction; readonly ms: number };

/** From joining to the first call among the events, each visit once. */
export function callWaitsOf(
  events: readonly CountedEvent[],
  { waiting }: Pick<ReportStore, 'waiting'>,
): readonly CallWait[] {
  const first = new Map<number, Instant>();
  for (const { type, visitId, at } of events)
    if (type === 'queue.called' && !first.has(visitId)) first.set(visitId, at);
  return [...first].flatMap(([visitId, at]): readonly CallWait[] => {
    const visit = waiting(visitId);
    // A truck that came back from abroad has joined again since; then it waited from its arrival on.
    const since = visit?.joinedAt != null && visit.joinedAt <= at ? visit.joinedAt : (visit?.arrivedAt ?? null);
    if (visit === null || since === null) return [];
    return [{ visitId, direction: visit.direction, ms: Math.max(0, at - since) }];
  });
}
