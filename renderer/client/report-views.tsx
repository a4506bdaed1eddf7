import { Segmented } from '../ui/controls.tsx';
import { useGoTo, useTexts, useValue, useApp } from './app-context.ts';
import { reportViewsTexts } from './texts/report-views-texts.ts';

const REPORT_VIEWS = ['report', 'range', 'dashboard', 'past'] as const;
type ReportView = (typeof REPORT_VIEWS)[number];

/** The parts of the reports, in the bar of each of their screens. */
export function ReportViews() {
  const app = useApp();
  const t = useTexts(reportViewsTexts);
  const goTo = useGoTo();
  const { screen } = useValue(app.place);
  return (
    <Segmented<ReportView>
      label={t('report-views.parts')}
      value={REPORT_VIEWS.find((view) => view === screen) ?? 'report'}
      options={REPORT_VIEWS.map((view) => ({
        value: view,
        name: t(`report-views.${view}`),
        text: t(`report-views.${view}`),
      }))}
      onChange={(view) => goTo(view)}
    />
  );
}
