import type { DailyReport } from '../../../shared/contract/report-queries.ts';
import { useCanAsk, useQuery, useTexts } from '../../client/app-context.ts';
import { Segmented } from '../../ui/controls.tsx';
import { Figures } from './figures.tsx';
import { FilesPane } from './files-pane.tsx';
import { ProposalField } from './proposal-field.tsx';
import { reportTexts } from './texts/catalog.ts';
import type { ShownReport } from './use-report.ts';
import { VersionsPane } from './versions-pane.tsx';

const TABS = ['figures', 'signing', 'files'] as const;
export type SideTab = (typeof TABS)[number];

/** Beside the paper: its figures, its proposal and frozen versions, and what the schedule wrote. */
export function SidePane(props: {
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly report: DailyReport;
  readonly shown: ShownReport;
  readonly chosen: number | null;
  readonly onChosen: (version: number | null) => void;
  readonly isOver: boolean;
}) {
  const { tab, onTab, report, shown, chosen, onChosen, isOver } = props;
  const t = useTexts(reportTexts);
  const mayFiles = useCanAsk('report.files');
  const files = useQuery('report.files', mayFiles ? {} : null);
  const failed = files.answer?.failed ?? 0;
  const nameOf = (one: SideTab): string =>
    one === 'files' && failed > 0 ? t('report.tab.failed', { count: failed }) : t(`report.tab.${one}`);
  return (
    <div className="pane side">
      <div className="bar sub">
        <Segmented<SideTab>
          label={t('report.tab')}
          value={tab}
          options={TABS.map((value) => ({ value, text: nameOf(value) }))}
          onChange={onTab}
        />
      </div>
      <section className="pane insp figures" aria-label={nameOf(tab)} tabIndex={0}>
        {tab === 'figures' ? <Figures report={report} /> : null}
        {tab === 'signing' ? (
          <>
            <ProposalField
              key={report.on ?? ''}
              on={report.on}
              proposal={report.pageOne.proposal}
              isFrozen={shown.versions.length > 0}
              onSaved={shown.reload}
            />
            <VersionsPane report={report} shown={shown} chosen={chosen} onChosen={onChosen} isOver={isOver} />
          </>
        ) : null}
        {tab === 'files' ? <FilesPane answer={files.answer} may={mayFiles} /> : null}
      </section>
    </div>
  );
}
