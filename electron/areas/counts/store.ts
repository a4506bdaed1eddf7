import type { Database } from 'better-sqlite3';
import type { CountId } from '../../../shared/kernel/ids.ts';
import type { Count, Sighting } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Stock-takes and what was seen in them (SL7). */
export type CountStore = ReturnType<typeof createCountStore>;

export function createCountStore(_db: Database, records: RecordStore) {
  const open = records.select('count', 'WHERE ended_at IS NULL ORDER BY id');
  const ended = records.select('count', 'WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ?');
  const sightings = records.select('sighting', 'WHERE count_id = ? ORDER BY id');
  const ofOpen = records.select(
    'sighting',
    'WHERE count_id IN (SELECT id FROM counts WHERE ended_at IS NULL) ORDER BY id',
  );

  return {
    /** Stock-takes under way. */
    open(): readonly Count[] {
      return open.all();
    },
    /** Those that ended, newest first. */
    ended(limit: number): readonly Count[] {
      return ended.all(limit);
    },
    /** All that was seen in one, oldest first. */
    sightings(countId: CountId): readonly Sighting[] {
      return sightings.all(countId);
    },
    sightingsOfOpen(): readonly Sighting[] {
      return ofOpen.all();
    },
  };
}
