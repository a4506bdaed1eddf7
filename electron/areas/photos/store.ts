import type { Database } from 'better-sqlite3';
import type { Id, IncidentId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Photo } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';
import { scalar } from '../../db/sql.ts';

/** Which pictures there are, of whom; the files lie beside the database. */
export type PhotoStore = ReturnType<typeof createPhotoStore>;

export function createPhotoStore(db: Database, records: RecordStore) {
  const ofVisit = records.select('photo', 'WHERE visit_id = ? ORDER BY taken_at, id');
  const ofIncident = records.select('photo', 'WHERE incident_id = ? ORDER BY taken_at, id');
  const ofCandidate = records.select('photo', 'WHERE candidate_id = ? AND removed_at IS NULL ORDER BY id DESC LIMIT 1');
  const keptOf = records.select('photo', 'WHERE sha256 = ? AND removed_at IS NULL ORDER BY id');
  const isKept = scalar<number>(db, 'SELECT 1 FROM photos WHERE sha256 = ? AND removed_at IS NULL LIMIT 1');
  // Nothing is taken after it was added: the index on the one serves for the other.
  const old = 'WHERE removed_at IS NULL AND taken_at < ? AND added_at < ?';
  const usual = records.select('photo', `${old} AND incident_id IS NULL ORDER BY taken_at`);
  const ofIncidents = records.select('photo', `${old} AND incident_id IS NOT NULL ORDER BY taken_at`);

  return {
    ofVisit(visitId: VisitId): readonly Photo[] {
      return ofVisit.all(visitId);
    },
    ofIncident(incidentId: IncidentId): readonly Photo[] {
      return ofIncident.all(incidentId);
    },
    /** The newest picture of a camera's reading that is still kept. */
    ofCandidate(candidateId: Id<'candidate'>): Photo | null {
      return ofCandidate.first(candidateId);
    },
    /** Kept records that name a file. */
    keptOf(sha256: string): readonly Photo[] {
      return keptOf.all(sha256);
    },
    /** Whether any kept record names a file. */
    isKept(sha256: string): boolean {
      return isKept(sha256) === 1;
    },
    /** Kept pictures that were added before a time, oldest first: of incidents, or all others. */
    addedBefore(before: Instant, which: 'usual' | 'of-incidents'): Generator<Photo> {
      return (which === 'usual' ? usual : ofIncidents).each(before, before);
    },
  };
}
