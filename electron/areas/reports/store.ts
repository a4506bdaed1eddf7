import type { Database } from 'better-sqlite3';

/** Reads for reports; written with the reports. */
export type ReportStore = ReturnType<typeof createReportStore>;

export function createReportStore(db: Database) {
  return { db };
}
