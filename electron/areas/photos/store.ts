import type { Database } from 'better-sqlite3';
import type { Id, IncidentId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Which pictures there are, of whom; the files lie beside the database. */
export type PhotoStore = ReturnType<typeof createPhotoStore>;

export function createPhotoStore(_db: Database, records: RecordStore) {
  const ofVisit = records.select('photo', 'WHERE visit_id = ? ORDER BY taken_at, id');
  const ofIncident = records.select('photo', 'WHERE incident_id = ? ORDER BY taken_at, id');
  const ofCandidate = records.select('photo', 'WHERE candidate_id = ? ORDER BY id DESC LIMIT 1');

  return {
    ofVisit(visitId: VisitId): readonly Photo[] {
      return ofVisit.all(visitId);
    },
    ofIncident(incidentId: IncidentId): readonly Photo[] {
      return ofIncident.all(incidentId);
    },
    ofCandidate(candidateId: Id<'candidate'>): Photo | null {
      return ofCandidate.first(candidateId);
    },
  };
}
