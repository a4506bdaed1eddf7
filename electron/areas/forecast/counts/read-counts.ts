import type { Day } from '../../../../shared/kernel/calendar.ts';
import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';
import { resolveCrossing, type NamedCrossing } from '../../../../shared/domain/expected/crossing-name.ts';
import { checkCounts, type ReadCount } from '../../../../shared/domain/forecast/check-counts.ts';
import { directionIn, readClass, readDay, readTrucks } from '../../../../shared/domain/forecast/count-cells.ts';
import type { CountError, CountProblem, CountWarning } from '../../../../shared/domain/forecast/count-codes.ts';
import type { CountLine } from '../../../../shared/domain/forecast/types.ts';
import type { CargoClass, Direction } from '../../../../shared/domain/vocabulary.ts';
import { findTable, isTotal } from '../../expected/list/find-table.ts';
import { MAX_LIST_ROWS, type ListProgress, type ListRefusal } from '../../expected/list/read-list.ts';
import type { TableRow } from '../../expected/list/table.ts';
import { countHeaderScore, findCountHeader, type Column, type CountColumn, type CountHeader } from './columns.ts';

export type CountInput = {
  readonly bytes: Uint8Array;
  readonly crossings: readonly NamedCrossing[];
  readonly todayOn: Day;
  /** The first day that the site saw itself. */
  readonly ownFromOn: Day;
};

/** A sheet of daily counts as it was read: what it says, and everything that is wrong with it (FC10). */
export type ReadSheet = {
  /** Rows of counts. */
  readonly rows: number;
  /** Totals and rows without a day between and below them. */
  readonly skipped: number;
  readonly counts: readonly CountLine[];
  readonly errors: readonly CountProblem<CountError>[];
  readonly warnings: readonly CountProblem<CountWarning>[];
};

type Found = {
  readonly counts: ReadCount[];
  readonly errors: CountProblem<CountError>[];
  readonly warnings: CountProblem<CountWarning>[];
};

const PROGRESS_EVERY = 500;

/** Reads daily counts as yards keep them: CSV or XLSX, a number a row or a column for each crossing and direction. */
export async function readCounts(
  input: CountInput,
  onProgress?: ListProgress,
): Promise<Result<ReadSheet, ListRefusal>> {
  const found = await findTable(input.bytes, { find: findCountHeader(input.crossings), scoreOf: countHeaderScore });
  if (!found.ok) return found;
  const { table, header } = found.value;
  const lines = table.rows.slice(header.rowsUsed);
  if (table.isCut || lines.length > MAX_LIST_ROWS)
    return refuse({ code: 'list.too-many-rows', maxRows: MAX_LIST_ROWS });
  const leftOut = header.leftOut.map(
    ({ name }) => ({ row: header.row, column: name, code: 'column.left-out', value: '' }) as const,
  );
  const read: Found = { counts: [], errors: [], warnings: leftOut };
  let skipped = 0;
  for (const [n, line] of lines.entries()) {
    if (n % PROGRESS_EVERY === 0) onProgress?.(n, lines.length);
    if (isTotal(line) || isBare(line, header)) skipped += 1;
    else readRow(line, header, input.crossings, read);
  }
  const rows = lines.length - skipped;
  if (rows === 0) return refuse({ code: 'list.empty' });
  if (read.counts.length > MAX_LIST_ROWS) return refuse({ code: 'list.too-many-rows', maxRows: MAX_LIST_ROWS });
  const whole = checkCounts(read.counts, input);
  return ok({
    rows,
    skipped,
    counts: read.counts.map(({ on, crossing, direction, cargoClass, trucks }) => ({
      on,
      crossing,
      direction,
      cargoClass,
      trucks,
    })),
    errors: [...read.errors, ...whole.errors].toSorted((a, b) => a.row - b.row),
    warnings: [...read.warnings, ...whole.warnings].toSorted((a, b) => a.row - b.row),
  });
}

/** Nothing but one text: a title between months, a signature below. */
function isBare({ cells }: TableRow, header: CountHeader): boolean {
  const isFilled = (column: Column): boolean => (cells[column.index] ?? '').trim() !== '';
  return !isFilled(header.on) ? !header.counts.some(isFilled) : cells.filter((cell) => cell.trim() !== '').length === 1;
}

function readRow(line: TableRow, header: CountHeader, crossings: readonly NamedCrossing[], read: Found): void {
  const cellOf = (column: Column): string => (line.cells[column.index] ?? '').trim();
  const wrong = (column: Column, code: CountError): void =>
    void read.errors.push({ row: line.row, column: column.name, code, value: cellOf(column) });
  const on = readDay(cellOf(header.on));
  if ('error' in on) wrong(header.on, on.error);
  for (const column of header.counts) {
    const crossing = crossingOf(column, header, cellOf, crossings, wrong);
    const direction = directionOf(column, header, cellOf, wrong);
    if (crossing === null || direction === null) continue;
    const cargoClass = classOf(header, direction, cellOf, wrong);
    const trucks = readTrucks(cellOf(column));
    if ('error' in trucks) wrong(column, trucks.error);
    else if (trucks.value === null)
      read.warnings.push({ row: line.row, column: column.name, code: 'trucks.missing', value: cellOf(header.on) });
    else if (!('error' in on) && cargoClass !== undefined)
      read.counts.push({
        on: on.value,
        crossing,
        direction,
        cargoClass,
        trucks: trucks.value,
        row: line.row,
        column: column.name,
      });
  }
}

type CellOf = (column: Column) => string;
type Wrong = (column: Column, code: CountError) => void;

function crossingOf(
  column: CountColumn,
  header: CountHeader,
  cellOf: CellOf,
  crossings: readonly NamedCrossing[],
  wrong: Wrong,
): string | null {
  if (column.crossing !== null) return column.crossing;
  if (header.crossing === null) return null;
  const cell = cellOf(header.crossing);
  const crossing = resolveCrossing(cell, crossings);
  if (crossing === null) wrong(header.crossing, cell === '' ? 'crossing.missing' : 'crossing.unknown');
  return crossing?.code ?? null;
}

function directionOf(column: CountColumn, header: CountHeader, cellOf: CellOf, wrong: Wrong): Direction | null {
  if (column.direction !== null) return column.direction;
  if (header.direction === null) return null;
  const cell = cellOf(header.direction);
  const direction = directionIn(cell);
  if (direction === null) wrong(header.direction, cell === '' ? 'direction.missing' : 'direction.unknown');
  return direction;
}

/** Null where the sheet tells no classes; undefined where it names one that nobody knows. */
function classOf(
  header: CountHeader,
  direction: Direction,
  cellOf: CellOf,
  wrong: Wrong,
): CargoClass | null | undefined {
  if (header.cargoClass === null) return null;
  const cell = cellOf(header.cargoClass);
  if (cell === '') return null;
  const cargoClass = readClass(cell, direction);
  if (cargoClass !== null) return cargoClass;
  wrong(header.cargoClass, 'class.unknown');
  return undefined;
}
