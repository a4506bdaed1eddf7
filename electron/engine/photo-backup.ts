import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPhotoStore } from '../areas/photos/store.ts';
import { openCopy } from '../db/open.ts';
import { createRecordStore } from '../db/records.ts';
import { hashOfName, isAbsence, namesIn, PHOTOS, SHARDS } from './photo-files.ts';

/** Copies of the database before this schema name no pictures. */
const FIRST_SCHEMA_WITH_PHOTOS = 2;

/**
 * Brings the pictures beside the backups up to date: what is missing there is linked or copied, read again and
 * compared with its hash, and only then named. What was removed goes once no kept copy of the database names it (PH4).
 * Answers the names of pictures that could not be brought over.
 */
export function backUpPhotos(folder: string, backups: string, copies: readonly string[]): readonly string[] {
  const failed: string[] = [];
  const gone: { readonly path: string; readonly sha256: string }[] = [];
  for (const shard of SHARDS) {
    const from = join(folder, PHOTOS, shard);
    const to = join(backups, PHOTOS, shard);
    const live = new Set(namesIn(from).filter((name) => hashOfName(name) !== null));
    const kept = new Set(namesIn(to));
    if (live.size > 0) mkdirSync(to, { recursive: true });
    for (const name of live)
      if (!kept.has(name) && !bringOver(join(from, name), join(to, name), hashOfName(name))) failed.push(name);
    for (const name of kept) {
      const sha256 = hashOfName(name);
      if (sha256 !== null && !live.has(name)) gone.push({ path: join(to, name), sha256 });
    }
  }
  removeUnnamed(gone, copies);
  return failed;
}

/** Whether the picture lies there now, whole; or is not wanted any more. */
function bringOver(from: string, to: string, sha256: string | null): boolean {
  const partial = `${to}.tmp`;
  rmSync(partial, { force: true });
  try {
    try {
      linkSync(from, partial);
    } catch {
      // Another disk, or one that knows no links.
      copyFileSync(from, partial);
    }
    if (hash('sha256', readFileSync(partial), 'hex') !== sha256) {
      rmSync(partial, { force: true });
      return false;
    }
    renameSync(partial, to);
    return true;
  } catch (error) {
    // Swept away since the folder was read.
    return isAbsence(error);
  }
}

function removeUnnamed(
  gone: readonly { readonly path: string; readonly sha256: string }[],
  copies: readonly string[],
): void {
  let unnamed = gone;
  for (const copy of copies) {
    if (unnamed.length === 0) return;
    const db = openCopy(copy);
    try {
      if (Number(db.pragma('user_version', { simple: true })) < FIRST_SCHEMA_WITH_PHOTOS) continue;
      const photos = createPhotoStore(db, createRecordStore(db));
      unnamed = unnamed.filter(({ sha256 }) => !photos.isKept(sha256));
    } finally {
      db.close();
    }
  }
  for (const { path } of unnamed) rmSync(path, { force: true });
}
