import { parse } from 'csv-parse/sync';
import { fold } from '../../../../shared/kernel/text.ts';
import { readDay, readMinute, readState } from './cells.ts';
import type { CalendarFile, FileEntry, LineProblem } from './file-entry.ts';

const SEPARATORS = [';', ',', '\t'] as const;
/** Title lines that may stand above the header. */
const MOST_TITLES = 20;

const COLUMNS = ['crossing', 'from', 'to', 'on', 'fromTime', 'toTime', 'state'] as const;
type Column = (typeof COLUMNS)[number];

/** How columns are called, folded. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  crossing: ['crossing', 'border crossing', 'cua khau', 'ten cua khau', 'ma cua khau'],
  from: ['from', 'from day', 'from date', 'tu ngay', 'ngay bat dau', 'tu'],
  to: ['to', 'to day', 'to date', 'den ngay', 'ngay ket thuc', 'den'],
  on: ['on', 'day', 'date', 'ngay'],
  fromTime: ['from time', 'from hour', 'start', 'tu gio', 'gio bat dau', 'gio mo'],
  toTime: ['to time', 'to hour', 'end', 'den gio', 'gio ket thuc'],
  state: ['state', 'status', 'trang thai', 'tinh trang', 'che do'],
};
const BY_NAME = new Map(COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)));

type Header = { readonly separator: string; readonly at: number; readonly columns: ReadonlyMap<Column, number> };
type Cells = { readonly cell: (column: Column) => string; readonly text: string };

/** Reads days and hours from a text table with any usual separator; headers in either language and in any order. */
export function readCalendarCsv(text: string): CalendarFile {
  const header = headerOf(text);
  if (header === null) return null;
  const records = recordsOf(text, header.separator);
  if (records === null) return null;
  const entries: FileEntry[] = [];
  const problems: LineProblem[] = [];
  records.forEach((cells, at) => {
    if (at <= header.at || cells.every((cell) => cell.trim() === '')) return;
    const row = at + 1;
    const cell = (column: Column): string => (cells[header.columns.get(column) ?? -1] ?? '').trim();
    const read = entryOf({ cell, text: cells.map((one) => one.trim()).join(' · ') });
    if (typeof read === 'string') problems.push({ row, code: 'calendar.unreadable', entry: read, other: null });
    else entries.push({ row, ...read });
  });
  return entries.length + problems.length === 0 ? null : { entries, problems };
}

/** The line's entry, or the words of it that make no sense. */
function entryOf({ cell, text }: Cells): Omit<FileEntry, 'row'> | string {
  const crossing = cell('crossing');
  const state = readState(cell('state'));
  if (crossing === '') return text.slice(0, 120);
  if (state === undefined) return cell('state') === '' ? text.slice(0, 120) : cell('state').slice(0, 120);
  const hasHours = cell('fromTime') !== '' || cell('toTime') !== '';
  const firstCell = cell('from') === '' ? cell('on') : cell('from');
  const first = readDay(firstCell);
  if (first === undefined) return firstCell === '' ? text.slice(0, 120) : firstCell.slice(0, 120);
  // One day may be written once.
  const last = cell('to') === '' ? first : readDay(cell('to'));
  if (last === undefined) return cell('to').slice(0, 120);
  if (!hasHours) return { crossing, entry: { from: first, to: last, state } };
  const [fromMinute, toMinute] = [readMinute(cell('fromTime')), readMinute(cell('toTime'))];
  if (fromMinute === undefined || toMinute === undefined || first !== last) return text.slice(0, 120);
  return { crossing, entry: { on: first, fromMinute, toMinute, state } };
}

function headerOf(text: string): Header | null {
  let best: Header | null = null;
  for (const separator of SEPARATORS)
    recordsOf(text.slice(0, 1 << 16), separator, MOST_TITLES)?.forEach((cells, at) => {
      const columns = new Map<Column, number>();
      cells.forEach((name, index) => {
        const column = BY_NAME.get(fold(name));
        if (column !== undefined && !columns.has(column)) columns.set(column, index);
      });
      const isWhole = columns.has('crossing') && columns.has('state') && (columns.has('from') || columns.has('on'));
      if (isWhole && columns.size > (best?.columns.size ?? 0)) best = { separator, at, columns };
    });
  return best;
}

function recordsOf(text: string, separator: string, last?: number): readonly (readonly string[])[] | null {
  try {
    return parse(text, {
      delimiter: separator,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      ...(last !== undefined && { to: last }),
    });
  } catch {
    return null;
  }
}
