import type { DailyReport, RangeReport, ShownSigned } from '../../../shared/contract/report-queries.ts';
import type { Json } from '../../../shared/domain/events.ts';
import { reportWords, type ReportLang, type ReportWords } from '../report-words.ts';
import { accountTables } from './accounts.ts';
import { dayTables } from './days.ts';
import { eventTables } from './events.ts';
import { tableOf, type ReportTable, type Value } from './table.ts';
import { timeTables } from './times.ts';

/** Figures on their way out: of a day or any time, as they are or as they were frozen. */
export type Figures = {
  readonly report: DailyReport | RangeReport;
  readonly version: ShownSigned | null;
};

/** Every table of a report, in the order of its pages. A table that has nothing to say is there all the same (RP18). */
export function reportTables({ report, version }: Figures, lang: ReportLang): readonly ReportTable[] {
  const words = reportWords(lang);
  return [
    ...accountTables(report, version, words),
    ...timeTables(report, words),
    ...eventTables(report, words),
    ...('days' in report ? dayTables(report, words) : []),
    ...(version === null ? [] : [changesTable(version, words)]),
  ];
}

/** What a frozen version changed of the one before (RP11). */
function changesTable({ changes }: ShownSigned, words: ReportWords): ReportTable {
  const shown = (value: Json | undefined): Value => {
    if (value === undefined || value === null) return null;
    return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
  };
  return tableOf(
    words,
    'changes',
    ['figure', 'was', 'becomes'],
    changes.map(({ path, was, becomes }) => [path, shown(was), shown(becomes)]),
  );
}
