import { useMemo } from 'react';
import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { usePrintData } from '../../client/use-print-data.ts';
import { createFormat } from '../../ui/format.ts';
import type { Lang } from '../../ui/i18n.ts';
import { ReportPage } from './page/report-page.tsx';

type PrintData = { readonly report: DailyReport; readonly printedBy: string; readonly lang: Lang };

/** The printed report alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<PrintData>(ticket, titleOf);
  const format = useMemo(() => (data === null ? null : createFormat(data.lang, data.report.head.timeZone)), [data]);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null || format === null) return null;
  return (
    <div className="print-view">
      <ReportPage report={data.report} format={format} printedBy={data.printedBy} />
    </div>
  );
}

function titleOf({ report }: PrintData): string {
  return report.on ?? report.siteName;
}
