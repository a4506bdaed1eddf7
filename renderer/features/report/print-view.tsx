import { useEffect, useMemo, useState } from 'react';
import type { Fault } from '../../../shared/contract/errors.ts';
import type { DailyReport } from '../../../shared/contract/queries.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { call, faultOf } from '../../client/http.ts';
import { createFormat } from '../../ui/format.ts';
import type { Lang } from '../../ui/i18n.ts';
import { ReportPage } from './page/report-page.tsx';

type PrintData = { readonly report: DailyReport; readonly printedBy: string; readonly lang: Lang };

/**
 * The printed report alone, for the browser that turns it into a PDF: no session, one ticket. The document says
 * `data-ready` when data and fonts are there.
 */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const [data, setData] = useState<PrintData | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);

  useEffect(() => {
    void call(`/print/data?ticket=${encodeURIComponent(ticket)}`).then((answer) => {
      const problem = faultOf(answer);
      if (problem === null) setData(answer.body as PrintData);
      else setFault(problem);
    });
  }, [ticket]);

  useEffect(() => {
    if (data === null) return;
    const { documentElement } = document;
    documentElement.lang = data.lang;
    document.title = data.report.on ?? data.report.siteName;
    void document.fonts.ready.then(() => {
      documentElement.dataset['ready'] = 'true';
    });
  }, [data]);

  const format = useMemo(() => (data === null ? null : createFormat(data.lang, data.report.head.timeZone)), [data]);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null || format === null) return null;
  return (
    <div className="print-view">
      <ReportPage report={data.report} format={format} printedBy={data.printedBy} />
    </div>
  );
}
