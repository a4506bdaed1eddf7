import type { Database } from 'better-sqlite3';
import type { Shift } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Shifts and their hand-overs. */
export type ShiftStore = ReturnType<typeof createShiftStore>;

export function createShiftStore(_db: Database, records: RecordStore) {
  const open = records.select('shift', 'WHERE ended_at IS NULL LIMIT 1');
  const ended = records.select('shift', 'WHERE ended_at IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT ?');

  return {
    /** The shift that runs; null before the first hand-over of a site. */
    open(): Shift | null {
      return open.first();
    },
    /** Newest first. */
    ended(limit: number): readonly Shift[] {
      return ended.all(limit);
    },
  };
}
