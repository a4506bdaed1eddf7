import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SurgePlan } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar } from '../../db/sql.ts';

/** Surge plans, and what they are held against. */
export type SurgeStore = ReturnType<typeof createSurgeStore>;

/** Cargo trucks whose arrival lies in a time, as the forecast counts them. */
const ARRIVED = `SELECT count(*) FROM visits INDEXED BY visits_by_arrival
  WHERE arrived_at >= ? AND arrived_at < ? AND arrived_at IS NOT NULL AND kind = 'cargo' AND stage != 'cancelled'`;

/** The statement whose plan a test reads. */
export const SURGE_SQL: Readonly<Record<string, string>> = { arrived: ARRIVED };

export function createSurgeStore(db: Database, records: RecordStore) {
  const inForce = records.select('surgePlan', 'WHERE ended_at IS NULL');
  const heads = rows<Omit<SurgePlan, 'document'>>(
    db,
    `SELECT id, title, scenario_id AS scenarioId, adopted_at AS adoptedAt, adopted_by AS adoptedBy,
       ended_at AS endedAt, ended_by AS endedBy FROM surge_plans ORDER BY id DESC`,
  );
  const arrived = scalar<number>(db, ARRIVED);

  return {
    inForce: (): SurgePlan | null => inForce.first(),
    /** All of them without their documents, newest first. */
    heads: (): readonly Omit<SurgePlan, 'document'>[] => heads.all(),
    arrivals: (from: Instant, to: Instant): number => arrived(from, to) ?? 0,
  };
}
