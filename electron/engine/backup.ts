import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/kernel/result.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { Connection } from '../db/open.ts';
import { workerFile } from './worker-file.ts';

/** How many copies are kept; the oldest go first. */
const KEPT = 24;
const CHECKER = workerFile('backup-check-worker', './backup-check-worker.ts', import.meta.url);

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
    for (const name of readdirSync(target)) if (/\.db\.tmp/.test(name)) rmSync(join(target, name), { force: true });
    await db.backup(partial);
    const seq = await check(partial);
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

/** Opens and checks a copy away from the engine's thread; answers its seq. */
function check(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(CHECKER, { workerData: { path } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the check of the copy ended without an answer')));
  });
}

function copiesIn(target: string): readonly string[] {
  return readdirSync(target).filter((name) => name.startsWith('ben-bai-') && name.endsWith('.db'));
}

function prune(target: string): void {
  const copies = [...copiesIn(target)].sort();
  for (const name of copies.slice(0, Math.max(0, copies.length - KEPT))) rmSync(join(target, name), { force: true });
}
