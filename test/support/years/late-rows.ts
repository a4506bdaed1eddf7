import type { RowChange, YardEvent } from '../../../shared/domain/events.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../../electron/db/records.ts';

/** What is to be written of a row: everything that was changed of it, and by which change last. */
type Late = { change: RowChange; seq: number };

/** A visit that may still change what came with it. */
type Stay = { isOver: boolean };

/**
 * Writes rows as late as they may be, so that each is written once with all that its visit changed of it. What came with a
 * visit follows in the order of its kind's ids: tables and indexes grow at their ends. The visits themselves, which the
 * journal asks about, are written when they begin and once more when they are over.
 */
export function createLateRows(records: RecordStore) {
  const stays = new Map<number, Stay>();
  const added = new Map<RecordKind, Map<number, Late & { readonly stay: Stay }>>();
  const changedVisits = new Map<number, Late>();
  /** Slots, beds and queues go from visit to visit: the last one's change is the one that counts. */
  const changed = new Map<string, Late>();

  const stayOf = (visitId: number): Stay => {
    let stay = stays.get(visitId);
    if (stay === undefined) stays.set(visitId, (stay = { isOver: false }));
    return stay;
  };
  const addedOf = (kind: RecordKind): Map<number, Late & { readonly stay: Stay }> => {
    let rows = added.get(kind);
    if (rows === undefined) added.set(kind, (rows = new Map()));
    return rows;
  };
  const change = <Key>(rows: Map<Key, Late>, key: Key, late: Late): void => {
    const before = rows.get(key);
    if (before === undefined) rows.set(key, late);
    else take(before, late);
  };
  const write = ({ change: written, seq }: Late): void => {
    records.apply(written, seq);
  };

  return {
    apply({ visitId, change: told }: YardEvent, seq: number): void {
      const { kind, id, set, was } = told;
      const late: Late = { change: told, seq };
      const waiting = added.get(kind)?.get(id);
      if (set === null) throw new Error(`${kind} ${String(id)} is removed: no step of the years does`);
      if (waiting !== undefined) take(waiting, late);
      else if (was === null && visitId !== null && kind !== 'visit')
        addedOf(kind).set(id, { ...late, stay: stayOf(visitId) });
      else if (was === null) write(late);
      else if (kind === 'visit') change(changedVisits, id, late);
      else change(changed, `${kind} ${String(id)}`, late);
    },
    /** Nothing of the visit changes any more. */
    end(visitId: number): void {
      const late = changedVisits.get(visitId);
      if (late !== undefined) write(late);
      changedVisits.delete(visitId);
      stayOf(visitId).isOver = true;
      stays.delete(visitId);
    },
    /** Writes what came with visits that are over, as far as nothing before it waits. */
    settle(): void {
      for (const rows of added.values())
        for (const [id, late] of rows) {
          if (!late.stay.isOver) break;
          write(late);
          rows.delete(id);
        }
    },
    /** Writes all that waits. */
    settleAll(): void {
      for (const rows of [changedVisits, ...added.values(), changed]) {
        for (const late of rows.values()) write(late);
        rows.clear();
      }
    },
  };
}

/** One change and a later one of the same row, as one. */
function take(before: Late, { change, seq }: Late): void {
  before.change = { ...before.change, set: { ...before.change.set, ...change.set } };
  before.seq = seq;
}
