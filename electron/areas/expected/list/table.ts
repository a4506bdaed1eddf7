import { parse } from 'csv-parse/sync';
import { streamXlsxRows } from 'hucre/xlsx';
import { dayFrom, localTimeOf } from '../../../../shared/kernel/calendar.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../../shared/kernel/result.ts';
import { gateWorkbook, type ZipRefusal } from './zip-gate.ts';

/** One row with anything in it; `row` is its number in a spreadsheet, blank and title lines counted. */
export type TableRow = { readonly row: number; readonly cells: readonly string[] };

export type TableRefusal = ZipRefusal | { readonly code: 'list.old-excel' };

/** A sheet's rows; `isCut` when there were more than any list may have and reading stopped. */
export type Table = { readonly rows: readonly TableRow[]; readonly isCut: boolean };

/** More filled rows than a list of the largest allowed size has, with room for titles and totals. */
export const MAX_FILLED_ROWS = 20_200;
/** Blank rows count here: files of nothing but line breaks end as well. */
const MAX_SEEN_ROWS = 400_000;
const MAX_RECORD_BYTES = 1 << 20;
/** What stands further right is no column of a list. */
const MAX_COLUMNS = 500;
const MAX_SHEETS = 8;

export type FileKind = 'text' | 'zip' | 'ole' | 'other-binary';

/** Tells what a file is by its first bytes; its name is what people called it. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'ole';
  if (/^(?:\x89PNG|\xff\xd8\xff|GIF8|%PDF|Rar!|7z\xbc\xaf|\x1f\x8b|MZ|\x7fELF|SQLite)/.test(head))
    return 'other-binary';
  return 'text';
}

/** An encrypted workbook and a workbook of Excel 97 come in the same kind of container; its directory tells. */
export function refusalOfOle(bytes: Uint8Array): { readonly code: 'list.encrypted' | 'list.old-excel' } {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  return { code: isEncrypted ? 'list.encrypted' : 'list.old-excel' };
}

/** Splits a text by one separator. A line break inside quotes does not start a new row. */
export function readCsv(text: string, separator: string): Result<Table, TableRefusal> {
  const rows: TableRow[] = [];
  const problem = collectCsv(text, separator, MAX_SEEN_ROWS, rows);
  return problem === null ? ok({ rows, isCut: rows.length > MAX_FILLED_ROWS }) : refuse(problem);
}

/** The first rows of a text by one separator, as far as they can be read: enough to find the header. */
export function peekCsv(text: string, separator: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  collectCsv(text.slice(0, 1 << 16), separator, 80, rows);
  return rows;
}

const ENOUGH = new Error('enough rows');

function collectCsv(text: string, separator: string, maxRows: number, rows: TableRow[]): TableRefusal | null {
  // `sep=;` in the first line is for the program that opens the file, which does not show it as a row.
  const body = text.replace(/^sep=.\r?\n/i, '');
  let row = 0;
  try {
    parse(body, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
      to: maxRows,
      max_record_size: MAX_RECORD_BYTES,
      on_record: (record: readonly string[]) => {
        row++;
        const cells = record.length > MAX_COLUMNS ? record.slice(0, MAX_COLUMNS) : record;
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells });
        if (rows.length > MAX_FILLED_ROWS) throw ENOUGH;
        return null;
      },
    });
  } catch (error) {
    if (error === ENOUGH) return null;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'csv';
    return { code: 'list.broken', reason: code.toLowerCase().replaceAll('_', '-'), row: row + 1 };
  }
  return null;
}

/** The separators a list may have; the one that `sep=` names comes first. */
export function separatorsOf(text: string): readonly string[] {
  const named = /^sep=(.)\r?\n/i.exec(text)?.[1];
  return [...new Set([...(named === undefined ? [] : [named]), ';', ',', '\t', '|'])];
}

/** Reads every sheet of a workbook behind the zip gate, one after the other. Values only: formulas give their result. */
export async function* readSheets(bytes: Uint8Array): AsyncGenerator<Result<Table, TableRefusal>> {
  const gated = gateWorkbook(bytes);
  if (!gated.ok) {
    yield gated;
    return;
  }
  for (let sheet = 0; sheet < Math.min(gated.value.sheetCount, MAX_SHEETS); sheet++) {
    const rows: TableRow[] = [];
    try {
      for await (const { index, values } of streamXlsxRows(gated.value.bytes, { sheet, maxRows: MAX_SEEN_ROWS })) {
        const cells = values.slice(0, MAX_COLUMNS).map(textOf);
        while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: index + 1, cells });
        if (rows.length > MAX_FILLED_ROWS) break;
      }
    } catch {
      // Whatever the reader stumbled over, the file cannot be read as a table.
      yield refuse({ code: 'list.broken', reason: 'sheet' });
      return;
    }
    yield ok({ rows, isCut: rows.length > MAX_FILLED_ROWS });
  }
}

function textOf(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return wallTextOf(value.getTime());
  return typeof value === 'string' ? value.normalize('NFC') : String(value);
}

/** A spreadsheet's date is a wall time without a zone; its fraction of a day is only good to the second. */
function wallTextOf(ms: number): string {
  if (!Number.isFinite(ms)) return '';
  const { year, month, day, hour, minute, second } = localTimeOf(instant(Math.round(ms / 1000) * 1000), 'UTC');
  const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  // A time of day alone is stored as a day around 1900.
  return year < 1902 ? time : `${dayFrom(year, month, day)} ${time}`;
}
