import { useEffect, useLayoutEffect } from 'react';
import { isWall } from '../../../shared/domain/site/session-life.ts';
import { useApp, useRow, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import { AlarmList } from './alarm-list.tsx';
import { Course } from './course.tsx';
import { NowRow } from './now-row.tsx';
import { QueueTable } from './queue-table.tsx';
import { StandingLine } from './standing-line.tsx';
import { dashboardTexts } from './texts/catalog.ts';
import { TodayTable } from './today-table.tsx';
import { useDashboard } from './use-dashboard.ts';
import { OnWall } from './way.tsx';
import './dashboard.css';
import './wall.css';

const MOST_ALARMS = 3;
/** A new program is waited for a moment: a host that is being changed may not have all of it yet. */
const RELOAD_AFTER_MS = 30_000;

/** The same figures for people five metres away, without anything to press; it opens again by itself. */
export function DashboardWall() {
  const { place, format, session } = useApp();
  const t = useTexts(dashboardTexts);
  const { say } = useWords();
  const { answer, fault, standing } = useDashboard();
  const site = useRow('site', 'site');
  const now = useSiteNow();
  const isOtherVersion = standing.kind === 'other-version';

  // A wall has nowhere else to go.
  const mayLeave = !isWall(session.roles);
  useLayoutEffect(() => {
    if (!mayLeave) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code === 'Escape') place.set({ screen: 'dashboard', wish: null });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [place, mayLeave]);

  useEffect(() => {
    if (!isOtherVersion) return undefined;
    const timer = setTimeout(() => location.reload(), RELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOtherVersion]);

  return (
    <OnWall value={true}>
      <main className="dash wall" data-standing={standing.kind}>
        <header>
          {/* What the wall no longer knows takes the place of its name: nothing below has to make room. */}
          {standing.kind === 'current' ? (
            <>
              <h1>{site?.name ?? ''}</h1>
              {mayLeave ? <span className="q">{t('dashboard.leave-wall')}</span> : null}
              <span className="weekday">{format.weekday(now)}</span>
            </>
          ) : (
            <StandingLine standing={standing} />
          )}
          <b>{format.time(now)}</b>
        </header>
        {answer === null ? (
          <p className="q" role={fault === null ? undefined : 'alert'}>
            {fault === null ? t('dashboard.loading') : say(fault)}
          </p>
        ) : (
          <>
            <NowRow answer={answer} />
            <div className="dash-body">
              <div className="column">
                <TodayTable answer={answer} />
                <AlarmList most={MOST_ALARMS} />
              </div>
              <div className="column">
                <Course answer={answer} />
                <QueueTable answer={answer} />
              </div>
            </div>
          </>
        )}
      </main>
    </OnWall>
  );
}
