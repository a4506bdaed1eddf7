import type { SurgePrintData } from '../../../../../shared/contract/printed-surge.ts';
import { textOf } from '../../../../../shared/contract/texts/text-of.ts';
import { usePrintData } from '../../../../client/use-print-data.ts';
import { SurgePage } from './surge-page.tsx';

/** The printed surge plan alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<SurgePrintData>(ticket, titleOf);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null) return null;
  return (
    <div className="print-view">
      <SurgePage data={data} />
    </div>
  );
}

function titleOf({ answer }: SurgePrintData): string {
  return answer.plan.title;
}
