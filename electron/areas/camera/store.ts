import type { Database } from 'better-sqlite3';
import type { GateCandidate } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** What cameras read at the lanes. */
export type CandidateStore = ReturnType<typeof createCandidateStore>;

export function createCandidateStore(_db: Database, records: RecordStore) {
  const open = records.select('candidate', 'WHERE closed_at IS NULL ORDER BY id');
  const openAt = records.select('candidate', 'WHERE gate = ? AND lane = ? AND closed_at IS NULL ORDER BY id');

  return {
    open(): readonly GateCandidate[] {
      return open.all();
    },
    openAt(gate: string, lane: string): readonly GateCandidate[] {
      return openAt.all(gate, lane);
    },
  };
}
