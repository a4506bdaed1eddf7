import { hash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { instant } from '../../../shared/kernel/instant.ts';
import { fillYard, type BulkYard } from '../../support/bulk.ts';

/** The end of every bulk yard's history: a time that the machine's clock is past. */
export const BULK_NOW = instant(Date.UTC(2026, 0, 26, 7, 32));

/** Data folders of one run, each filled once, copied for each side, and removed at the end. */
export type Folders = {
  readonly yard: (yard: Omit<BulkYard, 'folder'>) => Promise<string>;
  readonly empty: () => string;
  readonly copyOf: (folder: string) => string;
  readonly removeAll: () => void;
};

/** `keep` is where filled folders stay for the next run; without it they go with this one. */
export function createFolders(keep: string | null): Folders {
  const made: string[] = [];
  const filled = new Map<string, Promise<string>>();
  const empty = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'ben-bai-bench-'));
    made.push(folder);
    return folder;
  };
  const fill = async (yard: Omit<BulkYard, 'folder'>, key: string): Promise<string> => {
    if (keep === null) {
      const folder = empty();
      await fillYard({ ...yard, folder });
      return folder;
    }
    const folder = join(keep, hash('sha256', key).slice(0, 16));
    if (existsSync(join(folder, 'ben-bai.clean'))) return folder;
    rmSync(folder, { recursive: true, force: true });
    await fillYard({ ...yard, folder });
    return folder;
  };
  return {
    empty,
    yard(yard) {
      const key = JSON.stringify(yard);
      let folder = filled.get(key);
      if (folder === undefined) {
        folder = fill(yard, key);
        filled.set(key, folder);
      }
      return folder;
    },
    copyOf(folder) {
      const copy = empty();
      for (const name of ['ben-bai.db', 'ben-bai.clean'])
        if (existsSync(join(folder, name))) copyFileSync(join(folder, name), join(copy, name));
      return copy;
    },
    removeAll() {
      for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** 1,200 slots and ten trucks. */
export function smallYard(folders: Folders): Promise<string> {
  return folders.yard({ slots: 1200, past: 0, parked: 5, atGate: 5, days: 1, now: BULK_NOW });
}

/** 1,200 slots and 300,000 trucks, 900 of them in slots and 50 at the gate, the others gone within a year. */
export function bigYard(folders: Folders): Promise<string> {
  return folders.yard({ slots: 1200, past: 299_050, parked: 900, atGate: 50, days: 365, now: BULK_NOW });
}

/** 10,000 slots, 8,000 of them taken. */
export function wideYard(folders: Folders): Promise<string> {
  return folders.yard({ slots: 10_000, past: 0, parked: 8_000, atGate: 0, days: 2, now: BULK_NOW });
}
