import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { CargoClass, Direction, VisitKind } from '../../../shared/domain/vocabulary.ts';
import type { Departure } from '../../../shared/domain/gate/visit-stage.ts';
import { LONG_MS } from '../../db/partial-indexes.ts';
import { rows, scalar, scalars } from '../../db/sql.ts';
import type { COUNTED_TYPES } from '../../../shared/domain/events.ts';

/** Reads intervals and counted events for reports; every read is bounded by an index, however old the day is. */
export type ReportStore = ReturnType<typeof createReportStore>;

export type StandingRow = {
  readonly id: number;
  readonly visitId: number;
  readonly zoneId: number;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly isAdjustment: number;
  readonly isInSlot: number;
};

export type ReportVisit = {
  readonly id: VisitId;
  readonly kind: VisitKind;
  readonly direction: Direction;
  readonly crossingId: number;
  readonly cargoClass: CargoClass;
  readonly isLoaded: number;
  readonly plate: string;
  readonly arrivedAt: Instant | null;
  /** Since when it waits for its call, as it joined last. */
  readonly joinedAt: Instant | null;
  readonly departedAt: Instant | null;
  readonly departure: Departure | null;
  /** Whether it was ever under a hold. */
  readonly isHeld: number;
};

export type PersonRow = {
  readonly personId: number;
  readonly visitId: number;
  readonly from: Instant;
  readonly to: Instant | null;
  readonly isStaying: number;
};

export type StayRow = { readonly personId: number; readonly from: Instant; readonly to: Instant | null };

export type DepartedRow = {
  readonly visitId: VisitId;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  readonly from: Instant;
  readonly to: Instant;
  readonly departure: Departure | null;
};

export type CountedEvent = {
  readonly seq: number;
  readonly n: number;
  readonly type: (typeof COUNTED_TYPES)[number];
  readonly visitId: number;
  readonly at: Instant;
};

type Tally = { readonly count: number; readonly sum: number };

const LONG = String(LONG_MS);

type Overlap = readonly [open: string, short: string, long: string];

/** The three ways in which an interval can overlap a time: still open, ended soon after it, or long. */
function overlapping(table: string, columns: string, start: string, end: string, only = ''): Overlap {
  const select = `SELECT ${columns} FROM ${table}`;
  return [
    `${select} INDEXED BY ${table}_by_end WHERE ${end} IS NULL AND ${start} < ?${only}`,
    `${select} INDEXED BY ${table}_by_end
       WHERE ${end} >= ? AND ${end} < ? AND ${start} < ? AND ${end} - ${start} <= ${LONG}${only}`,
    `${select} INDEXED BY ${table}_long WHERE ${end} - ${start} > ${LONG} AND ${end} >= ? AND ${start} < ?${only}`,
  ];
}

const STANDINGS = overlapping(
  'standings',
  `id, visit_id AS visitId, zone_id AS zoneId, started_at AS "from", ended_at AS "to", is_adjustment AS isAdjustment,
    substr(place, 1, 5) = 'slot:' AS isInSlot`,
  'started_at',
  'ended_at',
);
const PEOPLE = overlapping(
  'people',
  'id AS personId, visit_id AS visitId, attached_at AS "from", left_at AS "to", is_staying AS isStaying',
  'attached_at',
  'left_at',
);
const STAYS = overlapping(
  'stays',
  'person_id AS personId, started_at AS "from", ended_at AS "to"',
  'started_at',
  'ended_at',
  // Who never lay there (RE1).
  " AND ended_how IS NOT 'corrected'",
);
const VISIT_COLUMNS = `id, kind, direction, crossing_id AS crossingId, cargo_class AS cargoClass,
  loaded AS isLoaded, plate,
  arrived_at AS arrivedAt, joined_at AS joinedAt, departed_at AS departedAt, departure, holds_json <> '[]' AS isHeld`;
const FIRST = `SELECT seq FROM changes INDEXED BY changes_by_at WHERE at >= ? AND at < ? ORDER BY at LIMIT 1`;
const LAST = `SELECT seq FROM changes INDEXED BY changes_by_at WHERE at >= ? AND at < ? ORDER BY at DESC LIMIT 1`;
/** When each happened is told by the index: not one of the journal's own rows is read. */
const EVENTS = `SELECT e.seq, e.n, e.type, e.visit_id AS visitId, c.at
  FROM changes c INDEXED BY changes_by_at CROSS JOIN counted_events e ON e.seq = c.seq WHERE c.at >= ? AND c.at < ?`;
const UNDONE = `SELECT CAST(substr(reason, 6) AS INTEGER) FROM changes INDEXED BY changes_undoing
  WHERE command = 'change.undo' AND CAST(substr(reason, 6) AS INTEGER) BETWEEN ? AND ?`;
const DEPARTED = `SELECT id AS visitId, direction, cargo_class AS cargoClass, arrived_at AS "from", departed_at AS "to", departure
  FROM visits INDEXED BY visits_by_departure
  WHERE departed_at IS NOT NULL AND departed_at >= ? AND departed_at < ? AND arrived_at IS NOT NULL`;
const DEPARTED_IDS = `SELECT id FROM visits INDEXED BY visits_by_departure
  WHERE departed_at IS NOT NULL AND departed_at >= ? AND departed_at < ?`;

const PASSED = `SELECT count(*) AS count, coalesce(sum(occurred_at - ?), 0) AS sum
  FROM passes INDEXED BY passes_by_time WHERE occurred_at >= ? AND occurred_at < ?`;
const ENDED = `SELECT count(*) AS count, coalesce(sum(ended_at - ?), 0) AS sum
  FROM standings INDEXED BY standings_by_end WHERE ended_at >= ? AND ended_at < ?`;

/** The statements whose plans a test reads. */
export const REPORT_SQL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(STANDINGS.map((sql, n) => [`standings-${String(n)}`, sql])),
  ...Object.fromEntries(PEOPLE.map((sql, n) => [`people-${String(n)}`, sql])),
  ...Object.fromEntries(STAYS.map((sql, n) => [`stays-${String(n)}`, sql])),
  first: FIRST,
  last: LAST,
  events: EVENTS,
  undone: UNDONE,
  departed: DEPARTED,
  departedIds: DEPARTED_IDS,
  passed: PASSED,
  ended: ENDED,
};

export function createReportStore(db: Database) {
  const standings = overlap<StandingRow>(db, STANDINGS);
  const people = overlap<PersonRow>(db, PEOPLE);
  const stays = overlap<StayRow>(db, STAYS);
  const visit = rows<ReportVisit>(db, `SELECT ${VISIT_COLUMNS} FROM visits WHERE id = ?`);
  const visits = rows<ReportVisit>(
    db,
    `SELECT ${VISIT_COLUMNS} FROM visits WHERE id IN (SELECT value FROM json_each(?))`,
  );
  const first = scalar<number>(db, FIRST);
  const last = scalar<number>(db, LAST);
  const events = rows<CountedEvent>(db, EVENTS);
  const undone = scalars<number>(db, UNDONE);
  const departed = rows<DepartedRow>(db, DEPARTED);
  const departedIds = scalars<VisitId>(db, DEPARTED_IDS);
  const passed = rows<Tally>(db, PASSED);
  const ended = rows<Tally>(db, ENDED);

  const undoneOf = (first: number, last: number): ReadonlySet<number> => new Set(undone(first, last));

  return {
    /** Standings that overlap [from, to], in any order. */
    standings(from: Instant, to: Instant): readonly StandingRow[] {
      return standings(from, to);
    },
    people(from: Instant, to: Instant): readonly PersonRow[] {
      return people(from, to);
    },
    stays(from: Instant, to: Instant): readonly StayRow[] {
      return stays(from, to);
    },
    visit(visitId: number): ReportVisit {
      const found = visit.get(visitId);
      if (found === undefined) throw new Error(`no visit ${String(visitId)}`);
      return found;
    },
    /** Many visits at once, in any order, at half the cost of each by itself. */
    visits(visitIds: Iterable<number>): readonly ReportVisit[] {
      return visits.all(JSON.stringify([...visitIds]));
    },
    /** Calls, no-shows and fast-tracks of a time, without those that were taken back. */
    countedEvents(from: Instant, to: Instant): readonly CountedEvent[] {
      const found = events.all(from, to).toSorted((a, b) => a.seq - b.seq || a.n - b.n);
      const gone = undoneOf(found[0]?.seq ?? 0, found.at(-1)?.seq ?? 0);
      return gone.size === 0 ? found : found.filter(({ seq }) => !gone.has(seq));
    },
    /** Which of the changes from one seq to another were taken back; what took them back never is. */
    undone: (first: number, last: number): ReadonlySet<number> => undoneOf(first, last),
    /** What the record of a time looks like: another passage or end of a standing, or a change taken back, makes it another. */
    signature(from: Instant, to: Instant): string {
      const tally = (one: Tally | undefined): string => `${String(one?.count)}:${String(one?.sum)}`;
      const gone = undoneOf(first(from, to) ?? 0, last(from, to) ?? 0).size;
      return `${tally(passed.get(from, from, to))} ${tally(ended.get(from, from, to))} ${String(gone)}`;
    },
    /** Visits that ended in a time; told by the index alone. */
    departedIds: (from: Instant, to: Instant): readonly VisitId[] => departedIds(from, to),
    /** The same, each read. */
    departed(from: Instant, to: Instant): readonly DepartedRow[] {
      return departed.all(from, to);
    },
  };
}

function overlap<Row>(db: Database, sql: Overlap): (from: Instant, to: Instant) => readonly Row[] {
  const open = rows<Row>(db, sql[0]);
  const short = rows<Row>(db, sql[1]);
  const long = rows<Row>(db, sql[2]);
  return (from, to) => [...open.all(to), ...short.all(from, to + LONG_MS, to), ...long.all(from, to)];
}
