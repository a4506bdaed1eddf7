import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { ReportProblem } from '../../shared/domain/reports/schedule.ts';

/** What the system says when the disk below a folder has gone. */
const GONE: ReadonlySet<string> = new Set([
  'ENXIO',
  'ENODEV',
  'EIO',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENOTCONN',
  'ESTALE',
]);
const FORBIDDEN: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** A program that has a file open keeps others from putting a new one in its place; so Windows says it. */
const IN_USE: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY']);

/**
 * Writes a report into the folder of the schedule, whole or not at all: beside its name first, then under it. Answers
 * null, or why it is not there (RP15). No folder is ever made: where a drive is gone it would be on another one.
 */
export async function writeReport(
  folder: string,
  fileName: string,
  content: Uint8Array,
  log: (error: unknown) => void = () => undefined,
): Promise<ReportProblem | null> {
  const problem = await folderProblem(folder);
  if (problem !== null) return problem;
  const path = join(folder, fileName);
  const part = `${path}.part`;
  try {
    await writeFile(part, content, { flush: true });
  } catch (error) {
    await rm(part, { force: true }).catch(log);
    return told(problemOf(error), error, log);
  }
  try {
    await rename(part, path);
    return null;
  } catch (error) {
    await rm(part, { force: true }).catch(log);
    return told(IN_USE.has(codeOf(error)) ? 'report.file-in-use' : problemOf(error), error, log);
  }
}

/** Why nothing can be written to a folder, as far as that can be known without writing (RP15). */
export async function folderProblem(folder: string): Promise<ReportProblem | null> {
  if (!isAbsolute(folder)) return 'report.folder-relative';
  try {
    return (await stat(folder)).isDirectory() ? null : 'report.folder-no-folder';
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') return problemOf(error);
    // Where not even what holds it is there, it is the drive that is missing.
    const above = dirname(folder);
    return above !== folder && (await isThere(above)) ? 'report.folder-missing' : 'report.drive-gone';
  }
}

/** What an error of the file system means for whoever has to put it right. */
export function problemOf(error: unknown): ReportProblem {
  const code = codeOf(error);
  if (FULL.has(code)) return 'report.disk-full';
  if (FORBIDDEN.has(code)) return 'report.folder-read-only';
  if (GONE.has(code)) return 'report.drive-gone';
  if (code === 'ENOTDIR') return 'report.folder-no-folder';
  return code === 'ENOENT' ? 'report.folder-missing' : 'report.not-written';
}

function told(problem: ReportProblem, error: unknown, log: (error: unknown) => void): ReportProblem {
  if (problem === 'report.not-written') log(error);
  return problem;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
