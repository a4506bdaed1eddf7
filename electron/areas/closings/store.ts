import type { Database } from 'better-sqlite3';
import type { Closing } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Slots taken out of use from–to. */
export type ClosingStore = ReturnType<typeof createClosingStore>;

export function createClosingStore(_db: Database, records: RecordStore) {
  const open = records.select('closing', 'WHERE ended_at IS NULL ORDER BY id');

  return {
    /** Closings to come or under way, oldest first. */
    open(): readonly Closing[] {
      return open.all();
    },
  };
}
