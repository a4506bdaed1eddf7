import type { TimeZone } from '../../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';
import type { NamedCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import type { DeclaredTruck } from '../../../../shared/domain/expected/declared-truck.ts';
import { isSameTrip, mergeTrips } from '../../../../shared/domain/expected/merge.ts';
import { dayOfTitles, directionOfTitles } from './cell-readers.ts';
import { findHeader, headerScore, type FoundHeader, type ListField } from './columns.ts';
import { findTable, type FileRefusal } from './find-table.ts';
import { cellsOf, isBesideTheList, readRow, type RowContext, type RowReading } from './row.ts';
import type { Table } from './table.ts';

export const MAX_LIST_ROWS = 20_000;

export type ListInput = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly crossings: readonly NamedCrossing[];
  readonly zone: TimeZone;
  readonly now: Instant;
};

/** One row of the list with its verdict. */
export type ListRow = RowReading & {
  /** The spreadsheet's row number, title lines counted. */
  readonly row: number;
  /** The earlier row of the same trip in this file, which took this one in; its truck alone is to be accepted. */
  readonly mergedInto: number | null;
};

export type DeclaredList = {
  readonly rows: readonly ListRow[];
  /** Blank rows, totals and signatures between and below the trucks. */
  readonly skipped: number;
  /** The names that the file gives to the columns found. */
  readonly columns: Readonly<Partial<Record<ListField, string>>>;
};

export type ListRefusal = FileRefusal | { readonly code: 'list.too-many-rows'; readonly maxRows: number };

/** Called while rows are read; `total` is known from the start. */
export type ListProgress = (done: number, total: number) => void;

/**
 * Reads a declared list as yards really receive it: CSV in any usual separator and encoding, or XLSX. Refuses a
 * file as a whole only when it cannot be read as a list; what is wrong with a row stands beside that row.
 */
export async function readList(
  input: ListInput,
  onProgress?: ListProgress,
): Promise<Result<DeclaredList, ListRefusal>> {
  const found = await findTable(input.bytes, { find: findHeader, scoreOf: headerScore });
  if (!found.ok) return found;
  const { table, header } = found.value;
  return readRows(table, header, input, onProgress);
}

const PROGRESS_EVERY = 200;

function readRows(
  table: Table,
  header: FoundHeader,
  input: ListInput,
  onProgress: ListProgress | undefined,
): Result<DeclaredList, ListRefusal> {
  const lines = table.rows.slice(header.rowsUsed);
  const context: RowContext = {
    columns: header.columns,
    crossings: input.crossings,
    zone: input.zone,
    now: input.now,
    titleDirection: directionOfTitles(header.titles),
    titleDay: dayOfTitles(header.titles),
  };
  const rows: ListRow[] = [];
  const trips = new Map<string, number[]>();
  let skipped = 0;
  let lastRow = header.row;
  for (const [index, line] of lines.entries()) {
    skipped += blanksBetween(lastRow, line.row);
    lastRow = line.row;
    const cells = cellsOf(line, header.columns);
    if (isBesideTheList(line, cells)) {
      skipped++;
      continue;
    }
    if (rows.length === MAX_LIST_ROWS) return refuse({ code: 'list.too-many-rows', maxRows: MAX_LIST_ROWS });
    rows.push(placed(line.row, readRow(line, cells, context), rows, trips));
    if (index % PROGRESS_EVERY === 0) onProgress?.(index, lines.length);
  }
  if (table.isCut) return refuse({ code: 'list.too-many-rows', maxRows: MAX_LIST_ROWS });
  if (rows.length === 0) return refuse({ code: 'list.empty' });
  onProgress?.(lines.length, lines.length);
  return ok({ rows, skipped, columns: namesOf(header) });
}

/** A stray row far below the list does not make a million blank ones. */
const MOST_BLANKS = 1_000;

function blanksBetween(above: number, below: number): number {
  const blanks = below - above - 1;
  return blanks > 0 && blanks <= MOST_BLANKS ? blanks : 0;
}

/** Joins a row to the earlier row of the same trip, which then also says what only this one said. */
function placed(row: number, reading: RowReading, rows: ListRow[], trips: Map<string, number[]>): ListRow {
  const { truck } = reading;
  if (truck === null) return { row, ...reading, mergedInto: null };
  const earlier = trips.get(truck.plate);
  if (earlier === undefined) {
    trips.set(truck.plate, [rows.length]);
    return { row, ...reading, mergedInto: null };
  }
  for (const at of earlier) {
    const kept = rows[at];
    if (kept === undefined || kept.truck === null || !isSameTrip(kept.truck, truck)) continue;
    rows[at] = { ...kept, truck: mergeTrips(kept.truck, truck) };
    return { row, ...reading, mergedInto: kept.row };
  }
  earlier.push(rows.length);
  return { row, ...reading, mergedInto: null };
}

function namesOf(header: FoundHeader): DeclaredList['columns'] {
  const names: Partial<Record<ListField, string>> = {};
  for (const [field, column] of Object.entries(header.columns)) names[field as ListField] = column.name;
  return names;
}

/** The trucks of a list that are to be accepted, one per trip. */
export function trucksOf(list: DeclaredList): readonly DeclaredTruck[] {
  return list.rows.flatMap((row) => (row.truck === null || row.mergedInto !== null ? [] : [row.truck]));
}
