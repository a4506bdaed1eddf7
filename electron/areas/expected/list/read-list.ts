import type { TimeZone } from '../../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';
import type { NamedCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import type { DeclaredTruck } from '../../../../shared/domain/expected/declared-truck.ts';
import { isSameTrip, mergeTrips } from '../../../../shared/domain/expected/merge.ts';
import { dayOfTitles, directionOfTitles } from './cell-readers.ts';
import { findHeader, headerScore, type FoundHeader, type ListField } from './columns.ts';
import { decodeAs, decodeText, looksLikeTcvn3 } from './decode.ts';
import { cellsOf, isBesideTheList, readRow, type RowContext, type RowReading } from './row.ts';
import {
  fileKindOf,
  peekCsv,
  readCsv,
  readSheets,
  refusalOfOle,
  separatorsOf,
  type Table,
  type TableRefusal,
} from './table.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
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

export type ListRefusal =
  | TableRefusal
  | { readonly code: 'list.empty' }
  | { readonly code: 'list.too-large'; readonly maxBytes: number }
  | { readonly code: 'list.too-many-rows'; readonly maxRows: number }
  | { readonly code: 'list.encoding-tcvn3' };

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
  if (input.bytes.length > MAX_FILE_BYTES) return refuse({ code: 'list.too-large', maxBytes: MAX_FILE_BYTES });
  if (input.bytes.length === 0) return refuse({ code: 'list.empty' });
  const found = await findTable(input.bytes);
  if (!found.ok) return found;
  const { table, header } = found.value;
  if (looksLikeTcvn3(sampleOf(table))) return refuse({ code: 'list.encoding-tcvn3' });
  return readRows(table, header, input, onProgress);
}

type FoundTable = { readonly table: Table; readonly header: FoundHeader };

async function findTable(bytes: Uint8Array): Promise<Result<FoundTable, ListRefusal>> {
  switch (fileKindOf(bytes)) {
    case 'zip':
      return findInWorkbook(bytes);
    case 'ole':
      return refuse(refusalOfOle(bytes));
    case 'other-binary':
      return refuse({ code: 'list.not-a-list' });
    case 'text':
      return findInText(bytes);
  }
}

async function findInWorkbook(bytes: Uint8Array): Promise<Result<FoundTable, ListRefusal>> {
  let hasRows = false;
  for await (const table of readSheets(bytes)) {
    if (!table.ok) return table;
    if (looksLikeTcvn3(sampleOf(table.value))) return refuse({ code: 'list.encoding-tcvn3' });
    const header = findHeader(table.value.rows);
    if (header !== null) return ok({ table: table.value, header });
    hasRows ||= table.value.rows.length > 0;
  }
  return refuse({ code: hasRows ? 'list.not-a-list' : 'list.empty' });
}

function findInText(bytes: Uint8Array): Result<FoundTable, ListRefusal> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const texts = [decoded.value.text];
  // A list from the other side of the border; tried last, because any bytes are some Chinese text.
  if (decoded.value.encoding === 'windows-1258') texts.push(decodeAs(bytes, 'gb18030').text);
  if (texts[0]?.trim() === '') return refuse({ code: 'list.empty' });
  for (const text of texts) {
    const separator = bestSeparator(text);
    if (separator === null) continue;
    const table = readCsv(text, separator);
    if (!table.ok) return table;
    const header = findHeader(table.value.rows);
    if (header !== null) return ok({ table: table.value, header });
  }
  return refuse({ code: 'list.not-a-list' });
}

/** The separator under which the header names most columns. */
function bestSeparator(text: string): string | null {
  let best: { readonly separator: string; readonly score: number } | null = null;
  for (const separator of separatorsOf(text)) {
    const score = headerScore(findHeader(peekCsv(text, separator)));
    if (score > (best?.score ?? 0)) best = { separator, score };
  }
  return best?.separator ?? null;
}

function sampleOf(table: Table): string {
  return table.rows
    .slice(0, 200)
    .map((line) => line.cells.join(' ').slice(0, 1_000))
    .join('\n');
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
