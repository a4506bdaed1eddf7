import { randomBytes, randomUUID } from 'node:crypto';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { RecordStore } from '../db/records.ts';

/** Numbers for new records, in order, so that a seeded run is repeatable. */
export type IdSource = {
  readonly next: (kind: RecordKind) => number;
  /** From here on what is given can be taken back. */
  readonly mark: () => void;
  /** Takes back what was given since the mark: after a refusal or a lost command. */
  readonly rewind: () => void;
  /** Forgets everything; the next number is read from the store. */
  readonly forget: () => void;
};

export function createIdSource(records: RecordStore): IdSource {
  const last = new Map<RecordKind, number>();
  const given: RecordKind[] = [];
  return {
    next(kind) {
      const id = (last.get(kind) ?? records.lastId(kind)) + 1;
      last.set(kind, id);
      given.push(kind);
      return id;
    },
    mark() {
      given.length = 0;
    },
    rewind() {
      for (const kind of given.splice(0)) last.set(kind, (last.get(kind) ?? 0) - 1);
    },
    forget() {
      last.clear();
      given.length = 0;
    },
  };
}

/** A new epoch: made when a database is created or restored. */
export function newEpoch(): string {
  return randomUUID();
}

/** A session token: 256 bits, shown once, stored hashed. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Number of a defect, to find it in the log. */
export function newIncidentId(): string {
  return randomBytes(4).toString('hex');
}

/** A short code that the console shows and the set-up asks for. */
export function newSetUpCode(): string {
  return randomBytes(12).toString('base64url');
}

export function newSalt(): Buffer {
  return randomBytes(16);
}
