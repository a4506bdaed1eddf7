import type { Database } from 'better-sqlite3';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import type { IntervalKind } from '../../../shared/contract/report-queries.ts';
import { rows } from '../../db/sql.ts';
import { LONG_MS } from '../../db/partial-indexes.ts';

/** Reads raw intervals a page at a time, each page by an index from where the one before ended. */
export type IntervalStore = ReturnType<typeof createIntervalStore>;

export type IntervalRow = {
  readonly id: number;
  readonly visitId: number;
  readonly plate: string;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  readonly place: string;
  readonly from: Instant;
  readonly to: Instant | null;
  /** What pages go by: the beginning, or the arrival of the visit. */
  readonly start: Instant;
};

/** Where a page begins: after this row of a part of the reading. */
export type IntervalMark = {
  readonly part: number;
  readonly end: number;
  readonly start: number;
  readonly id: number;
};

type Part = { readonly sql: string; readonly bind: (from: Instant, to: Instant, after: IntervalMark) => number[] };

const VISIT = 'v.plate, v.direction, v.cargo_class AS cargoClass';
const LONG = String(LONG_MS);

/** Open ones by id; then ended ones in the order of their ends: those that ended soon after the time, and the long ones. */
function overlapping(table: string, place: string, join: string, only = ''): readonly Part[] {
  const select = `SELECT i.id, i.visit_id AS visitId, ${VISIT}, ${place} AS place, i.started_at AS "from", i.ended_at AS "to",
    i.started_at AS start FROM ${table} i INDEXED BY`;
  const joins = `CROSS JOIN visits v ON v.id = i.visit_id CROSS JOIN ${join}`;
  return [
    {
      sql: `${select} ${table}_by_end ${joins}
        WHERE i.ended_at IS NULL AND i.id > ? AND i.started_at < ?${only} ORDER BY i.id LIMIT ?`,
      bind: (_from, to, { id }) => [id, to],
    },
    {
      sql: `${select} ${table}_by_end ${joins}
        WHERE (i.ended_at, i.id) > (?, ?) AND i.ended_at < ? AND i.started_at < ?${only}
        ORDER BY i.ended_at, i.id LIMIT ?`,
      bind: (from, to, { end, id }) => [Math.max(end, from), end < from ? 0 : id, to + LONG_MS, to],
    },
    {
      sql: `${select} ${table}_long ${joins}
        WHERE i.ended_at - i.started_at > ${LONG} AND (i.ended_at, i.started_at, i.id) > (?, ?, ?)
          AND i.started_at < ?${only} ORDER BY i.ended_at, i.started_at, i.id LIMIT ?`,
      bind: (_from, to, { end, start, id }) => (end < to + LONG_MS ? [to + LONG_MS, 0, 0, to] : [end, start, id, to]),
    },
  ];
}

/** By arrival, so that times that follow one another have each visit once. */
function arrived(from: string, to: string, only = ''): readonly Part[] {
  return [
    {
      sql: `SELECT v.id, v.id AS visitId, ${VISIT}, c.code AS place, ${from} AS "from", ${to} AS "to",
        v.arrived_at AS start FROM visits v INDEXED BY visits_by_arrival CROSS JOIN crossings c ON c.id = v.crossing_id
        WHERE v.arrived_at IS NOT NULL AND (v.arrived_at, v.id) > (?, ?) AND v.arrived_at < ?${only}
        ORDER BY v.arrived_at, v.id LIMIT ?`,
      bind: (first, last, { start, id }) => [Math.max(start, first), start < first ? 0 : id, last],
    },
  ];
}

const PARTS: Readonly<Record<IntervalKind, readonly Part[]>> = {
  standings: overlapping('standings', 'z.code', 'zones z ON z.id = i.zone_id'),
  // Who never lay there (RE1) is left out.
  stays: overlapping('stays', 'b.code', 'beds b ON b.id = i.bed_id', " AND i.ended_how IS NOT 'corrected'"),
  waits: arrived('v.joined_at', 'coalesce(v.called_at, v.departed_at)', ' AND v.joined_at IS NOT NULL'),
  visits: arrived('v.arrived_at', 'v.departed_at'),
};

/** The statements whose plans a test reads. */
export const INTERVAL_SQL: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PARTS).flatMap(([kind, parts]) => parts.map(({ sql }, part) => [`${kind}-${String(part)}`, sql])),
);

export function createIntervalStore(db: Database) {
  const statements = new Map<string, ReturnType<typeof rows<IntervalRow>>>();
  const prepared = (sql: string): ReturnType<typeof rows<IntervalRow>> => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = rows<IntervalRow>(db, sql)));
    return statement;
  };
  return {
    /** At most so many rows of a kind after a mark, and where the next page begins; null at the end. */
    page(
      kind: IntervalKind,
      { from, to }: { readonly from: Instant; readonly to: Instant },
      after: IntervalMark,
      limit: number,
    ): { readonly rows: readonly IntervalRow[]; readonly next: IntervalMark | null } {
      const page: IntervalRow[] = [];
      let mark = after;
      for (const [part, { sql, bind }] of PARTS[kind].entries()) {
        if (part < after.part) continue;
        const left = limit - page.length;
        const found = prepared(sql).all(...bind(from, to, mark), left);
        page.push(...found);
        const last = found.at(-1);
        if (found.length === left && last !== undefined)
          return { rows: page, next: { part, end: last.to ?? 0, start: last.start, id: last.id } };
        mark = FIRST_PAGE;
      }
      return { rows: page, next: null };
    },
  };
}

export const FIRST_PAGE: IntervalMark = { part: 0, end: 0, start: 0, id: 0 };
