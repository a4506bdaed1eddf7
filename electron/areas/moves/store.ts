import type { Database } from 'better-sqlite3';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Move } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Orders to yard tractors. */
export type MoveStore = ReturnType<typeof createMoveStore>;

export function createMoveStore(_db: Database, records: RecordStore) {
  const open = records.select('move', 'WHERE ended_at IS NULL ORDER BY id');
  const openOf = records.select('move', 'WHERE visit_id = ? AND ended_at IS NULL ORDER BY id');

  return {
    /** Orders that are not carried out yet, oldest first. */
    open(): readonly Move[] {
      return open.all();
    },
    openOf(visitId: VisitId): readonly Move[] {
      return openOf.all(visitId);
    },
  };
}
