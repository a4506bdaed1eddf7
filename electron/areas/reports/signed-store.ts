import type { Day } from '../../../shared/kernel/calendar.ts';
import type { ReportFile, ReportNote, SignedReport } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Frozen figures, proposals, and reports that were written by schedule. */
export type SignedStore = ReturnType<typeof createSignedStore>;

export function createSignedStore(records: RecordStore) {
  const ofDay = records.select('signedReport', 'WHERE on_day = ? ORDER BY version DESC');
  const all = records.select('signedReport', 'ORDER BY id');
  const note = records.select('reportNote', 'WHERE on_day = ?');
  const files = records.select('reportFile', 'ORDER BY id DESC LIMIT ?');
  const failed = records.select('reportFile', 'WHERE written_at IS NULL ORDER BY id');

  return {
    /** Versions of a day, newest first. */
    versions: (on: Day): readonly SignedReport[] => ofDay.all(on),
    latest: (on: Day): SignedReport | null => ofDay.first(on),
    /** Every version of every day, oldest first, one at a time. */
    each: (): Generator<SignedReport> => all.each(),
    note: (on: Day): ReportNote | null => note.first(on),
    files: (limit: number): readonly ReportFile[] => files.all(limit),
    failedFiles: (): readonly ReportFile[] => failed.all(),
  };
}
