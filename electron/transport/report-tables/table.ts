import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import type { Spread } from '../../../shared/contract/report-queries.ts';
import type { ReportWords } from '../report-words.ts';
import type { SheetText } from '../texts/sheet-texts.ts';

/** Tables of a report by the codes under which programs ask for them. */
export const REPORT_TABLES = [
  'about',
  'page-one',
  'page-one-lines',
  'accounts',
  'departures',
  'hours',
  'zones',
  'thresholds',
  'waits',
  'calls',
  'reasons',
  'undocumented',
  'suspensions',
  'dwell',
  'overstays',
  'dwell-budget',
  'rest',
  'services',
  'rest-loads',
  'incidents',
  'holds',
  'overrides',
  'count-differences',
  'adjustments',
  'charges',
  'comparisons',
  'days',
  'heat',
  'season-before',
  'changes',
] as const;
export type TableCode = (typeof REPORT_TABLES)[number];

/** What the values of a column are: instants and days are told apart from plain numbers and texts. */
export type ColumnKind = 'text' | 'count' | 'decimal' | 'money' | 'time' | 'day';
export type Value = string | number | null;
export type Column = { readonly name: string; readonly kind: ColumnKind };

/** One table of a report: one sheet of its workbook, one CSV. */
export type ReportTable = {
  readonly code: TableCode;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
};

/** A column by its text; what holds no text says so. */
export type ColumnSpec = SheetText | readonly [SheetText, ColumnKind];

/** A table in the words of a report. */
export function tableOf(
  { text, title }: ReportWords,
  code: TableCode,
  columns: readonly ColumnSpec[],
  rows: ReportTable['rows'],
): ReportTable {
  return {
    code,
    name: title(code),
    columns: columns.map((column) => {
      const [name, kind] = typeof column === 'string' ? ([column, 'text'] as const) : column;
      return { name: text(name), kind };
    }),
    rows,
  };
}

/** A length of time as hours to two places. */
export function hoursOf(ms: number | null): number | null {
  return ms === null ? null : Math.round((ms / HOUR_MS) * 100) / 100;
}

export const SPREAD_COLUMNS = [
  ['count', 'count'],
  ['p50', 'decimal'],
  ['p90', 'decimal'],
  ['p95', 'decimal'],
  ['longest', 'decimal'],
] as const satisfies readonly ColumnSpec[];

export function spreadValues({ count, p50Ms, p90Ms, p95Ms, maxMs }: Spread): readonly Value[] {
  return [count, ...[p50Ms, p90Ms, p95Ms, maxMs].map(hoursOf)];
}
