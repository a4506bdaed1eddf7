import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { COUNTED_TYPES, type EventType, type YardEvent } from '../../../shared/domain/events.ts';
import type { QueueId, VisitId } from '../../../shared/kernel/ids.ts';
import { queuesTouchedBy } from '../../../shared/domain/queue/line-fields.ts';
import type { RecordKind } from '../../../shared/domain/records.ts';
import { OF_CROSSINGS } from '../../db/partial-indexes.ts';
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
  /** The second person whose word it rests on. */
  readonly approvedBy: string | null;
  readonly isReversible: boolean;
};

/** An event as the journal gives it back. */
export type StoredEvent = YardEvent & { readonly seq: number };

/** A change with its events. */
export type LineChangeRead = Change & { readonly events: readonly YardEvent[] };

/** Where an event belongs in a visit's story. */
type StoryPart = Pick<YardEvent, 'type' | 'visitId'>;

export type Receipt = {
  readonly name: string;
  readonly inputHash: string;
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
  readonly approved_by: string | null;
  readonly is_reversible: number;
};
/** The first page of a change's events, and how many pages there are. */
type FirstPage = { readonly seq: number; readonly pages: number; readonly events_json: string };

const CHANGE_COLUMNS = 'seq, at, recorded_at, command, command_id, actor, station, reason, approved_by, is_reversible';
const FIRST_PAGE = 'seq, pages, events_json';

/** Events that stand together in one row. */
const PAGE = 100;

/** Changes of a line that are read at a time. */
const LINE_PAGE = 200;

/** Kept apart, so that no report reads a journal through. */
const COUNTED: ReadonlySet<EventType> = new Set(COUNTED_TYPES);

/** The hash before the first change. */
export const FIRST_HASH = '0'.repeat(64);

/** JO3: SHA-256 over the hash before, the canonical change and its events as they are stored, in hexadecimal. */
export function linkHash(before: string, change: Change, pages: readonly string[]): string {
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
    // What rests on nobody else's word is hashed as it was before there was such a word.
    ...(change.approvedBy === null ? [] : [change.approvedBy]),
  ]);
  return hash('sha256', [before, text, ...pages].join('\n'), 'hex');
}

/** Events as they are stored and hashed, page by page. */
function pagesOf(events: readonly YardEvent[]): readonly [string, ...string[]] {
  const page = (from: number): string => JSON.stringify(events.slice(from, from + PAGE));
  const pages: [string, ...string[]] = [page(0)];
  for (let from = PAGE; from < events.length; from += PAGE) pages.push(page(from));
  return pages;
}

/** The journal: changes, their events, what they touched, and the receipts of commands. */
export type JournalStore = ReturnType<typeof createJournalStore>;

export function createJournalStore(db: Database) {
  const insertChange = write(
    db,
    `INSERT INTO changes (${CHANGE_COLUMNS}, hash, pages, events_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertPage = write(db, 'INSERT INTO further_events (seq, page, events_json) VALUES (?, ?, ?)');
  const insertVisit = write(db, 'INSERT INTO visit_changes (visit_id, seq, page) VALUES (?, ?, ?)');
  const insertCounted = write(db, 'INSERT INTO counted_events (seq, n, type, visit_id) VALUES (?, ?, ?, ?)');
  const insertLine = write(db, 'INSERT OR IGNORE INTO line_changes (queue_id, seq) VALUES (?, ?)');
  const queueOfVisit = scalar<number | null>(db, 'SELECT queue_id FROM visits WHERE id = ?');
  const queueIds = rows<{ readonly id: number }>(db, 'SELECT id FROM queues');
  const lineChanges = rows<ChangeRow & FirstPage>(
    db,
    `SELECT ${CHANGE_COLUMNS}, pages, events_json FROM changes WHERE seq IN
       (SELECT seq FROM line_changes WHERE queue_id = ? AND seq > ? AND seq <= ?) ORDER BY seq DESC LIMIT ?`,
  );
  const lastLineChange = scalar<number | null>(db, 'SELECT max(seq) FROM line_changes WHERE queue_id = ?');
  const countLineChanges = scalar<number>(
    db,
    `SELECT count(*) FROM (SELECT 1 FROM line_changes WHERE queue_id = ? AND seq > ? LIMIT ?)`,
  );
  const lastSeqBefore = scalar<number>(db, 'SELECT seq FROM changes WHERE at < ? ORDER BY at DESC, seq DESC LIMIT 1');
  const insertReceipt = write(
    db,
    'INSERT INTO command_receipts (command_id, name, input_hash, outcome_json, seq, recorded_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const receipt = rows<{
    readonly name: string;
    readonly input_hash: string;
    readonly outcome_json: string;
    readonly seq: number | null;
  }>(db, 'SELECT name, input_hash, outcome_json, seq FROM command_receipts WHERE command_id = ?');
  const head = rows<{ readonly seq: number; readonly hash: string }>(
    db,
    'SELECT seq, hash FROM changes ORDER BY seq DESC LIMIT 1',
  );
  const hashOf = scalar<string>(db, 'SELECT hash FROM changes WHERE seq = ?');
  const changeBySeq = rows<ChangeRow>(db, `SELECT ${CHANGE_COLUMNS} FROM changes WHERE seq = ?`);
  const changesBefore = rows<ChangeRow>(
    db,
    `SELECT ${CHANGE_COLUMNS} FROM changes WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const changesFrom = rows<ChangeRow & FirstPage & { readonly hash: string }>(
    db,
    `SELECT ${CHANGE_COLUMNS}, hash, pages, events_json FROM changes WHERE seq >= ? ORDER BY seq`,
  );
  const ofCrossings = rows<ChangeRow>(
    db,
    `SELECT ${CHANGE_COLUMNS} FROM changes WHERE ${OF_CROSSINGS} ORDER BY seq DESC`,
  );
  const making = rows<ChangeRow>(db, `SELECT ${CHANGE_COLUMNS} FROM changes WHERE seq = 1 AND command = 'site.create'`);
  const firstPage = rows<FirstPage>(db, `SELECT ${FIRST_PAGE} FROM changes WHERE seq = ?`);
  const firstPages = rows<FirstPage>(db, `SELECT ${FIRST_PAGE} FROM changes ORDER BY seq`);
  const firstPagesAfter = rows<FirstPage>(db, `SELECT ${FIRST_PAGE} FROM changes WHERE seq > ? ORDER BY seq`);
  const recordedAt = scalar<number>(db, 'SELECT recorded_at FROM changes WHERE seq = ?');
  const firstPagesUpTo = rows<FirstPage>(
    db,
    `SELECT ${FIRST_PAGE} FROM changes WHERE seq > ? AND seq <= ? ORDER BY seq`,
  );
  const firstPagesBetween = rows<FirstPage>(
    db,
    `SELECT ${FIRST_PAGE} FROM changes WHERE seq >= ? AND seq < ? ORDER BY seq DESC`,
  );
  const furtherPage = scalar<string>(db, 'SELECT events_json FROM further_events WHERE seq = ? AND page = ?');
  const furtherPages = rows<{ readonly events_json: string }>(
    db,
    'SELECT events_json FROM further_events WHERE seq = ? ORDER BY page',
  );
  const placesOfVisit = rows<{ readonly seq: number; readonly page: number }>(
    db,
    'SELECT seq, page FROM visit_changes WHERE visit_id = ? ORDER BY seq, page',
  );
  const laterOfVisit = rows<{ readonly seq: number }>(
    db,
    'SELECT DISTINCT seq FROM visit_changes WHERE visit_id = ? AND seq > ? ORDER BY seq',
  );
  const isPlace = scalar<number>(db, 'SELECT 1 FROM visit_changes WHERE visit_id = ? AND seq = ? AND page = ?');
  const countedOf = rows(db, 'SELECT n, type, visit_id AS visitId FROM counted_events WHERE seq = ? ORDER BY n');
  const lastKnownSeq = scalar<number>(
    db,
    `SELECT max(coalesce((SELECT max(seq) FROM command_receipts), 0), coalesce((SELECT max(seq) FROM further_events), 0),
       coalesce((SELECT max(seq) FROM visit_changes), 0), coalesce((SELECT max(seq) FROM counted_events), 0))`,
  );

  const textsOf = ({ seq, pages, events_json }: FirstPage): readonly [string, ...string[]] =>
    pages === 1 ? [events_json] : [events_json, ...furtherPages.all(seq).map((page) => page.events_json)];

  /** Whether the rows that lead to a change's events are all there, and lead nowhere else. */
  const isIndexed = (seq: number, pages: readonly string[]): boolean => {
    const events = pages.flatMap(parsePage);
    const counted = countedIn(events);
    return (
      placesIn(events).every(({ visitId, page }) => isPlace(visitId, seq, page) === 1) &&
      JSON.stringify(countedOf.all(seq)) === JSON.stringify(counted)
    );
  };

  const pageOf = (seq: number, page: number): ReturnType<typeof parsePage> =>
    parsePage((page === 0 ? firstPage.get(seq)?.events_json : furtherPage(seq, page)) ?? '[]');

  function* eventsOn(firsts: Iterable<FirstPage>): Generator<StoredEvent> {
    for (const first of firsts)
      for (const text of textsOf(first)) for (const event of parsePage(text)) yield { ...event, seq: first.seq };
  }

  return {
    /** Appends a change with its events; answers the new head of the chain. */
    append(change: Change, events: readonly YardEvent[], before: string): string {
      const { seq } = change;
      const pages = pagesOf(events);
      const hash = linkHash(before, change, pages);
      insertChange(
        seq,
        change.at,
        change.recordedAt,
        change.command,
        change.commandId,
        change.actor,
        change.station,
        change.reason,
        change.approvedBy,
        change.isReversible ? 1 : 0,
        hash,
        pages.length,
        pages[0],
      );
      for (let page = 1; page < pages.length; page += 1) insertPage(seq, page, pages[page] ?? '');
      for (const { visitId, page } of placesIn(events)) insertVisit(visitId, seq, page);
      for (const { n, type, visitId } of countedIn(events)) insertCounted(seq, n, type, visitId);
      const touched = queuesTouchedBy(
        events,
        (visitId) => queueOfVisit(visitId) ?? null,
        () => queueIds.all().map(({ id }) => id),
      );
      for (const queueId of touched) insertLine(queueId, seq);
      return hash;
    },
    keepReceipt(
      commandId: string,
      name: string,
      inputHash: string,
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
    head(): { readonly seq: number; readonly hash: string } {
      return head.get() ?? { seq: 0, hash: FIRST_HASH };
    },
    change(seq: number): Change | null {
      const row = changeBySeq.get(seq);
      return row === undefined ? null : toChange(row);
    },
    changesBefore(seq: number, limit: number): readonly Change[] {
      return changesBefore.all(seq, limit).map(toChange);
    },
    /** Changes that may have been of crossings, their queues and calendars (QU14), newest first. */
    *changesOfCrossings(): Generator<Change> {
      for (const row of ofCrossings.each()) yield toChange(row);
      // With the site itself the first crossings were made.
      for (const row of making.all()) yield toChange(row);
    },
    events(seq: number): readonly StoredEvent[] {
      const first = firstPage.get(seq);
      return first === undefined ? [] : [...eventsOn([first])];
    },
    /** The nth event of a change, from 0. */
    event(seq: number, n: number): StoredEvent | null {
      const event = pageOf(seq, Math.floor(n / PAGE))[n % PAGE];
      return event === undefined ? null : { ...event, seq };
    },
    /** The first events of a visit's story, oldest first. */
    eventsOfVisit(visitId: VisitId, limit: number): readonly StoredEvent[] {
      const events: StoredEvent[] = [];
      for (const { seq, page } of placesOfVisit.all(visitId)) {
        for (const event of pageOf(seq, page)) if (event.visitId === visitId) events.push({ ...event, seq });
        if (events.length >= limit) return events.slice(0, limit);
      }
      return events;
    },
    /**
     * The last change recorded by then; 0 when there is none. The yard's clock never steps back, so that times of
     * recording stand in the order of the changes.
     */
    lastSeqRecordedBy(at: Instant): number {
      let low = 0;
      let high = head.get()?.seq ?? 0;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((recordedAt(middle) ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    /** Every event of the changes after one and up to another, in order. */
    eventsBetween(after: number, until: number): Generator<StoredEvent> {
      return eventsOn(firstPagesUpTo.each(after, until));
    },
    /** The chain's hash at a change; null where there is none. */
    hashAt(seq: number): string | null {
      return hashOf(seq) ?? null;
    },
    /** Every event ever, in order: for replay. */
    allEvents(): Generator<StoredEvent> {
      return eventsOn(firstPages.each());
    },
    /** Every event after a change, in order: for what a station missed. */
    eventsAfter(seq: number): Generator<StoredEvent> {
      return eventsOn(firstPagesAfter.each(seq));
    },
    /** The last change before `seq` that wrote a record, looked for down to `floor`; 0 when none did. */
    writerBefore(kind: RecordKind, id: number, seq: number, floor: number): number {
      for (const event of eventsOn(firstPagesBetween.each(floor, seq)))
        if (event.change.kind === kind && event.change.id === id) return event.seq;
      return 0;
    },
    /** Changes that may have moved a place in a queue, newest first, after one seq and up to another (QU37). */
    *lineChanges(queueId: QueueId, after: number, until: number, limit: number): Generator<LineChangeRead> {
      // Some at a time: whoever reads stops early as a rule, and asks other tables between.
      let last = until;
      for (let left = limit; left > 0; left -= LINE_PAGE) {
        const page = lineChanges.all(queueId, after, last, Math.min(left, LINE_PAGE));
        for (const row of page) yield { ...toChange(row), events: textsOf(row).flatMap(parsePage) };
        if (page.length < LINE_PAGE) return;
        last = (page.at(-1)?.seq ?? 1) - 1;
      }
    },
    /** The last of them; 0 when there is none. */
    lastLineChange(queueId: QueueId): number {
      return lastLineChange(queueId) ?? 0;
    },
    /** How many such changes there are after a seq, counted up to a limit. */
    countLineChanges(queueId: QueueId, after: number, limit: number): number {
      return countLineChanges(queueId, after, limit) ?? 0;
    },
    /** The last change before a time; 0 when there is none. */
    lastSeqBefore(at: Instant): number {
      return lastSeqBefore(at) ?? 0;
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
        const pages = [row.events_json, ...furtherPages.all(row.seq).map((page) => page.events_json)];
        const hash = linkHash(before, toChange(row), pages);
        if (row.seq !== expected || pages.length !== row.pages || hash !== row.hash || !isIndexed(row.seq, pages))
          return { ok: false, checked, firstBad: expected };
        before = row.hash;
        expected += 1;
        checked += 1;
      }
      // A chain whose end was cut off still fits; what the end had left elsewhere gives it away.
      return (lastKnownSeq() ?? 0) < expected ? { ok: true, checked } : { ok: false, checked, firstBad: expected };
    },
  };
}

/** The pages on which each visit is spoken of. */
function placesIn(events: readonly StoryPart[]): readonly { readonly visitId: VisitId; readonly page: number }[] {
  const places: { readonly visitId: VisitId; readonly page: number }[] = [];
  for (let from = 0; from < events.length; from += PAGE) {
    const visits = new Set<VisitId>();
    for (const { visitId } of events.slice(from, from + PAGE)) if (visitId !== null) visits.add(visitId);
    for (const visitId of visits) places.push({ visitId, page: from / PAGE });
  }
  return places;
}

/** The events that reports count. */
function countedIn(
  events: readonly StoryPart[],
): readonly { readonly n: number; readonly type: EventType; readonly visitId: VisitId }[] {
  return events.flatMap(({ type, visitId }, n) =>
    visitId !== null && COUNTED.has(type) ? [{ n, type, visitId }] : [],
  );
}

function parsePage(text: string): readonly Omit<StoredEvent, 'seq'>[] {
  return JSON.parse(text) as readonly Omit<StoredEvent, 'seq'>[];
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
    approvedBy: row.approved_by,
    isReversible: row.is_reversible === 1,
  };
}
