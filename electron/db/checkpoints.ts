import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { RecordKind, Records } from '../../shared/domain/records.ts';

/** What was kept of a moment: records by kind. */
export type KeptRecords = Readonly<Partial<Record<RecordKind, readonly Records[RecordKind][]>>>;

/** The live records at one change. */
export type Checkpoint = { readonly seq: number; readonly records: KeptRecords };

/**
 * Live records at some changes of the past, in a file of their own beside the database. It can always be made again from
 * the journal: it is in no backup, and may be deleted.
 */
export type Checkpoints = {
  /** The newest one up to a change, whose hash in the chain is still the same; null when there is none. */
  readonly before: (seq: number, hashAt: (seq: number) => string | null) => Checkpoint | null;
  readonly save: (checkpoint: Checkpoint, hash: string) => void;
  /** The change of the last one; 0 when there is none. */
  readonly last: () => number;
  readonly close: () => void;
};

/** Another number makes the file anew: what is kept, or how, has changed. */
const FORM = 1;

export function checkpointsPath(folder: string): string {
  return join(folder, 'ben-bai-past.db');
}

/** `folder` null keeps them in memory. */
export function openCheckpoints(folder: string | null): Checkpoints {
  const db = open(folder);
  const before = db.prepare<[number], Row>(
    'SELECT seq, hash, records FROM checkpoints WHERE seq <= ? ORDER BY seq DESC LIMIT 1',
  );
  const last = db.prepare<[], number | null>('SELECT max(seq) FROM checkpoints').pluck();
  const save = db.prepare('INSERT OR REPLACE INTO checkpoints (seq, hash, records) VALUES (?, ?, ?)');
  const dropFrom = db.prepare('DELETE FROM checkpoints WHERE seq >= ?');
  return {
    before(seq, hashAt) {
      for (;;) {
        const row = before.get(seq);
        if (row === undefined) return null;
        if (hashAt(row.seq) === row.hash)
          return { seq: row.seq, records: JSON.parse(zstdDecompressSync(row.records).toString('utf8')) as KeptRecords };
        // Another history has come in its place: a backup was restored.
        dropFrom.run(row.seq);
      }
    },
    save({ seq, records }, hash) {
      save.run(seq, hash, zstdCompressSync(JSON.stringify(records)));
    },
    last: () => last.get() ?? 0,
    close: () => db.close(),
  };
}

type Row = { readonly seq: number; readonly hash: string; readonly records: Buffer };

function open(folder: string | null): Database.Database {
  if (folder === null) return made(new Database(':memory:'));
  const path = checkpointsPath(folder);
  try {
    return made(new Database(path));
  } catch {
    // Whatever it was, it is not what we left: made anew.
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
    return made(new Database(path));
  }
}

function made(db: Database.Database): Database.Database {
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    if (db.pragma('user_version', { simple: true }) !== FORM) db.exec('DROP TABLE IF EXISTS checkpoints');
    db.exec(
      'CREATE TABLE IF NOT EXISTS checkpoints (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, records BLOB NOT NULL) STRICT',
    );
    db.pragma(`user_version = ${String(FORM)}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
