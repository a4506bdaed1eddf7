import type { Database } from 'better-sqlite3';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Piece, Swap } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';

/** What was exchanged of visits (QU6). */
export type SwapStore = ReturnType<typeof createSwapStore>;

export function createSwapStore(_db: Database, records: RecordStore) {
  const between = records.select('swap', 'WHERE swapped_at >= ? AND swapped_at < ? ORDER BY swapped_at, id');
  const ofVisit = records.select('swap', 'WHERE visit_id = ?');
  const gone = records.select(
    'piece',
    'WHERE visit_id = ? AND detached_at IS NOT NULL ORDER BY detached_at DESC, id DESC',
  );
  return {
    /** From one time to before another, oldest first. */
    between(from: Instant, to: Instant): readonly Swap[] {
      return between.all(from, to);
    },
    ofVisit(visitId: VisitId): readonly Swap[] {
      return inIdOrder(ofVisit.all(visitId));
    },
    /** What pulled a load before it stood alone. */
    lastPulling(visitId: VisitId): Piece | null {
      return gone.all(visitId).find(({ kind }) => kind === 'tractor' || kind === 'rigid') ?? null;
    },
  };
}
