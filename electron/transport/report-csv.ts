import { stringify } from 'csv-stringify/sync';
import { strToU8, zipSync } from 'fflate';
import { isoOf, type TimeZone } from '../../shared/kernel/calendar.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { reportTables, type Figures } from './report-tables/report-tables.ts';
import type { ColumnKind, ReportTable, TableCode, Value } from './report-tables/table.ts';
import type { ReportLang } from './report-words.ts';

/** One table of a report as CSV, or null when this report has no such table. */
export function reportCsv(figures: Figures, lang: ReportLang, code: TableCode): Buffer | null {
  const table = reportTables(figures, lang).find((one) => one.code === code);
  return table === undefined ? null : Buffer.from(csvOf(table, figures.report.head.timeZone));
}

/** Every table of a report, each a CSV under its code, in one archive. */
export function reportCsvArchive(figures: Figures, lang: ReportLang): Buffer {
  const zone = figures.report.head.timeZone;
  const files = reportTables(figures, lang).map((table) => [`${table.code}.csv`, strToU8(csvOf(table, zone))]);
  // The same figures are the same file, whenever it is made.
  return Buffer.from(zipSync(Object.fromEntries(files), { level: 6, mtime: figures.report.untilAt }));
}

/**
 * RFC 4180 in UTF-8 with its mark: commas, numbers with a point, times by the yard's clock with their offset, texts that
 * a spreadsheet would run made harmless (RP18).
 */
function csvOf({ columns, rows }: ReportTable, zone: TimeZone): string {
  const lines = rows.map((row) => row.map((value, at) => fieldOf(value, columns[at]?.kind ?? 'text', zone)));
  return stringify([columns.map(({ name }) => name), ...lines], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function fieldOf(value: Value, kind: ColumnKind, zone: TimeZone): Value {
  return kind === 'time' && typeof value === 'number' ? isoOf(instant(value), zone) : value;
}
