import { useMemo } from 'react';
import type { QueueRecord } from '../../../shared/contract/queries.ts';
import { textOf } from '../../../shared/contract/texts/text-of.ts';
import { usePrintData } from '../../client/use-print-data.ts';
import { createFormat } from '../../ui/format.ts';
import type { Lang } from '../../ui/i18n.ts';
import { RecordPage } from './record-page.tsx';

type PrintData = { readonly record: QueueRecord; readonly lang: Lang };

/** The printed record alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<PrintData>(ticket, titleOf);
  const format = useMemo(() => (data === null ? null : createFormat(data.lang, data.record.head.timeZone)), [data]);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null || format === null) return null;
  return (
    <div className="print-view">
      <RecordPage record={data.record} format={format} />
    </div>
  );
}

function titleOf({ record }: PrintData): string {
  return `${record.crossing} ${record.on}`;
}
