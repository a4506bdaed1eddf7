import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { CountedEvent, ReportStore } from './store.ts';

/** How long a truck waited for its first call of a time, and when that was. */
export type Wait = {
  readonly visitId: number;
  readonly direction: Direction;
  readonly at: Instant;
  readonly ms: number;
};

/** From joining to the first call among these; who was called again did not wait again. */
export function waitsUntilCall(reports: ReportStore, called: readonly CountedEvent[]): readonly Wait[] {
  const first = new Map<number, Instant>();
  for (const { visitId, at } of called) if (!first.has(visitId)) first.set(visitId, at);
  return [...first].flatMap(([visitId, at]) => {
    const visit = reports.waiting(visitId);
    if (visit === null) return [];
    // A truck that came back from abroad has joined again since; then it waited from its arrival on.
    const since = visit.joinedAt !== null && visit.joinedAt <= at ? visit.joinedAt : visit.arrivedAt;
    return since === null ? [] : [{ visitId, direction: visit.direction, at, ms: Math.max(0, at - since) }];
  });
}
