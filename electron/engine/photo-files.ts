import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok, refuse, type Result } from '../../shared/kernel/result.ts';
import { mediaTypeOf, PHOTO_LIMIT_BYTES, PHOTO_LIMIT_MB } from '../../shared/domain/gate/photos.ts';
import type { Photo } from '../../shared/domain/records.ts';
import type { Refusal } from '../../shared/contract/errors.ts';
import type { KeptPicture } from './handler.ts';
import { newIncidentId } from './ids.ts';

/** Pictures lie in this folder of the data folder, and in the same one of its backups. */
export const PHOTOS = 'photos';

/** A folder for each first byte of the hash. */
export const SHARDS: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const ENDINGS: Readonly<Record<Photo['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** The hash of a picture by the name of its file; null for what is none. */
export function hashOfName(name: string): string | null {
  return /^([0-9a-f]{64})\.(?:jpg|png|webp)$/.exec(name)?.[1] ?? null;
}

/** Names in a folder; none where there is no folder. */
export function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

/**
 * Keeps a picture under its hash (PH1): written aside, forced to disk, then named. The same picture is the same file.
 * It is there before any record names it; one that no record ever names is swept away later.
 */
export async function keepPicture(
  folder: string,
  bytes: Uint8Array,
  machineNow: number,
): Promise<Result<KeptPicture, Refusal>> {
  if (bytes.byteLength > PHOTO_LIMIT_BYTES) return refuse({ code: 'photo.too-large', limitMb: PHOTO_LIMIT_MB });
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) return refuse({ code: 'photo.not-a-picture' });
  const picture = { sha256: hash('sha256', bytes, 'hex'), mediaType, bytes: bytes.byteLength };
  const path = pathOf(folder, picture);
  try {
    if (!isThere(path, bytes.byteLength, machineNow)) await writeWhole(path, bytes, machineNow);
    return ok(picture);
  } catch (error) {
    return refuse({ code: 'photo.not-kept', detail: codeOf(error) });
  }
}

/** Opens a picture's file; null when it is gone. */
export async function openPicture(folder: string, picture: KeptPicture): Promise<FileHandle | null> {
  try {
    return await open(pathOf(folder, picture), 'r');
  } catch (error) {
    if (isAbsence(error)) return null;
    throw error;
  }
}

/**
 * Deletes what lies in one shard that no kept record names, once it is older than a time of the machine's clock: a
 * record may still be on its way to what was written lately.
 */
export function sweepShard(
  folder: string,
  shard: string,
  olderThan: number,
  isNamed: (sha256: string) => boolean,
): void {
  const place = join(folder, PHOTOS, shard);
  for (const name of namesIn(place)) {
    const sha256 = hashOfName(name);
    if (sha256 !== null && isNamed(sha256)) continue;
    const path = join(place, name);
    if (statSync(path).mtimeMs < olderThan) rmSync(path, { force: true });
  }
}

export function isAbsence(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function pathOf(folder: string, { sha256, mediaType }: Pick<KeptPicture, 'sha256' | 'mediaType'>): string {
  return join(folder, PHOTOS, sha256.slice(0, 2), `${sha256}.${ENDINGS[mediaType]}`);
}

/** Whether the whole file is there already. It counts as written now, so that no sweep takes it from its new record. */
function isThere(path: string, bytes: number, machineNow: number): boolean {
  try {
    utimesSync(path, machineNow / 1000, machineNow / 1000);
    return statSync(path).size === bytes;
  } catch (error) {
    if (isAbsence(error)) return false;
    throw error;
  }
}

async function writeWhole(path: string, bytes: Uint8Array, machineNow: number): Promise<void> {
  const shard = dirname(path);
  const partial = `${path}.${newIncidentId()}.tmp`;
  const isNewShard = mkdirSync(shard, { recursive: true }) !== undefined;
  try {
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      // By the clock that the sweep goes by.
      await file.utimes(machineNow / 1000, machineNow / 1000);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(partial, path);
    await settleFolder(shard);
    if (isNewShard) await settleFolder(dirname(shard));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Forces a name to disk: the record that is committed next must not outlive it. Windows does so by itself. */
async function settleFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
