import type { Complaint } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Complaints, open and closed. */
export type ComplaintStore = ReturnType<typeof createComplaintStore>;

export function createComplaintStore(records: RecordStore) {
  const open = records.select('complaint', 'WHERE closed_at IS NULL ORDER BY noted_at DESC, id DESC LIMIT ?');
  const closed = records.select('complaint', 'WHERE closed_at IS NOT NULL ORDER BY noted_at DESC, id DESC LIMIT ?');

  return {
    /** Open ones first, then newest first. */
    newest(limit: number): readonly Complaint[] {
      const first = open.all(limit);
      return [...first, ...closed.all(limit - first.length)];
    },
  };
}
