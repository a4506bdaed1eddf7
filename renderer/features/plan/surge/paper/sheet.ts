import { createContext, useContext } from 'react';
import type { SurgePrintData } from '../../../../../shared/contract/printed-surge.ts';
import { tonguesOf, type Tongues } from '../../../../client/tongues.tsx';
import { planPaperTexts, type PlanPaperKey } from '../texts/paper-catalog.ts';
import type { NameOf } from './words.ts';

/** The paper that is being drawn. */
export type Sheet = Pick<SurgePrintData, 'answer' | 'printedBy'> & {
  readonly tongues: Tongues<PlanPaperKey>;
  readonly nameOf: NameOf;
};

export function sheetOf({ answer, printedBy, lang }: SurgePrintData): Sheet {
  const names = new Map(answer.crossings.map(({ code, name }) => [code, name]));
  return {
    answer,
    printedBy,
    tongues: tonguesOf(planPaperTexts, lang, answer.head.timeZone),
    nameOf: (code) => names.get(code) ?? code,
  };
}

export const SheetContext = createContext<Sheet | null>(null);

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (sheet === null) throw new Error('useSheet outside a sheet of paper');
  return sheet;
}
