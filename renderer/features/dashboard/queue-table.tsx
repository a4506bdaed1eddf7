import { use } from 'react';
import { useApp, useRows, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { busyLines } from './busy-lines.ts';
import { dashboardTexts } from './texts/catalog.ts';
import type { DashboardAnswer } from './use-dashboard.ts';
import { OnWall, Way } from './way.tsx';

/** More lines would leave the course of the day no room. */
const MOST_ON_WALL = 7;

/** Each crossing and direction: who waits now, and how today went. A wall shows those where something happens. */
export function QueueTable({ answer }: { readonly answer: DashboardAnswer }) {
  const { format } = useApp();
  const t = useTexts(dashboardTexts);
  const { word } = useWords();
  const now = useSiteNow(5000);
  const isOnWall = use(OnWall);
  const live = useRows(['visit'], waitingByQueue, isSame);
  const lines = answer.queues.map((line) => {
    const { waiting, called, since } = live.get(`${line.crossing} ${line.direction}`) ?? NOBODY;
    return { ...line, waiting, called, since };
  });
  const { shown, left, idle } = isOnWall ? busyLines(lines, MOST_ON_WALL) : { shown: lines, left: [], idle: 0 };
  return (
    <section className="queues" aria-label={t('dashboard.queues')}>
      <h2>{t('dashboard.queues')}</h2>
      {lines.length === 0 ? <p className="q">{t('dashboard.no-queues')}</p> : null}
      <div className="line heads" aria-hidden="true">
        <span>{t('dashboard.queue-crossing')}</span>
        <span>{t('dashboard.queue-waiting')}</span>
        <span>{t('dashboard.queue-longest')}</span>
        <span>{t('dashboard.queue-called')}</span>
        <span>{t('dashboard.queue-calls')}</span>
        <span>{t('dashboard.queue-p50')}</span>
      </div>
      <ul>
        {shown.map(({ crossing, direction, waiting, called, since, calledToday, waitP50Ms, isSuspended }) => (
          <li key={`${crossing} ${direction}`}>
            <Way to="queue" className="line">
              <span className="name el">
                {`${direction === 'export' ? '↑' : '↓'} ${crossing} `}
                <span className="visually-hidden">{word('direction', direction)}</span>
                {isSuspended ? <span className="warn">{` · ${t('dashboard.suspended')}`}</span> : null}
              </span>
              <b>{format.number(waiting)}</b>
              <span>{since === null ? t('dashboard.none') : format.duration(now - since)}</span>
              <span>{format.number(called)}</span>
              <span>{format.number(calledToday)}</span>
              <span>{waitP50Ms === null ? t('dashboard.none') : format.duration(waitP50Ms)}</span>
            </Way>
          </li>
        ))}
      </ul>
      {left.length + idle === 0 ? null : (
        <p className="q">
          {left.length > 0
            ? t('dashboard.queues-left', {
                count: left.length,
                trucks: format.number(left.reduce((sum, { waiting }) => sum + waiting, 0)),
              })
            : t('dashboard.queues-idle', { count: idle })}
        </p>
      )}
    </section>
  );
}

type Waiting = { waiting: number; called: number; since: number | null };

const NOBODY: Readonly<Waiting> = { waiting: 0, called: 0, since: null };

/** Counted as the strip counts: by stage, whatever queue a truck stands in. */
function waitingByQueue(rows: RowStore): ReadonlyMap<string, Readonly<Waiting>> {
  const lines = new Map<string, Waiting>();
  for (const { stage, crossing, direction, joinedAt } of rows.all('visit').values()) {
    if (stage !== 'waiting' && stage !== 'called') continue;
    const key = `${crossing} ${direction}`;
    const line = lines.get(key) ?? { ...NOBODY };
    lines.set(key, line);
    line[stage] += 1;
    if (stage === 'waiting' && joinedAt !== null && (line.since === null || joinedAt < line.since))
      line.since = joinedAt;
  }
  return lines;
}

function isSame(a: ReadonlyMap<string, Waiting>, b: ReadonlyMap<string, Waiting>): boolean {
  return JSON.stringify([...a]) === JSON.stringify([...b]);
}
