import { copyFileSync, existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { sql as firstYard } from './migrations/0001-first-yard.ts';
import { sql as gateAndShift } from './migrations/0002-gate-and-shift.ts';
import { sql as slotsAndMoves } from './migrations/0003-slots-and-moves.ts';
import { sql as queueWithHistory } from './migrations/0004-queue-with-history.ts';
import { sql as driverRest } from './migrations/0005-driver-rest.ts';
import { sql as reports } from './migrations/0006-reports.ts';
import { sql as find } from './migrations/0007-find.ts';
import { sql as groundOfThePast } from './migrations/0008-ground-of-the-past.ts';
import { sql as tetPlan } from './migrations/0009-tet-plan.ts';

/** All steps in order; a released step is never edited. */
const STEPS: readonly string[] = [
  firstYard,
  gateAndShift,
  slotsAndMoves,
  queueWithHistory,
  driverRest,
  reports,
  find,
  groundOfThePast,
  tetPlan,
];

export const NEWEST_SCHEMA = STEPS.length;

/**
 * Brings a database to the newest schema in one transaction. An existing file is copied aside first
 * (`<path>.before-<version>`); `path` null is a database in memory. References are checked at the end, not while a table
 * is made anew.
 */
export function migrate(db: Database, path: string | null): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version === NEWEST_SCHEMA) return;
  if (path !== null && version > 0) {
    db.pragma('wal_checkpoint(TRUNCATE)');
    const aside = `${path}.before-${String(NEWEST_SCHEMA)}`;
    if (!existsSync(aside)) copyFileSync(path, aside);
  }
  db.pragma('foreign_keys = OFF');
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const step of STEPS.slice(version)) db.exec(step);
    db.pragma(`user_version = ${String(NEWEST_SCHEMA)}`);
    const orphans = db.pragma('foreign_key_check') as readonly unknown[];
    if (orphans.length > 0) throw new Error(`migration leaves ${String(orphans.length)} broken references`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
