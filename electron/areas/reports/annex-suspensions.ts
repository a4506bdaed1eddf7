import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ReportTime } from '../../../shared/domain/reports/cut-off.ts';
import type { Queue } from '../../../shared/domain/records.ts';
import type { Annexes } from '../../../shared/contract/report-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Suspension = Annexes['suspensions'][number];
type Said = Partial<Pick<Queue, 'suspendedAt' | 'suspendedReason'>>;

/** How many changes before a time are looked through for a suspension that it began with. */
const MOST_BEFORE = 200;

/**
 * When calling stood still, by queue, oldest first (RP5). Changes are followed back from the end: the last one of a
 * queue tells whether it stood still at the end, each resuming tells what it ended.
 */
export function suspensionsIn({ stores }: QueryContext, { from, end }: ReportTime): readonly Suspension[] {
  const found: Suspension[] = [];
  const settled = new Set<number>();
  /** Of each queue, the beginning of the suspension that was told of last. */
  const told = new Map<number, Instant>();
  const tell = (queueId: number, at: Instant, to: Instant | null, reason: string | null): void => {
    if (told.get(queueId) === at || (to !== null && to < from)) return;
    told.set(queueId, at);
    const { crossingId, direction } = stores.records.require('queue', queueId);
    found.push({ crossing: stores.records.require('crossing', crossingId).name, direction, from: at, to, reason });
  };
  let before = 0;
  for (const { seq, at } of stores.annexes.suspending(stores.journal.lastSeqBefore(end))) {
    if (at < from && (before += 1) > MOST_BEFORE) break;
    for (const { change, info } of stores.journal.events(seq)) {
      if (change.kind !== 'queue') continue;
      const { id } = change;
      const set: Said = change.set ?? {};
      const was: Said = change.was ?? {};
      if (set.suspendedAt === undefined) continue;
      const since = was.suspendedAt ?? null;
      if (set.suspendedAt !== null) {
        if (!settled.has(id)) tell(id, set.suspendedAt, null, set.suspendedReason ?? null);
      } else if (since !== null) {
        // What was taken back had never been.
        if (info?.['undone'] === 'queue.suspended') told.set(id, since);
        else tell(id, since, at, was.suspendedReason ?? null);
      }
      settled.add(id);
    }
  }
  // Nothing was said of these for long: as they are now.
  for (const { id, suspendedAt, suspendedReason } of stores.queues.queues())
    if (!settled.has(id) && suspendedAt !== null && suspendedAt < end) tell(id, suspendedAt, null, suspendedReason);
  return found.sort((a, b) => a.from - b.from || (a.crossing < b.crossing ? -1 : 1));
}
