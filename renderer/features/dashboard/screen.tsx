import { useCallback, useEffect, useRef } from 'react';
import { useApp, useTexts, useWords, WALL_WISH } from '../../client/app-context.ts';
import { ReportViews } from '../../client/report-views.tsx';
import { Button } from '../../ui/controls.tsx';
import { AlarmList } from './alarm-list.tsx';
import { Course } from './course.tsx';
import { NowRow } from './now-row.tsx';
import { QueueTable } from './queue-table.tsx';
import { StandingLine } from './standing-line.tsx';
import { dashboardTexts } from './texts/catalog.ts';
import { TodayTable } from './today-table.tsx';
import { useDashboard, type Watched } from './use-dashboard.ts';
import { ZoneGauges } from './zone-gauges.tsx';
import './dashboard.css';

const MOST_ALARMS = 6;
const STEP_OF: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The yard on one page for whoever is responsible: now, today against the usual, what presses. Every figure leads on. */
export function DashboardScreen() {
  const { place, format } = useApp();
  const t = useTexts(dashboardTexts);
  const watched = useDashboard();
  const { answer, standing } = watched;
  const root = useRef<HTMLDivElement>(null);
  const hasAnswer = answer !== null;

  useEffect(() => {
    if (hasAnswer) root.current?.querySelector<HTMLElement>('.way')?.focus();
  }, [hasAnswer]);

  /** Arrows go from figure to figure; Enter opens the screen behind one. */
  const onKeyDown = useCallback((event: React.KeyboardEvent) => {
    const step = STEP_OF[event.code];
    const ways = [...(root.current?.querySelectorAll<HTMLElement>('.way') ?? [])];
    const at = ways.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    ways[(at + step + ways.length) % ways.length]?.focus();
  }, []);

  return (
    <div ref={root} className="dash" data-standing={standing.kind} onKeyDown={onKeyDown}>
      <div className="bar">
        <h1>{t('dashboard.title')}</h1>
        <ReportViews />
        <StandingLine standing={standing} />
        <div className="facts">
          {answer === null ? null : (
            <>
              <span>{t('dashboard.day', { from: format.dateTime(answer.from), to: format.dateTime(answer.to) })}</span>
              <span>{t('dashboard.at', { at: format.timeWithSeconds(answer.at) })}</span>
            </>
          )}
          <Button onClick={() => place.set({ screen: 'dashboard', wish: WALL_WISH })}>{t('dashboard.wall')}</Button>
        </div>
      </div>
      <Body watched={watched} />
    </div>
  );
}

function Body({ watched: { answer, fault } }: { readonly watched: Watched }) {
  const t = useTexts(dashboardTexts);
  const { say } = useWords();
  if (answer === null)
    return (
      <div className="waiting q" role={fault === null ? undefined : 'alert'}>
        {fault === null ? t('dashboard.loading') : say(fault)}
      </div>
    );
  return (
    <>
      <NowRow answer={answer} />
      <div className="dash-body">
        <div className="column">
          <TodayTable answer={answer} />
          <ZoneGauges />
        </div>
        <Course answer={answer} />
        <div className="column">
          <AlarmList most={MOST_ALARMS} />
          <QueueTable answer={answer} />
        </div>
      </div>
    </>
  );
}
