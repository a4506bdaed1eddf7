import { useEffect, useMemo } from 'react';
import type { DailyReport, RangeReport } from '../../../../shared/contract/report-queries.ts';
import { AnnexPages } from './annexes/annexes.tsx';
import { runningFootOf } from './foot.tsx';
import { PageOne } from './page-one.tsx';
import type { PaperLanguage } from '../../../client/tongues.tsx';
import { PaperContext, paperOf, type Paper, type PaperMarks } from './paper.ts';
import '../../../ui/a4/tinos.css';
import '../../../ui/a4/a4.css';
import './report-page.css';

/** The report as it is printed: page 1 in the form of official papers, then its annexes. Black only. */
export function ReportPage(props: {
  readonly report: DailyReport | RangeReport;
  readonly language: PaperLanguage;
  readonly marks: PaperMarks;
}) {
  const { report, language, marks } = props;
  const paper = useMemo(() => paperOf(report, language, marks), [report, language, marks]);
  useRunningFoot(runningFootOf(paper), paper.tongues[0].t('paper.foot-page'));
  return (
    <PaperContext value={paper}>
      <article className={classesOf(paper)} lang={paper.tongues[0].lang}>
        <PageOne />
        <AnnexPages />
      </article>
    </PaperContext>
  );
}

/** Longer ones are set smaller, so that page 1 stays one page. */
const LONG_PROPOSAL = 110;
const MANY_RECEIVERS = 5;

function classesOf({ tongues, report }: Paper): string {
  const { proposal } = report.pageOne;
  const isDense =
    proposal.length > LONG_PROPOSAL ||
    report.head.report.receivers.length > MANY_RECEIVERS ||
    report.recordedFrom !== undefined;
  return ['a4 report', ...(tongues.length > 1 ? ['two'] : []), ...(isDense ? ['dense'] : [])].join(' ');
}

/** Margins of printed pages take their words from the document. */
function useRunningFoot(foot: string, page: string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--report-foot', JSON.stringify(foot));
    style.setProperty('--report-foot-page', JSON.stringify(page));
    return () => {
      style.removeProperty('--report-foot');
      style.removeProperty('--report-foot-page');
    };
  }, [foot, page]);
}
