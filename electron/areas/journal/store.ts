import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { EventType, RowChange, YardEvent } from '../../../shared/domain/events.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import { rows, scalar, write } from '../../db/sql.ts';

/** One committed change, without its events. */
export type Change = {
  readonly seq: number;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly command: string;
  readonly commandId: string;
  readonly actor: string;
  readonly station: string;
  readonly reason: string | null;
  readonly isReversible: boolean;
};

export type StoredEvent = {
  readonly seq: number;
  readonly n: number;
  readonly type: EventType;
  readonly visitId: VisitId | null;
  readonly change: RowChange;
  readonly info: YardEvent['info'] | null;
};

export type Receipt = {
  readonly name: string;
  readonly inputHash: Buffer;
  readonly outcomeJson: string;
  readonly seq: number | null;
};

type ChangeRow = {
  readonly seq: number;
  readonly at: number;
  readonly recorded_at: number;
  readonly command: string;
  readonly command_id: string;
  readonly actor: string;
  readonly station: string;
  readonly reason: string | null;
  readonly is_reversible: number;
};
type EventRow = {
  readonly seq: number;
  readonly n: number;
  readonly type: EventType;
  readonly visit_id: number | null;
  readonly payload_json: string;
};

const CHANGE_COLUMNS = 'seq, at, recorded_at, command, command_id, actor, station, reason, is_reversible';
const EVENT_COLUMNS = 'seq, n, type, visit_id, payload_json';

/** The hash before the first change. */
export const FIRST_HASH = Buffer.alloc(32);

/** JO3: SHA-256 over the hash before, the canonical change and its events as they are stored. */
export function linkHash(before: Buffer, change: Change, payloads: readonly string[]): Buffer {
  const text = JSON.stringify([
    change.seq,
    change.at,
    change.recordedAt,
    change.command,
    change.commandId,
    change.actor,
    change.station,
    change.reason,
    change.isReversible,
  ]);
  return hash('sha256', Buffer.concat([before, Buffer.from([text, ...payloads].join('\n'))]), 'buffer');
}

/** The form in which an event is stored and hashed. */
export function eventPayload(event: YardEvent): string {
  return JSON.stringify({ type: event.type, visitId: event.visitId, change: event.change, info: event.info });
}

/** An interval never changes without its visit: that one's last writer speaks for both. */
export function isTracked(kind: RecordKind): boolean {
  return kind !== 'standing' && kind !== 'occupancy';
}

/** The journal: changes, their events, what they touched, and the receipts of commands. */
export type JournalStore = ReturnType<typeof createJournalStore>;

export function createJournalStore(db: Database) {
  const insertChange = write(db, `INSERT INTO changes (${CHANGE_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertEvent = write(db, `INSERT INTO events (${EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?)`);
  const touch = write(
    db,
    'INSERT INTO touched (kind, id, seq) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq',
  );
  const insertReceipt = write(
    db,
    'INSERT INTO command_receipts (command_id, name, input_hash, outcome_json, seq, recorded_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const receipt = rows<{
    readonly name: string;
    readonly input_hash: Buffer;
    readonly outcome_json: string;
    readonly seq: number | null;
  }>(db, 'SELECT name, input_hash, outcome_json, seq FROM command_receipts WHERE command_id = ?');
  const head = rows<{ readonly seq: number; readonly hash: Buffer }>(
    db,
    'SELECT seq, hash FROM changes ORDER BY seq DESC LIMIT 1',
  );
  const hashOf = scalar<Buffer>(db, 'SELECT hash FROM changes WHERE seq = ?');
  const changeBySeq = rows<ChangeRow>(db, `SELECT ${CHANGE_COLUMNS} FROM changes WHERE seq = ?`);
  const changesBefore = rows<ChangeRow>(
    db,
    `SELECT ${CHANGE_COLUMNS} FROM changes WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const changesFrom = rows<ChangeRow & { readonly hash: Buffer }>(
    db,
    `SELECT ${CHANGE_COLUMNS}, hash FROM changes WHERE seq >= ? ORDER BY seq`,
  );
  const eventsOf = rows<EventRow>(db, `SELECT ${EVENT_COLUMNS} FROM events WHERE seq = ? ORDER BY n`);
  const eventsOfVisit = rows<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} FROM events WHERE visit_id = ? ORDER BY seq, n LIMIT ?`,
  );
  const eventsUntil = rows<EventRow>(
    db,
    `SELECT e.seq, e.n, e.type, e.visit_id, e.payload_json
       FROM events e JOIN changes c ON c.seq = e.seq WHERE c.recorded_at <= ? ORDER BY e.seq, e.n`,
  );
  const eventsBetween = rows<EventRow>(
    db,
    `SELECT ${EVENT_COLUMNS} FROM events WHERE seq >= ? AND seq < ? ORDER BY seq DESC, n DESC`,
  );
  const laterOfVisit = rows<{ readonly seq: number }>(
    db,
    'SELECT DISTINCT seq FROM events WHERE visit_id = ? AND seq > ? ORDER BY seq',
  );
  const allEvents = rows<EventRow>(db, `SELECT ${EVENT_COLUMNS} FROM events ORDER BY seq, n`);
  const lastEventSeq = scalar<number | null>(db, 'SELECT max(seq) FROM events');
  const lastTouchedSeq = scalar<number | null>(db, 'SELECT max(seq) FROM touched');
  const touchedSince = rows<{ readonly kind: RecordKind; readonly id: number }>(
    db,
    'SELECT kind, id FROM touched WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  const lastWriter = scalar<number>(db, 'SELECT seq FROM touched WHERE kind = ? AND id = ?');

  return {
    /** Appends a change with its events; answers the new head of the chain. */
    append(change: Change, events: readonly YardEvent[], before: Buffer): Buffer {
      const payloads = events.map(eventPayload);
      const hash = linkHash(before, change, payloads);
      insertChange(
        change.seq,
        change.at,
        change.recordedAt,
        change.command,
        change.commandId,
        change.actor,
        change.station,
        change.reason,
        change.isReversible ? 1 : 0,
        hash,
      );
      events.forEach((event, n) => {
        insertEvent(change.seq, n, event.type, event.visitId, payloads[n] ?? '');
        if (isTracked(event.change.kind)) touch(event.change.kind, event.change.id, change.seq);
      });
      return hash;
    },
    keepReceipt(
      commandId: string,
      name: string,
      inputHash: Buffer,
      outcomeJson: string,
      seq: number | null,
      at: number,
    ): void {
      insertReceipt(commandId, name, inputHash, outcomeJson, seq, at);
    },
    receipt(commandId: string): Receipt | null {
      const row = receipt.get(commandId);
      return row === undefined
        ? null
        : { name: row.name, inputHash: row.input_hash, outcomeJson: row.outcome_json, seq: row.seq };
    },
    /** Where the chain stands. */
    head(): { readonly seq: number; readonly hash: Buffer } {
      return head.get() ?? { seq: 0, hash: FIRST_HASH };
    },
    change(seq: number): Change | null {
      const row = changeBySeq.get(seq);
      return row === undefined ? null : toChange(row);
    },
    changesBefore(seq: number, limit: number): readonly Change[] {
      return changesBefore.all(seq, limit).map(toChange);
    },
    events(seq: number): readonly StoredEvent[] {
      return eventsOf.all(seq).map(toEvent);
    },
    eventsOfVisit(visitId: VisitId, limit: number): readonly StoredEvent[] {
      return eventsOfVisit.all(visitId, limit).map(toEvent);
    },
    /** All events of changes recorded by then, in order: for `yard.at`. */
    *eventsUntil(recordedAt: Instant): Generator<StoredEvent> {
      for (const row of eventsUntil.each(recordedAt)) yield toEvent(row);
    },
    /** Every event ever, in order: for replay. */
    *allEvents(): Generator<StoredEvent> {
      for (const row of allEvents.each()) yield toEvent(row);
    },
    touchedSince(seq: number, limit: number): readonly { readonly kind: RecordKind; readonly id: number }[] {
      return touchedSince.all(seq, limit);
    },
    /** The seq of the last change that wrote a record. */
    lastWriter(kind: RecordKind, id: number): number {
      return lastWriter(kind, id) ?? 0;
    },
    /** The last change before `seq` that wrote a record, looked for down to `floor`; 0 when none did. */
    writerBefore(kind: RecordKind, id: number, seq: number, floor: number): number {
      for (const row of eventsBetween.each(floor, seq)) {
        const { change } = toEvent(row);
        if (change.kind === kind && change.id === id) return row.seq;
      }
      return 0;
    },
    /** Changes after `seq` that belong to a visit's story, oldest first. */
    laterChangesOf(visitId: VisitId, seq: number): readonly number[] {
      return laterOfVisit.all(visitId, seq).map((row) => row.seq);
    },
    /** Recomputes the chain from a seq on (JO3). `firstBad` is the first change that does not fit. */
    verify(from: number): { readonly ok: boolean; readonly checked: number; readonly firstBad?: number } {
      let before = from <= 1 ? FIRST_HASH : (hashOf(from - 1) ?? FIRST_HASH);
      let expected = Math.max(1, from);
      let checked = 0;
      for (const row of changesFrom.each(expected)) {
        const events = eventsOf.all(row.seq);
        const hash = linkHash(
          before,
          toChange(row),
          events.map((event) => event.payload_json),
        );
        if (row.seq !== expected || !hash.equals(row.hash) || !events.every(saysWhatItsPayloadSays))
          return { ok: false, checked, firstBad: expected };
        before = row.hash;
        expected += 1;
        checked += 1;
      }
      // A chain whose end was cut off still fits; what the end had left elsewhere gives it away.
      const last = Math.max(lastEventSeq() ?? 0, lastTouchedSeq() ?? 0);
      return last < expected ? { ok: true, checked } : { ok: false, checked, firstBad: expected };
    },
  };
}

/** The columns beside an event's payload are for indexes only; they repeat it, dense from 0. */
function saysWhatItsPayloadSays(row: EventRow, index: number): boolean {
  const start = `{"type":${JSON.stringify(row.type)},"visitId":${String(row.visit_id)},`;
  return row.n === index && row.payload_json.startsWith(start);
}

function toChange(row: ChangeRow): Change {
  return {
    seq: row.seq,
    at: row.at as Instant,
    recordedAt: row.recorded_at as Instant,
    command: row.command,
    commandId: row.command_id,
    actor: row.actor,
    station: row.station,
    reason: row.reason,
    isReversible: row.is_reversible === 1,
  };
}

function toEvent(row: EventRow): StoredEvent {
  const payload = JSON.parse(row.payload_json) as Pick<YardEvent, 'change' | 'info'>;
  return {
    seq: row.seq,
    n: row.n,
    type: row.type,
    visitId: row.visit_id as VisitId | null,
    change: payload.change,
    info: payload.info ?? null,
  };
}
