import writeXlsxFile from 'write-excel-file/node';
import type { TimeZone } from '../../shared/kernel/calendar.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { dayCell, headCells, textCell, timeCell, type Cell } from './sheet-cells.ts';
import { reportTables, type Figures } from './report-tables/report-tables.ts';
import type { ColumnKind, ReportTable, Value } from './report-tables/table.ts';
import type { ReportLang } from './report-words.ts';

const NUMBER_FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = { count: '0', decimal: '0.0#', money: '#,##0' };
const NARROWEST = 10;
const WIDEST = 48;

/** The report as a workbook, a sheet for each table: real numbers, days and times by the yard's clock, no formula (RP18). */
export async function reportWorkbook(figures: Figures, lang: ReportLang): Promise<Buffer> {
  const zone = figures.report.head.timeZone;
  return writeXlsxFile(
    reportTables(figures, lang).map((table) => ({
      data: [
        headCells(table.columns.map(({ name }) => name)),
        ...table.rows.map((row) => row.map((value, at) => cellOf(value, table.columns[at]?.kind ?? 'text', zone))),
      ],
      sheet: table.name,
      columns: table.columns.map((_, at) => ({ width: widthOf(table, at) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

function cellOf(value: Value, kind: ColumnKind, zone: TimeZone): Cell {
  if (value === null) return null;
  if (typeof value === 'string') return kind === 'day' ? dayCell(value) : textCell(value);
  if (kind === 'time') return timeCell(instant(value), zone);
  return { type: Number, value, format: NUMBER_FORMATS[kind] ?? 'General' };
}

/** As wide as its longest text. */
function widthOf({ columns, rows }: ReportTable, at: number): number {
  const { name = '', kind = 'text' } = columns[at] ?? {};
  const texts = [name, ...rows.map((row) => (kind === 'time' ? '00/00/0000 00:00' : String(row[at] ?? '')))];
  return Math.min(WIDEST, Math.max(NARROWEST, ...texts.map((text) => text.length + 2)));
}
