import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { instant, type Instant } from '../../shared/kernel/instant.ts';
import { migrate, NEWEST_SCHEMA } from './migrate.ts';

export type Connection = Database.Database;

/** "BnBi" in the file's header: tells our database from any other SQLite file. */
export const APPLICATION_ID = 0x426e4269;

/** Why a data folder cannot be used. Nothing in it was touched. */
export type OpenProblem =
  | 'folder.not-writable'
  | 'folder.in-use'
  | 'database.newer'
  | 'database.damaged'
  | 'database.not-ours'
  | 'database.read-only';

/** Thrown when the data folder cannot be used; `problem` has its own screen and console line. */
export class OpenError extends Error {
  readonly problem: OpenProblem;
  readonly detail: string;
  constructor(problem: OpenProblem, detail: string) {
    super(`${problem}: ${detail}`);
    this.problem = problem;
    this.detail = detail;
  }
}

export function databasePath(folder: string): string {
  return join(folder, 'ben-bai.db');
}

const COMMON_PRAGMAS = {
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
  temp_store: 2,
} as const;

/** Sets what every connection needs and asserts that SQLite took it (a reopened WAL file falls back silently). */
function settle(db: Connection, extra: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries({ ...COMMON_PRAGMAS, ...extra })) {
    db.pragma(`${name} = ${String(value)}`);
    const now = db.pragma(name, { simple: true }) as number | undefined;
    if (now !== undefined && now !== value) throw new Error(`pragma ${name} is ${String(now)}, not ${String(value)}`);
  }
}

/** Opens the one connection that writes: WAL, FULL, migrated to the newest schema. Throws an `OpenError`. */
export function openForWriting(folder: string): Connection {
  requireWritable(folder);
  const path = databasePath(folder);
  if (existsSync(path)) inspect(path, folder);
  let db: Connection;
  try {
    db = new Database(path);
  } catch (error) {
    throw new OpenError('database.read-only', String(error));
  }
  try {
    rmSync(cleanMark(folder), { force: true });
    db.pragma('page_size = 4096');
    if (db.pragma('journal_mode = WAL', { simple: true }) !== 'wal') throw new Error('no write-ahead log');
    settle(db, {
      synchronous: 2,
      journal_size_limit: 67_108_864,
      cache_size: -8000,
      // What is erased leaves no bytes behind (JO3).
      secure_delete: 1,
      // 16 MB: a burst is not interrupted every few commits to copy the log back.
      wal_autocheckpoint: 4000,
    });
    // Also for a file that an interrupted first start left without a name.
    if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
      db.pragma(`application_id = ${String(APPLICATION_ID)}`);
    migrate(db, path);
    return db;
  } catch (error) {
    db.close();
    throw asOpenError(error);
  }
}

/**
 * Looks at an existing database before anything may write to it. Read-only: closing a connection that may write would
 * move the write-ahead log into the file, and what we refuse is left as it was to the byte.
 */
function inspect(path: string, folder: string): void {
  requireSqlite(path);
  const madeHere = ['-wal', '-shm'].map((ending) => `${path}${ending}`).filter((file) => !existsSync(file));
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      requireOurs(db);
      if (!isUntouchedSinceCleanEnd(folder)) requireSound(db);
    } finally {
      db.close();
    }
  } catch (error) {
    throw asOpenError(error);
  } finally {
    for (const file of madeHere) rmSync(file, { force: true });
  }
}

/** Opens a second connection for queries; it can write nothing. */
export function openForReading(folder: string): Connection {
  const db = new Database(databasePath(folder), { readonly: true, fileMustExist: true });
  settle(db, { query_only: 1, cache_size: -8000 });
  return db;
}

/** A database of the newest schema that lives in memory only: for replay. */
export function openInMemory(): Connection {
  const db = new Database(':memory:');
  settle(db, {});
  migrate(db, null);
  return db;
}

/**
 * Holds a data folder for this process: a second instance is refused at once, also one of another Windows user.
 * The lock goes with the process, however it ends.
 */
export function holdFolder(folder: string): { readonly release: () => void } {
  requireWritable(folder);
  const lock = new Database(join(folder, 'ben-bai.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new OpenError('folder.in-use', folder);
  }
  return {
    release: () => {
      lock.close();
    },
  };
}

function requireWritable(folder: string): void {
  const probe = join(folder, `.write-test-${String(process.pid)}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new OpenError('folder.not-writable', error instanceof Error ? error.message : String(error));
  }
}

function requireSqlite(path: string): void {
  const head = Buffer.alloc(16);
  let length = 0;
  try {
    const file = openSync(path, 'r');
    length = readSync(file, head, 0, 16, 0);
    closeSync(file);
  } catch (error) {
    throw new OpenError('database.read-only', String(error));
  }
  if (length === 0) return;
  if (head.toString('latin1') !== 'SQLite format 3\u0000') throw new OpenError('database.not-ours', path);
}

function requireOurs(db: Connection): void {
  const id = db.pragma('application_id', { simple: true }) as number;
  const version = db.pragma('user_version', { simple: true }) as number;
  const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (id !== APPLICATION_ID && !(id === 0 && version === 0 && tables === 0))
    throw new OpenError('database.not-ours', `application id ${String(id)}`);
  if (version > NEWEST_SCHEMA) throw new OpenError('database.newer', `schema ${String(version)}`);
  // Trials before the first release kept their journal in another form.
  const journal = db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'visit_changes'`).pluck().get() as number;
  if (version > 0 && journal === 0) throw new OpenError('database.not-ours', 'made before the first release');
}

/** After a crash every page is read; after a clean end the start stays quick (the nightly check reads all). */
function requireSound(db: Connection): void {
  const check = db.pragma('quick_check(1)', { simple: true }) as string;
  if (check !== 'ok') throw new OpenError('database.damaged', check);
}

function cleanMark(folder: string): string {
  return join(folder, 'ben-bai.clean');
}

/** What the mark of a clean end says of the file: any later change shows. */
function stampOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${String(size)} ${String(mtimeMs)}`;
}

function isUntouchedSinceCleanEnd(folder: string): boolean {
  const mark = cleanMark(folder);
  return existsSync(mark) && readFileSync(mark, 'utf8') === stampOf(databasePath(folder));
}

/** Closes the writing connection in good order and leaves the mark that the next start looks for. */
export function closeCleanly(db: Connection, folder: string): void {
  db.pragma('optimize');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  writeFileSync(cleanMark(folder), stampOf(databasePath(folder)));
}

function asOpenError(error: unknown): Error {
  if (error instanceof OpenError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return new OpenError('database.damaged', String(error));
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return new OpenError('database.read-only', String(error));
  return error instanceof Error ? error : new Error(String(error));
}

/** Makes a copy one file that needs no log beside it. */
export function settleCopy(path: string): void {
  const db = new Database(path, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** Opens a copy of a database for checking; it must be ours and is not changed. */
export function openCopy(path: string): Connection {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  requireOurs(db);
  return db;
}

/** Where the site clock stood: never before what is recorded already. Null for a new database. */
export function lastSiteClockOf(db: Connection): Instant | null {
  const sql = 'SELECT max(site_clock_at, coalesce((SELECT max(at) FROM changes), 0)) FROM meta';
  const at = db.prepare<[], number>(sql).pluck().get();
  return at === undefined ? null : instant(at);
}

/** Whether the site in a database is the demo's; null for a database without a site. */
export function holdsDemo(db: Connection): boolean | null {
  const isDemo = db.prepare<[], number>('SELECT is_demo FROM sites WHERE id = 1').pluck().get();
  return isDemo === undefined ? null : isDemo === 1;
}
