import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../shared/kernel/result.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import { createJournalStore } from '../areas/journal/store.ts';
import { openCopy, settleCopy, type Connection } from '../db/open.ts';

/** How many copies are kept; the oldest go first. */
const KEPT = 24;
/** Links of the journal's end that a copy is checked by, beside its integrity. */
const CHECKED_LINKS = 1000;

export type Backup = { readonly fileName: string; readonly bytes: number; readonly seq: number };

/**
 * Copies the database while it is used, opens the copy, checks its integrity and the end of its journal, and only
 * then gives it its name. Never a plain copy of live files.
 */
export async function runBackup(db: Connection, folder: string, stamp: string): Promise<Result<Backup, Refusal>> {
  const target = join(folder, 'backups');
  const fileName = `ben-bai-${stamp}.db`;
  const path = join(target, fileName);
  const partial = `${path}.tmp`;
  try {
    mkdirSync(target, { recursive: true });
    await db.backup(partial);
    settleCopy(partial);
    sync(partial);
    const seq = verify(partial);
    renameSync(partial, path);
    prune(target);
    return ok({ fileName, bytes: statSync(path).size, seq });
  } catch (error) {
    discard(partial);
    return refuse({ code: 'backup.failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** When the newest copy was made, by the machine's clock; null when there is none. */
export function newestBackupAt(folder: string): number | null {
  try {
    const times = copiesIn(join(folder, 'backups')).map((name) => statSync(join(folder, 'backups', name)).mtimeMs);
    return times.length === 0 ? null : Math.round(Math.max(...times));
  } catch {
    return null;
  }
}

/** Removes what a failed copy left; whatever kept the copy from being made may keep this from being done. */
function discard(partial: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) {
    try {
      rmSync(`${partial}${ending}`, { force: true });
    } catch {
      // Then there is nothing to remove either.
    }
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function verify(path: string): number {
  const copy = openCopy(path);
  try {
    if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('the copy is damaged');
    const journal = createJournalStore(copy);
    const { seq } = journal.head();
    if (!journal.verify(Math.max(1, seq - CHECKED_LINKS)).ok) throw new Error('the journal of the copy does not fit');
    return seq;
  } finally {
    copy.close();
  }
}

function copiesIn(target: string): readonly string[] {
  return readdirSync(target).filter((name) => name.startsWith('ben-bai-') && name.endsWith('.db'));
}

function prune(target: string): void {
  const copies = [...copiesIn(target)].sort();
  for (const name of copies.slice(0, Math.max(0, copies.length - KEPT))) rmSync(join(target, name), { force: true });
}
