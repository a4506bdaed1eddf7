import { closeSync, fsyncSync, openSync } from 'node:fs';
import { createJournalStore } from '../areas/journal/store.ts';
import { openCopy, settleCopy } from '../db/open.ts';

/** Links of the journal's end that a copy is checked by, beside its integrity. */
const CHECKED_LINKS = 1000;

/** Settles a fresh copy on disk, opens it, checks its integrity and the end of its journal; answers its seq. Throws. */
export function checkCopy(path: string): number {
  settleCopy(path);
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
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
