import { useMemo } from 'react';
import type { StoryPrintData } from '../../../../shared/contract/printed-story.ts';
import { textOf } from '../../../../shared/contract/texts/text-of.ts';
import { formatPlate } from '../../../../shared/domain/vehicles/plate.ts';
import { usePrintData } from '../../../client/use-print-data.ts';
import { createFormat } from '../../../ui/format.ts';
import { StoryPage } from './story-page.tsx';

/** The printed story alone, for the browser that turns it into a PDF: no session, one ticket. */
export function PrintView({ ticket }: { readonly ticket: string }) {
  const { data, fault } = usePrintData<StoryPrintData>(ticket, titleOf);
  const format = useMemo(() => (data === null ? null : createFormat(data.lang, data.story.head.timeZone)), [data]);
  if (fault !== null) return <p role="alert">{textOf('vi', fault.code)}</p>;
  if (data === null || format === null) return null;
  return (
    <div className="print-view">
      <StoryPage data={data} format={format} />
    </div>
  );
}

function titleOf({ story }: StoryPrintData): string {
  return formatPlate(story.visit.plate);
}
