import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/kernel/result.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { Connection } from '../db/open.ts';
import { PHOTOS } from './photo-files.ts';
import { workerFile } from './worker-file.ts';

/** How many copies are kept; the oldest go first. */
const KEPT = 24;
const CHECKER = workerFile('backup-check-worker', './backup-check-worker.ts', import.meta.url);
const PHOTO_CARRIER = workerFile('photo-backup-worker', './photo-backup-worker.ts', import.meta.url);

export type Backup = { readonly fileName: string; readonly bytes: number; readonly seq: number };

/**
 * Copies the database while it is used, opens the copy, checks its integrity and the end of its journal, and only
 * then gives it its name. Never a plain copy of live files. Then brings the pictures that it names over (PH4); one that
 * cannot be read fails the backup, but the copy of the database stays.
 */
export async function runBackup(db: Connection, folder: string, stamp: string): Promise<Result<Backup, Refusal>> {
  const target = join(folder, 'backups');
  const fileName = `ben-bai-${stamp}.db`;
  const path = join(target, fileName);
  const partial = `${path}.tmp`;
  try {
    mkdirSync(target, { recursive: true });
    for (const name of readdirSync(target)) if (/\.db\.tmp/.test(name)) rmSync(join(target, name), { force: true });
    await db.backup(partial);
    const seq = await work<number>(CHECKER, { path: partial });
    renameSync(partial, path);
    prune(target);
    const lost = await bringPhotos(folder, target);
    if (lost.length > 0) return refuse({ code: 'backup.failed', detail: `pictures: ${lost.slice(0, 5).join(', ')}` });
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

/** Reading every page of a copy, and every new picture, is done away from the engine's thread. */
function work<Answer>(file: URL, workerData: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the work on the copy ended without an answer')));
  });
}

/** Answers what could not be brought over. */
async function bringPhotos(folder: string, backups: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, PHOTOS))) return [];
  const copies = copiesIn(backups).map((name) => join(backups, name));
  return work<readonly string[]>(PHOTO_CARRIER, { folder, backups, copies });
}

function copiesIn(target: string): readonly string[] {
  return readdirSync(target).filter((name) => name.startsWith('ben-bai-') && name.endsWith('.db'));
}

function prune(target: string): void {
  const copies = [...copiesIn(target)].sort();
  for (const name of copies.slice(0, Math.max(0, copies.length - KEPT))) rmSync(join(target, name), { force: true });
}
