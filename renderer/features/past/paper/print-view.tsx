import { useMemo } from 'react';
import type { PastPrintData } from '../../../../shared/contract/printed-past.ts';
import { textOf } from '../../../../shared/contract/texts/text-of.ts';
import { wordsOf } from '../../../client/app-context.ts';
import { usePrintData } from '../../../client/use-print-data.ts';
import { createRowStore } from '../../../store/row-store.ts';
import { createFormat } from '../../../ui/format.ts';
import { asOfRows } from './as-of.ts';
import { PastPage } from './past-page.tsx';

/** The printed yard of an instant alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<PastPrintData>(ticket, titleOf);
  const page = useMemo(() => (data === null ? null : pageOf(data)), [data]);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (page === null) return null;
  return (
    <div className="print-view">
      <PastPage {...page} />
    </div>
  );
}

function pageOf({ yard, printedBy, lang }: PastPrintData): React.ComponentProps<typeof PastPage> {
  const rows = createRowStore();
  rows.reset(yard);
  const format = createFormat(lang, yard.sites[0]?.timeZone ?? 'UTC');
  return {
    asOf: asOfRows(rows, yard.siteNow, yard.asOfSeq, wordsOf(lang, format).word),
    printed: { by: printedBy, at: yard.toldAt },
    format,
  };
}

function titleOf({ yard }: PastPrintData): string {
  return yard.sites[0]?.name ?? '';
}
