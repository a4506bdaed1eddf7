import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 10;

/** Opens the log of one thread in the data folder: ten files of ten megabytes, written at once. */
export function openLog(folder: string, name: string): Logger {
  const logs = join(folder, 'logs');
  mkdirSync(logs, { recursive: true });
  const path = join(logs, `${name}.log`);
  rotate(path);
  return pino({ base: { thread: name } }, pino.destination({ dest: path, sync: true, mkdir: true }));
}

function rotate(path: string): void {
  try {
    if (statSync(path).size < MAX_BYTES) return;
  } catch {
    return;
  }
  rmSync(`${path}.${String(MAX_FILES - 1)}`, { force: true });
  for (let n = MAX_FILES - 2; n >= 0; n -= 1) {
    try {
      renameSync(n === 0 ? path : `${path}.${String(n)}`, `${path}.${String(n + 1)}`);
    } catch {
      // That one was never written.
    }
  }
}
