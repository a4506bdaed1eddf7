import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DIST } from './paths.ts';

const LOCK = join(DIST, 'building');
const PATIENCE_MS = 180_000;

/** Runs `work` while no other process builds into `dist`; a lock left behind by a dead process is taken over. */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  mkdirSync(DIST, { recursive: true });
  const givesUpAt = performance.now() + PATIENCE_MS;
  while (!tryTake()) {
    if (isHolderGone()) rmSync(LOCK, { force: true });
    else if (performance.now() > givesUpAt) throw new Error(`another build still holds ${LOCK}`);
    else await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

function tryTake(): boolean {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error: unknown) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isHolderGone(): boolean {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error: unknown) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
