import type { Database } from 'better-sqlite3';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { ReportFile, ReportNote, SignedReport } from '../../../shared/domain/records.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { FrozenVersion } from '../../../shared/domain/reports/schedule.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows } from '../../db/sql.ts';

/** Frozen figures, proposals, and reports that were written by schedule. */
export type SignedStore = ReturnType<typeof createSignedStore>;

export function createSignedStore(db: Database, records: RecordStore) {
  const ofDay = records.select('signedReport', 'WHERE on_day = ? ORDER BY version DESC');
  const all = records.select('signedReport', 'ORDER BY id');
  const note = records.select('reportNote', 'WHERE on_day = ?');
  const files = records.select('reportFile', 'ORDER BY id DESC LIMIT ?');
  const filesSince = records.select('reportFile', 'WHERE on_day >= ? ORDER BY id');
  const filesOn = records.select('reportFile', 'WHERE on_day = ? ORDER BY id');
  const file = records.select('reportFile', 'WHERE on_day = ? AND file_name = ? ORDER BY id DESC LIMIT 1');
  const newest = rows<FrozenVersion>(
    db,
    'SELECT on_day AS onDay, version, signed_at AS signedAt FROM signed_reports ORDER BY id DESC',
  );

  return {
    /** Versions of a day, newest first. */
    versions: (on: Day): readonly SignedReport[] => ofDay.all(on),
    latest: (on: Day): SignedReport | null => ofDay.first(on),
    /** Every version of every day, oldest first, one at a time. */
    each: (): Generator<SignedReport> => all.each(),
    /** What was frozen from an instant on, newest first; what was frozen before is not read. */
    frozenSince(at: Instant): readonly FrozenVersion[] {
      const found: FrozenVersion[] = [];
      for (const version of newest.each()) {
        if (version.signedAt < at) break;
        found.push(version);
      }
      return found;
    },
    note: (on: Day): ReportNote | null => note.first(on),
    files: (limit: number): readonly ReportFile[] => files.all(limit),
    /** What was filed of a day and of those after it, oldest first. */
    filesSince: (on: Day): readonly ReportFile[] => filesSince.all(on),
    filesOn: (on: Day): readonly ReportFile[] => filesOn.all(on),
    /** What became of one file. */
    file: ({ onDay, fileName }: Pick<ReportFile, 'onDay' | 'fileName'>) => file.first(onDay, fileName),
  };
}
