import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Incident } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Incidents, open and closed. */
export type IncidentStore = ReturnType<typeof createIncidentStore>;

export function createIncidentStore(_db: Database, records: RecordStore) {
  const open = records.select('incident', 'WHERE closed_at IS NULL ORDER BY opened_at DESC, id DESC LIMIT ?');
  const closed = records.select('incident', 'WHERE closed_at IS NOT NULL ORDER BY opened_at DESC, id DESC LIMIT ?');
  const during = records.select(
    'incident',
    'WHERE opened_at < ? AND (closed_at IS NULL OR closed_at >= ? OR opened_at >= ?) ORDER BY opened_at, id',
  );

  return {
    /** Open ones first, then newest first. */
    newest(limit: number): readonly Incident[] {
      const first = open.all(limit);
      return [...first, ...closed.all(limit - first.length)];
    },
    /** Opened in a time, or still open in it (IN1). */
    during(from: Instant, to: Instant): readonly Incident[] {
      return during.all(to, from, from);
    },
  };
}
