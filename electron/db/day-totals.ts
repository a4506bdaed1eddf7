import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Totals of a day, and what the record looked like from which they were reckoned. */
export type KeptDay = { readonly signature: string; readonly totals: string };

/**
 * Totals of days that are long over, so that nobody reads a month to compare a day with it. In a file of their own beside
 * the database: they can always be reckoned again, are in no backup, and may be deleted.
 */
export type DayTotalsFile = DayBook & {
  /** Arrivals of calendar days by crossing, direction, class and hour: what forecasts are made of. */
  readonly arrivals: DayBook;
  readonly close: () => void;
};

/** What is kept of days, by their first instant and the one that ends them. */
export type DayBook = {
  readonly get: (from: number, to: number) => KeptDay | null;
  /** Whatever keeps it from being written: it is reckoned again next time. */
  readonly save: (from: number, to: number, day: KeptDay) => void;
};

/** Another number makes the file anew: what is kept has changed. */
const FORM = 2;

const TABLES = ['day_totals', 'day_arrivals'] as const;

/** The same without a file. */
export function dayTotalsInMemory(): DayTotalsFile {
  return { ...bookInMemory(), arrivals: bookInMemory(), close: () => undefined };
}

function bookInMemory(): DayBook {
  const days = new Map<string, KeptDay>();
  return {
    get: (from, to) => days.get(`${String(from)} ${String(to)}`) ?? null,
    save: (from, to, day) => void days.set(`${String(from)} ${String(to)}`, day),
  };
}

export function openDayTotals(folder: string): DayTotalsFile {
  const db = open(folder);
  return { ...bookOf(db, 'day_totals'), arrivals: bookOf(db, 'day_arrivals'), close: () => db.close() };
}

function bookOf(db: Database.Database, table: (typeof TABLES)[number]): DayBook {
  const get = db.prepare<[number, number], KeptDay>(
    `SELECT signature, totals FROM ${table} WHERE from_at = ? AND to_at = ?`,
  );
  const save = db.prepare<[number, number, string, string]>(
    `INSERT OR REPLACE INTO ${table} (from_at, to_at, signature, totals) VALUES (?, ?, ?, ?)`,
  );
  return {
    get: (from, to) => get.get(from, to) ?? null,
    save(from, to, { signature, totals }) {
      try {
        save.run(from, to, signature, totals);
      } catch {
        // A full disk, or another thread that writes just now.
      }
    },
  };
}

function open(folder: string): Database.Database {
  const path = join(folder, 'ben-bai-days.db');
  try {
    return made(new Database(path));
  } catch {
    // Whatever it was, it is not what we left: made anew, or done without.
    try {
      for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
      return made(new Database(path));
    } catch {
      return made(new Database(':memory:'));
    }
  }
}

function made(db: Database.Database): Database.Database {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const isOther = db.pragma('user_version', { simple: true }) !== FORM;
    for (const table of TABLES) {
      if (isOther) db.exec(`DROP TABLE IF EXISTS ${table}`);
      db.exec(`CREATE TABLE IF NOT EXISTS ${table} (from_at INTEGER NOT NULL, to_at INTEGER NOT NULL,
        signature TEXT NOT NULL, totals TEXT NOT NULL, PRIMARY KEY (from_at, to_at)) STRICT, WITHOUT ROWID`);
    }
    db.pragma(`user_version = ${String(FORM)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
