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
  const filesSince = records.select('reportFile', 'WHERE on_day >= ? ORDER BY id');
  const file = records.select(
    'reportFile',
    'WHERE on_day = ? AND scope = ? AND shift_id IS ? AND form = ? ORDER BY id DESC LIMIT 1',
  );

  return {
    /** Versions of a day, newest first. */
    versions: (on: Day): readonly SignedReport[] => ofDay.all(on),
    latest: (on: Day): SignedReport | null => ofDay.first(on),
    /** Every version of every day, oldest first, one at a time. */
    each: (): Generator<SignedReport> => all.each(),
    note: (on: Day): ReportNote | null => note.first(on),
    files: (limit: number): readonly ReportFile[] => files.all(limit),
    /** What was filed of a day and of those after it, oldest first. */
    filesSince: (on: Day): readonly ReportFile[] => filesSince.all(on),
    /** What became of one report in one form. */
    file: ({ onDay, scope, shiftId, form }: Pick<ReportFile, 'onDay' | 'scope' | 'shiftId' | 'form'>) =>
      file.first(onDay, scope, shiftId, form),
  };
}
