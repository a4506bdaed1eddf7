import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Records } from '../../../shared/domain/records.ts';
import type { StoredEvent } from '../../areas/journal/store.ts';
import type { Checkpoints, KeptRecords } from '../../db/checkpoints.ts';
import type { Stores } from '../stores.ts';
import { createPastRecords, type PastRecords } from './past-records.ts';

/** Changes between two checkpoints: about a tenth of a second to follow. */
const EVERY_CHANGES = 2500;
/** A story that is retold is read to its end. */
const WHOLE_STORY = 1_000_000;

/** The yard as it was recorded by an instant, anywhere in the past. */
export type Past = {
  /** The live state by an instant; kept until the next question, which often is of a little later. */
  readonly at: (at: Instant) => { readonly seq: number } & ReturnType<PastRecords['snapshot']>;
  /** Makes checkpoints that are missing, for a while. Answers whether all are there. */
  readonly keep: (isTime: () => boolean) => boolean;
};

/** Over stores that are read only; `checkpoints` is the one thing that is written. */
export function createPast(stores: Stores, checkpoints: Checkpoints, everyChanges = EVERY_CHANGES): Past {
  const { journal, records } = stores;
  let last: PastRecords | null = null;

  const from = (start: { readonly seq: number; readonly records: KeptRecords } | null): PastRecords =>
    createPastRecords({ from: start, whole: records.whole, retold: (event) => retold(stores, event) });

  /** A part at a time, each read to its end first: while a statement runs, no other one can be prepared. */
  const follow = (past: PastRecords, until: number): void => {
    while (past.seq() < until) {
      const end = Math.min(until, past.seq() + everyChanges);
      past.follow([...journal.eventsBetween(past.seq(), end)], end);
    }
  };

  /** From the checkpoint before a change, or from where the last question was, whichever is nearer. */
  const nearest = (seq: number): PastRecords => {
    if (last !== null && last.seq() <= seq && seq - last.seq() < everyChanges) return last;
    return from(checkpoints.before(seq, journal.hashAt));
  };

  /** One checkpoint further than `past` stands. */
  const keepNext = (past: PastRecords, head: number): boolean => {
    const next = past.seq() + everyChanges;
    if (next > head) return false;
    follow(past, next);
    checkpoints.save({ seq: next, records: past.keep() }, journal.hashAt(next) ?? '');
    return true;
  };

  return {
    at(at) {
      const seq = journal.lastSeqRecordedBy(at);
      const past = nearest(seq);
      while (seq - past.seq() > everyChanges && keepNext(past, seq));
      follow(past, seq);
      last = past;
      return { seq, ...past.snapshot() };
    },
    keep(isTime) {
      const head = journal.head().seq;
      if (head - checkpoints.last() < everyChanges) return true;
      const past = from(checkpoints.before(head, journal.hashAt));
      while (isTime()) if (!keepNext(past, head)) return true;
      return false;
    },
  };
}

/**
 * A record that was over and is changed again, as when something is undone: from its own story before this change; of
 * what belongs to no visit, as it is now, which is what it was as long as nothing else has been changed of it.
 */
function retold({ journal, records }: Stores, { seq, visitId, change }: StoredEvent): Records[keyof Records] | null {
  const { kind, id } = change;
  if (visitId === null) return records.get(kind, id);
  let found: Records[keyof Records] | null = null;
  for (const event of journal.eventsOfVisit(visitId, WHOLE_STORY)) {
    if (event.seq >= seq) break;
    if (event.change.kind !== kind || event.change.id !== id) continue;
    const { set, was } = event.change;
    if (set === null) found = null;
    else if (was === null) found = records.whole(kind, set) as Records[keyof Records];
    else if (found !== null) found = { ...found, ...set } as Records[keyof Records];
  }
  return found;
}
