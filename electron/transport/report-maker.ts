import type { Day } from '../../shared/kernel/calendar.ts';
import type { Fault } from '../../shared/contract/errors.ts';
import type { QueryInput, QueryName, QueryOutputs } from '../../shared/contract/queries.ts';
import type { ReportPrintData } from '../../shared/contract/printed-report.ts';
import type { ScheduledReport } from '../../shared/contract/report-queries.ts';
import type { QueryReply, Sender } from '../engine/messages.ts';
import { answerOf } from './files.ts';
import type { Paper } from './paper.ts';
import { reportCsv, reportCsvArchive } from './report-csv.ts';
import type { Figures } from './report-tables/report-tables.ts';
import type { TableCode } from './report-tables/table.ts';
import { reportWorkbook } from './report-workbook.ts';

/** What a report is asked of: a day as it is or as it was frozen, a shift, any longer time. */
export type ReportOf =
  | { readonly on: Day; readonly version?: number | undefined }
  | { readonly shift: Pick<ScheduledReport, 'shiftName' | 'from' | 'to'> }
  | { readonly range: QueryInput<'report.range'> };

export type FoundFigures = Figures & { readonly shiftName: string | null };

/** How a report goes out; `zip` holds every table as CSV, `csv` one of them. */
export const REPORT_FORMS = ['pdf', 'xlsx', 'csv', 'zip'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** What whoever takes a report wishes: its words, one table of it for `csv`, which print it is for `pdf`. */
export type ReportWishes = Pick<ReportPrintData, 'lang' | 'printedBy' | 'copy'> & { readonly table: TableCode };

/** Asks for the figures of a report and writes them down in a form. */
export type ReportMaker = {
  readonly figuresOf: (
    sender: Sender,
    of: ReportOf,
  ) => Promise<{ readonly figures: FoundFigures } | { readonly fault: Fault }>;
  /** Null when the report has no such table. Throws the faults of printing. */
  readonly make: (form: ReportForm, figures: FoundFigures, more: ReportWishes) => Promise<Uint8Array | null>;
};

export function createReportMaker(
  query: (sender: Sender, name: QueryName, input: unknown) => Promise<QueryReply>,
  paper: Paper,
): ReportMaker {
  const ask = async <Name extends QueryName>(sender: Sender, name: Name, input: QueryInput<Name>) =>
    answerOf<QueryOutputs[Name]>(await query(sender, name, input));

  return {
    async figuresOf(sender, of) {
      if ('on' in of && of.version !== undefined) {
        const found = await ask(sender, 'report.frozen', { on: of.on, version: of.version });
        if ('fault' in found) return found;
        // What is no longer what was frozen must not go out under its name (RP17).
        if (!found.answer.version.isWhole) return { fault: { code: 'report.not-whole' } };
        return { figures: { ...found.answer, shiftName: null } };
      }
      const found =
        'range' in of
          ? await ask(sender, 'report.range', of.range)
          : await ask(sender, 'report.daily', 'on' in of ? { on: of.on } : { from: of.shift.from, to: of.shift.to });
      if ('fault' in found) return found;
      const shiftName = 'shift' in of ? of.shift.shiftName : null;
      return { figures: { report: found.answer, version: null, shiftName } };
    },

    async make(form, figures, { table, ...wishes }) {
      const { lang } = wishes;
      switch (form) {
        case 'pdf': {
          const { report, version, shiftName } = figures;
          // The address says too which frozen version the page shows.
          const address = version === null ? {} : { version: String(version.version) };
          return paper.pdfOf('report', { report, version, shiftName, ...wishes }, address);
        }
        case 'xlsx':
          return reportWorkbook(figures, lang);
        case 'csv':
          return reportCsv(figures, lang, table);
        case 'zip':
          return reportCsvArchive(figures, lang);
      }
    },
  };
}
