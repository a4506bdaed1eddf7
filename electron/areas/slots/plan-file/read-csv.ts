import { parse } from 'csv-parse/sync';
import { MOST_SLOTS } from '../../../../shared/domain/layout/check.ts';
import {
  columnNamed,
  NEEDED_COLUMNS,
  type LengthUnit,
  type PlanColumn,
} from '../../../../shared/domain/layout/columns-of-file.ts';
import type { PlanSlot } from '../../../../shared/domain/layout/plan.ts';
import type { ReadProblem } from '../../../../shared/contract/queries.ts';
import {
  readAccess,
  readDirection,
  readDistance,
  readHazards,
  readMeasure,
  readNumber,
  readPlace,
  readText,
  readYesNo,
  type CellReader,
} from './cells.ts';

/** Title lines that may stand above the header. */
const MOST_TITLES = 20;
const SEPARATORS = [',', ';', '\t'] as const;

/** A row of slots as they were written: what the file says nothing of is left out. */
export type WrittenSlot = { readonly slot: Partial<PlanSlot> & { readonly code: string }; readonly row: number };

export type Table = {
  readonly slots: readonly WrittenSlot[];
  readonly rows: number;
  readonly problems: readonly ReadProblem[];
  /** Which columns there are, as the file calls them. */
  readonly headers: ReadonlyMap<PlanColumn, string>;
};

const NOT_A_PLAN: ReadProblem = { row: null, column: null, code: 'not-a-plan', at: '' };

/** Reads slots from a text table with any usual separator; the header may be in either language. */
export function readCsv(text: string): Table {
  const found = headerOf(text);
  if (found === null) return refused(NOT_A_PLAN, linesIn(text));
  const { separator, at, columns } = found;
  const headers = new Map(columns.map(({ column, header }) => [column, header]));
  const wrong = headerProblems(at + 1, columns);
  if (wrong !== null) return refused(wrong, linesIn(text));
  // One row too many is enough to know: the rest is never looked at.
  const last = at + 1 + MOST_SLOTS + 1;
  const records = recordsOf(text, separator, last)?.slice(at + 1);
  if (records === undefined) return refused(NOT_A_PLAN, linesIn(text));
  const filled = records.flatMap((cells, i) => (cells.some((cell) => cell.trim() !== '') ? [{ cells, i }] : []));
  if (filled.length > MOST_SLOTS)
    return refused(
      { row: last, column: null, code: 'too-many-rows', at: String(MOST_SLOTS) },
      Math.max(filled.length, linesIn(text) - at - 1),
    );
  if (filled.length === 0) return refused({ row: null, column: null, code: 'no-rows', at: '' }, 0);
  const problems: ReadProblem[] = [];
  const slots = filled.map(({ cells, i }) => {
    const row = at + 2 + i;
    return { slot: slotOf(cells, columns, row, problems), row };
  });
  return { slots, rows: filled.length, problems, headers };
}

type Column = {
  readonly index: number;
  readonly column: PlanColumn;
  readonly header: string;
  readonly unit: LengthUnit | null;
};

type Header = { readonly separator: string; readonly at: number; readonly columns: readonly Column[] };

/** The separator and the line in which most columns of a plan are named. */
function headerOf(text: string): Header | null {
  const head = text.slice(0, 1 << 16);
  let best: Header | null = null;
  for (const separator of SEPARATORS)
    recordsOf(head, separator, MOST_TITLES)?.forEach((cells, at) => {
      const columns = cells.flatMap((header, index): Column[] => {
        const named = columnNamed(header);
        return named === null ? [] : [{ index, header: header.trim(), ...named }];
      });
      if (columns.length > (best?.columns.length ?? 1)) best = { separator, at, columns };
    });
  return best;
}

function headerProblems(row: number, columns: readonly Column[]): ReadProblem | null {
  const names = columns.map(({ column }) => column);
  const missing = NEEDED_COLUMNS.find((column) => !names.includes(column));
  if (missing !== undefined) return { row, column: null, code: 'column-missing', at: missing };
  const twice = columns.find(({ column }, i) => names.indexOf(column) < i);
  return twice === undefined ? null : { row, column: twice.header, code: 'column-repeated', at: twice.header };
}

function recordsOf(text: string, separator: string, last: number): readonly (readonly string[])[] | null {
  try {
    return parse(text, {
      delimiter: separator,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: last,
    });
  } catch {
    return null;
  }
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines + (text === '' || text.endsWith('\n') ? 0 : 1);
}

function refused(problem: ReadProblem, rows: number): Table {
  return { slots: [], rows, problems: [problem], headers: new Map() };
}

type Reader = { readonly field: keyof PlanSlot; readonly read: CellReader<PlanSlot[keyof PlanSlot]> };

const READERS: Readonly<Record<PlanColumn, Reader>> = {
  code: { field: 'code', read: readText },
  zone: { field: 'zone', read: readText },
  row: { field: 'row', read: readText },
  position: { field: 'position', read: readNumber },
  length: { field: 'lengthCm', read: readMeasure },
  width: { field: 'widthCm', read: readMeasure },
  x: { field: 'xCm', read: readPlace },
  y: { field: 'yCm', read: readPlace },
  angle: { field: 'angleDeg', read: readNumber },
  power: { field: 'hasPower', read: readYesNo },
  covered: { field: 'isCovered', read: readYesNo },
  hazard: { field: 'hazardClasses', read: readHazards },
  direction: { field: 'direction', read: readDirection },
  access: { field: 'access', read: readAccess },
  lane: { field: 'laneKey', read: (cell) => (cell === '' ? null : cell) },
  depth: { field: 'depth', read: readNumber },
  exit: { field: 'exitDistanceM', read: readDistance },
  walk: { field: 'walkDistanceM', read: readDistance },
  keepClear: { field: 'isKeepClear', read: readYesNo },
};

/** Columns whose empty cells say nothing, other than that there is none. */
const MAY_BE_EMPTY: ReadonlySet<PlanColumn> = new Set(['width', 'angle', 'access', 'depth', 'exit', 'walk']);

function slotOf(
  cells: readonly string[],
  columns: readonly Column[],
  row: number,
  problems: ReadProblem[],
): WrittenSlot['slot'] {
  const slot: Record<string, unknown> = { code: '' };
  for (const { index, column, header, unit } of columns) {
    const cell = withoutEscape((cells[index] ?? '').trim());
    if (cell === '' && MAY_BE_EMPTY.has(column)) continue;
    const { field, read } = READERS[column];
    const value = read(cell, unit);
    if (value === undefined) problems.push({ row, column: header, code: 'value-wrong', at: cell.slice(0, 40) });
    else slot[field] = value;
  }
  return slot as WrittenSlot['slot'];
}

/** Programs that write tables put a sign before what could be taken for a formula. */
function withoutEscape(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
