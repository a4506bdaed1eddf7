import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  APPLICATION_ID,
  closeCleanly,
  databasePath,
  holdFolder,
  OpenError,
  openForReading,
  openForWriting,
} from '../../electron/db/open.ts';
import { NEWEST_SCHEMA } from '../../electron/db/migrate.ts';
import { runBackup } from '../../electron/engine/backup.ts';
import { aYard } from '../support/yard.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ben-bai-open-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every file of the folder with a digest of its bytes. */
function contents(): Readonly<Record<string, string>> {
  const files = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** The problem with which opening fails, after checking that it left every byte of the folder alone. */
function problemOfOpening(): string {
  const before = contents();
  let problem = 'opened';
  try {
    openForWriting(folder).close();
  } catch (error) {
    if (!(error instanceof OpenError)) throw error;
    problem = error.problem;
  }
  expect(contents()).toEqual(before);
  return problem;
}

/** A real yard's database in the folder, closed well or as a crash leaves it: with its write-ahead log. */
function aDatabase(end: 'clean' | 'crashed' = 'clean'): void {
  const yard = aYard();
  for (let n = 0; n < 30; n += 1)
    yard.ok('visit.arrive', { plate: `12C${String(10_000 + n)}`, direction: 'export', crossing: 'HN', people: 1 });
  const from = yard.folder ?? '';
  if (end === 'clean') {
    closeCleanly(yard.db, from);
    for (const name of readdirSync(from)) copyFileSync(join(from, name), join(folder, name));
  } else for (const name of ['ben-bai.db', 'ben-bai.db-wal']) copyFileSync(join(from, name), join(folder, name));
  yard.close();
}

function damage(offset: number, length: number): void {
  const bytes = readFileSync(databasePath(folder));
  bytes.fill(0, offset, offset + length);
  writeFileSync(databasePath(folder), bytes);
}

describe('opening a data folder', () => {
  it('sets the pragmas on which durability rests, on each connection', () => {
    const db = openForWriting(folder);
    const read = openForReading(folder);
    const pragma = (name: string): unknown => db.pragma(name, { simple: true });
    expect({
      journal_mode: pragma('journal_mode'),
      synchronous: pragma('synchronous'),
      foreign_keys: pragma('foreign_keys'),
      busy_timeout: pragma('busy_timeout'),
      trusted_schema: pragma('trusted_schema'),
      cell_size_check: pragma('cell_size_check'),
      mmap_size: pragma('mmap_size') ?? 0,
      temp_store: pragma('temp_store'),
      secure_delete: pragma('secure_delete'),
      application_id: pragma('application_id'),
      user_version: pragma('user_version'),
    }).toEqual({
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      cell_size_check: 1,
      mmap_size: 0,
      temp_store: 2,
      secure_delete: 1,
      application_id: APPLICATION_ID,
      user_version: NEWEST_SCHEMA,
    });
    expect(read.pragma('query_only', { simple: true })).toBe(1);
    expect(read.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => read.exec('DELETE FROM meta')).toThrow('readonly');
    read.close();
    db.close();
  });

  it('opens what it wrote, after a clean end and after a crash', () => {
    aDatabase('clean');
    const db = openForWriting(folder);
    expect(db.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(30);
    closeCleanly(db, folder);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    aDatabase('crashed');
    const crashed = openForWriting(folder);
    expect(crashed.prepare('SELECT count(*) FROM visits').pluck().get()).toBe(30);
    crashed.close();
  });

  it('goes on after a crash of the very first start, however far that came', () => {
    writeFileSync(databasePath(folder), '');
    openForWriting(folder).close();
    expect(openForWriting(folder).pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const bare = new Database(databasePath(folder));
    bare.pragma('journal_mode = WAL');
    bare.close();
    openForWriting(folder).close();
    expect(openForWriting(folder).pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA);
  });

  it('refuses a folder that cannot be written', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(() => openForWriting(join(file, 'data'))).toThrow('folder.not-writable');
    expect(() => holdFolder(file)).toThrow('folder.not-writable');
    expect(contents()).toEqual({ file: createHash('sha256').update('x').digest('hex') });
  });

  it('lets one instance hold a folder, and the next one after it', () => {
    const first = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow('folder.in-use');
    first.release();
    holdFolder(folder).release();
  });

  it.each(['clean', 'crashed'] as const)('leaves a newer database alone (%s)', (end) => {
    aDatabase(end);
    const db = new Database(databasePath(folder));
    db.pragma('wal_autocheckpoint = 0');
    db.pragma(`user_version = ${String(NEWEST_SCHEMA + 1)}`);
    if (end === 'crashed') {
      const [aside, wal] = [readFileSync(databasePath(folder)), readFileSync(`${databasePath(folder)}-wal`)];
      db.close();
      writeFileSync(databasePath(folder), aside);
      writeFileSync(`${databasePath(folder)}-wal`, wal);
    } else db.close();
    expect(problemOfOpening()).toBe('database.newer');
  });

  it('leaves another SQLite file alone', () => {
    const db = new Database(databasePath(folder));
    db.exec('CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES (1)');
    db.close();
    expect(problemOfOpening()).toBe('database.not-ours');
  });

  it('leaves a trial of before the first release alone', () => {
    aDatabase('clean');
    const db = new Database(databasePath(folder));
    db.exec('DROP TABLE visit_changes');
    db.close();
    const before = readFileSync(databasePath(folder));
    expect(problemOfOpening()).toBe('database.not-ours');
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  });

  it('leaves a file that is no database alone', () => {
    writeFileSync(databasePath(folder), 'Biển số;Hàng hoá\n12C-123.45;Thanh long\n');
    expect(problemOfOpening()).toBe('database.not-ours');
  });

  it.each(['clean', 'crashed'] as const)('leaves a database with zeroed pages alone (%s)', (end) => {
    aDatabase(end);
    if (end === 'crashed') rmSync(`${databasePath(folder)}-wal`);
    const pages = Math.floor(statSync(databasePath(folder)).size / 4096);
    if (end === 'crashed' && pages < 10) {
      // Everything was still in the log: the damage has to be where the pages are.
      rmSync(databasePath(folder));
      aDatabase('clean');
      rmSync(join(folder, 'ben-bai.clean'), { force: true });
    }
    damage(8 * 4096, 12 * 4096);
    expect(problemOfOpening()).toBe('database.damaged');
  });

  it('leaves a database whose first page is damaged alone', () => {
    aDatabase('clean');
    damage(100, 3996);
    expect(['database.damaged', 'database.not-ours']).toContain(problemOfOpening());
  });

  it('leaves a database that was cut short alone', () => {
    aDatabase('clean');
    const bytes = readFileSync(databasePath(folder));
    writeFileSync(databasePath(folder), bytes.subarray(0, Math.floor(bytes.length / 2)));
    expect(problemOfOpening()).toBe('database.damaged');
  });
});

describe('backup', () => {
  it('writes a verified copy that opens as a database of ours', async () => {
    const yard = aYard();
    yard.ok('visit.arrive', { plate: '12C-123.45', direction: 'export', crossing: 'HN' });
    const result = await runBackup(yard.db, folder, '00000000000001');
    expect(result).toEqual({
      ok: true,
      value: { fileName: 'ben-bai-00000000000001.db', bytes: expect.any(Number), seq: yard.seq() },
    });
    yard.close();
    copyFileSync(join(folder, 'backups', 'ben-bai-00000000000001.db'), databasePath(folder));
    const copy = openForWriting(folder);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT plate FROM visits').pluck().all()).toEqual(['12C12345']);
    copy.close();
  });

  it('keeps the newest 24 copies', async () => {
    const yard = aYard();
    for (let n = 1; n <= 26; n += 1) await runBackup(yard.db, folder, String(n).padStart(14, '0'));
    yard.close();
    const copies = readdirSync(join(folder, 'backups')).sort();
    expect(copies).toHaveLength(24);
    expect(copies[0]).toBe('ben-bai-00000000000003.db');
  });

  it('leaves nothing half done when it fails', async () => {
    const yard = aYard();
    writeFileSync(join(folder, 'backups'), 'in the way');
    const result = await runBackup(yard.db, folder, '00000000000001');
    yard.close();
    expect(result).toMatchObject({ ok: false, refusal: { code: 'backup.failed' } });
    expect(Object.keys(contents())).toEqual(['backups']);
  });
});
