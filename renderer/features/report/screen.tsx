import { useCallback, useEffect, useMemo, useState } from 'react';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { reportDayOf } from '../../../shared/domain/reports/cut-off.ts';
import { useApp, useKeys, useQuery, useRow, useTexts, useWords } from '../../client/app-context.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { DayPick } from '../../ui/day-pick.tsx';
import { takesArrows } from '../../ui/in-field.ts';
import { downloadReport } from './download.ts';
import { Figures } from './figures.tsx';
import { ReportPage } from './page/report-page.tsx';
import { quickReport } from './quick.ts';
import { reportTexts } from './texts/catalog.ts';
import './report.css';

/** A running period is asked for again at most this often. */
const REFRESH_MS = 15_000;
const TOLD_MS = 4000;

/** The report of a day: the page as it will be printed, and the figures behind it. */
export function ReportScreen() {
  const app = useApp();
  const { clock, format, session, lang } = app;
  const t = useTexts(reportTexts);
  const { say } = useWords();
  const site = useRow('site', 'site');
  const cutOffMinute = site?.settings.cutOffMinute ?? 0;
  const zone = site?.timeZone ?? 'UTC';
  const running = reportDayOf(clock.now(), cutOffMinute, zone);
  const finished = addDays(running, -1);
  const [on, setOn] = useState<Day>(finished);
  const [told, setTold] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isRunning = on >= running;
  const { answer, fault } = useQuery(
    'report.daily',
    { on },
    isRunning ? { kinds: ['visit'], atMostEveryMs: REFRESH_MS } : {},
  );
  const report = answer !== null && answer.on === on ? answer : null;

  useEffect(() => {
    if (told === null) return undefined;
    const timer = setTimeout(() => setTold(null), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);

  const print = useCallback(() => window.print(), []);
  useKeys(useMemo(() => ({ F9: { run: print, isEnabled: report !== null } }), [print, report]));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || takesArrows(event.target)) return;
      if (event.code === 'ArrowLeft') setOn((before) => addDays(before, -1));
      else if (event.code === 'ArrowRight') setOn((before) => (before < running ? addDays(before, 1) : before));
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [running]);

  const copy = useCallback(() => {
    if (report === null) return;
    navigator.clipboard.writeText(quickReport(report, format)).then(
      () => setTold(t('report.copied')),
      () => setTold(t('report.copy-failed')),
    );
  }, [report, format, t]);

  const download = useCallback(
    (kind: 'pdf' | 'xlsx') => {
      setBusy(true);
      setTold(t('report.preparing'));
      void downloadReport(on, kind, lang, session.token).then((problem) => {
        setBusy(false);
        setTold(problem === null ? null : say(problem));
      });
    },
    [on, lang, session, say, t],
  );

  return (
    <div className="report-screen">
      <div className="bar">
        <h1>{t('report.title')}</h1>
        <Segmented
          label={t('report.which')}
          value={on === running ? 'running' : on === finished ? 'finished' : 'other'}
          onChange={(value) => setOn(value === 'running' ? running : finished)}
          options={[
            { value: 'finished', text: t('report.finished') },
            { value: 'running', text: t('report.running') },
          ]}
        />
        <DayPick
          labels={{ day: t('report.day'), before: t('report.day-before'), after: t('report.day-after') }}
          on={on}
          shown={format.day(on)}
          last={running}
          onDay={setOn}
        />
        {report !== null && report.untilAt < report.to ? (
          <span className="warn">{t('report.until', { at: format.dateTime(report.untilAt) })}</span>
        ) : null}
        <span className="told s" role="status">
          {told}
        </span>
        <div className="facts">
          <Button disabled={report === null} onClick={copy}>
            {t('report.copy')}
          </Button>
          <Button disabled={report === null || isBusy} onClick={() => download('xlsx')}>
            {t('report.xlsx')}
          </Button>
          <Button disabled={report === null || isBusy} onClick={() => download('pdf')}>
            {t('report.pdf')}
          </Button>
          <Button look="primary" keyCap="F9" disabled={report === null} onClick={print}>
            {t('report.print')}
          </Button>
        </div>
      </div>
      {report === null ? (
        <div className="waiting q" role={fault === null ? undefined : 'alert'}>
          {fault === null ? t('report.loading') : say(fault)}
        </div>
      ) : (
        <div className="report-body">
          <section className="pane desk" aria-label={t('report.paper')} tabIndex={0}>
            <div className="sheet-of-paper">
              <ReportPage report={report} format={format} printedBy={session.displayName} />
            </div>
          </section>
          <section className="pane insp figures" aria-label={t('report.figures')} tabIndex={0}>
            <Figures report={report} />
          </section>
        </div>
      )}
    </div>
  );
}
