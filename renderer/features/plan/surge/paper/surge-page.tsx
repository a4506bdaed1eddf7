import { useMemo, type ReactNode } from 'react';
import type { SurgePrintData } from '../../../../../shared/contract/printed-surge.ts';
import type { PlanPaperKey } from '../texts/paper-catalog.ts';
import { Failures } from './failures.tsx';
import { Figures } from './figures.tsx';
import { Foot, Head, Signature } from './frame.tsx';
import { Say } from './say.tsx';
import { Assumptions, Drawings, DutyTable, LeverList, TriggerTable } from './sections.tsx';
import { sheetOf, SheetContext, useSheet } from './sheet.ts';
import '../../../../ui/a4/tinos.css';
import '../../../../ui/a4/a4.css';
import './surge-page.css';

/** The surge plan for authorities and for the wall (SP8): as many A4 pages as it takes, black only. */
export function SurgePage({ data }: { readonly data: SurgePrintData }) {
  const sheet = useMemo(() => sheetOf(data), [data]);
  return (
    <SheetContext value={sheet}>
      <article className={sheet.tongues.length > 1 ? 'a4 plan-page two' : 'a4 plan-page'} lang={sheet.tongues[0].lang}>
        <Head />
        <Title />
        {SECTIONS.map(([title, section], at) => (
          <section key={title}>
            <h2>
              {at + 1}. <Say of={({ t }) => t(title)} />
            </h2>
            {section()}
          </section>
        ))}
        <Signature />
        <Foot />
      </article>
    </SheetContext>
  );
}

const SECTIONS: readonly (readonly [PlanPaperKey, () => ReactNode])[] = [
  ['plan-paper.assumptions', () => <Assumptions />],
  ['plan-paper.figures', () => <Figures />],
  ['plan-paper.charts', () => <Drawings />],
  ['plan-paper.failures', () => <Failures />],
  ['plan-paper.levers', () => <LeverList />],
  ['plan-paper.triggers', () => <TriggerTable />],
  ['plan-paper.duties', () => <DutyTable />],
];

function Title() {
  const { title, adoptedAt, adoptedBy, endedAt, endedBy } = useSheet().answer.plan;
  return (
    <>
      <h1>
        <Say of={({ t }) => t('plan-paper.title')} />
        <br />
        <span>{title}</span>
      </h1>
      <p className="i c">
        <Say of={({ t, format }) => t('plan-paper.adopted', { at: format.dateTime(adoptedAt), by: adoptedBy })} />
      </p>
      {endedAt === null ? null : (
        <p className="b c">
          <Say of={({ t, format }) => t('plan-paper.ended', { at: format.dateTime(endedAt), by: endedBy ?? '' })} />
        </p>
      )}
      <hr className="short" />
    </>
  );
}
