import { useMemo } from 'react';
import type { ReportPrintData } from '../../../shared/contract/printed-report.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { usePrintData } from '../../client/use-print-data.ts';
import type { PaperMarks } from './page/paper.ts';
import { ReportPage } from './page/report-page.tsx';

/** The printed report alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<ReportPrintData>(ticket, titleOf);
  const marks = useMemo<PaperMarks | null>(
    () =>
      data === null
        ? null
        : {
            version: data.version ?? null,
            copy: data.copy ?? null,
            printedBy: data.printedBy,
            shiftName: data.shiftName ?? '',
            shiftLeader: '',
          },
    [data],
  );
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null || marks === null) return null;
  return (
    <div className="print-view">
      <ReportPage report={data.report} language={data.lang} marks={marks} />
    </div>
  );
}

function titleOf({ report }: ReportPrintData): string {
  return report.on ?? report.siteName;
}
