import type { Database } from 'better-sqlite3';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { OF_CROSSINGS } from '../../db/partial-indexes.ts';

/** What is worth looking at in a past time. */
export type PastStore = ReturnType<typeof createPastStore>;

export type MarkRow = {
  readonly at: Instant;
  readonly kind: 'incident' | 'alarm' | 'suspension' | 'stock-take';
  readonly code: string;
  readonly visitId: VisitId | null;
};

/** Each by its own index; the newest of each kind, at most so many. */
const MARKS = `
  SELECT * FROM (SELECT opened_at AS at, 'incident' AS kind, kind AS code, visit_id AS visitId
    FROM incidents INDEXED BY incidents_by_time WHERE opened_at >= @from AND opened_at < @to
    ORDER BY opened_at DESC LIMIT @most)
  UNION ALL SELECT * FROM (SELECT raised_at, 'alarm', code, visit_id
    FROM alarms INDEXED BY alarms_by_time WHERE raised_at >= @from AND raised_at < @to
    ORDER BY raised_at DESC LIMIT @most)
  UNION ALL SELECT * FROM (SELECT recorded_at, 'suspension', command, NULL
    FROM changes INDEXED BY changes_of_crossings
    WHERE ${OF_CROSSINGS} AND command IN ('crossing.suspend', 'crossing.resume') AND seq > @after AND seq <= @until
    ORDER BY seq DESC LIMIT @most)
  UNION ALL SELECT * FROM (SELECT ended_at, 'stock-take', ended_how, NULL
    FROM counts INDEXED BY counts_by_end WHERE ended_at >= @from AND ended_at < @to
    ORDER BY ended_at DESC LIMIT @most)
  ORDER BY at`;

export type MarkRange = {
  readonly from: Instant;
  readonly to: Instant;
  /** Changes recorded in that time: after one and up to another. */
  readonly after: number;
  readonly until: number;
  readonly most: number;
};

export function createPastStore(db: Database) {
  const marks = db.prepare<[MarkRange], MarkRow>(MARKS);
  return {
    /** What happened in [from, to), oldest first. */
    marks: (range: MarkRange): readonly MarkRow[] => marks.all(range),
  };
}
