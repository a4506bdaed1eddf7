import { hash } from 'node:crypto';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { ReportFile, ReportNote, SignedReport } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';
import type { JournalStore } from '../journal/store.ts';

/** Frozen figures, proposals, and reports that were written by schedule. */
export type SignedStore = ReturnType<typeof createSignedStore>;

/** SHA-256 of frozen figures, hexadecimal. */
export function figuresHash(figures: string): string {
  return hash('sha256', figures, 'hex');
}

export function createSignedStore(records: RecordStore, journal: JournalStore) {
  const ofDay = records.select('signedReport', 'WHERE on_day = ? ORDER BY version DESC');
  const all = records.select('signedReport', 'ORDER BY id');
  const note = records.select('reportNote', 'WHERE on_day = ?');
  const files = records.select('reportFile', 'ORDER BY id DESC LIMIT ?');
  const failed = records.select('reportFile', 'WHERE written_at IS NULL ORDER BY id');

  /** Whether the figures are those that were signed: their hash fits, and the journal says the same of them. */
  const isWhole = (report: SignedReport): boolean => {
    const signing = journal
      .events(records.writerOf('signedReport', report.id))
      .find(({ change }) => change.kind === 'signedReport' && change.id === report.id && change.was === null);
    const set = signing?.change.set;
    return figuresHash(report.figures) === report.hash && set?.['hash'] === report.hash;
  };

  return {
    /** Versions of a day, newest first. */
    versions: (on: Day): readonly SignedReport[] => ofDay.all(on),
    latest: (on: Day): SignedReport | null => ofDay.first(on),
    isWhole,
    /** The change of the first signed report that is not what was signed; null when all are. */
    firstBroken(): number | null {
      for (const report of all.each()) if (!isWhole(report)) return records.writerOf('signedReport', report.id);
      return null;
    },
    note: (on: Day): ReportNote | null => note.first(on),
    files: (limit: number): readonly ReportFile[] => files.all(limit),
    failedFiles: (): readonly ReportFile[] => failed.all(),
  };
}
