import { useApp, useRows, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { dashboardTexts } from './texts/catalog.ts';
import type { DashboardAnswer } from './use-dashboard.ts';
import { Way } from './way.tsx';

/** Each crossing and direction: who waits now, and how today went. */
export function QueueTable({ answer }: { readonly answer: DashboardAnswer }) {
  const { format } = useApp();
  const t = useTexts(dashboardTexts);
  const { word } = useWords();
  const now = useSiteNow(5000);
  const live = useRows(['visit'], waitingByQueue, isSame);
  return (
    <section className="queues" aria-label={t('dashboard.queues')}>
      <h2>{t('dashboard.queues')}</h2>
      {answer.queues.length === 0 ? <p className="q">{t('dashboard.no-queues')}</p> : null}
      <div className="line heads" aria-hidden="true">
        <span>{t('dashboard.queue-crossing')}</span>
        <span>{t('dashboard.queue-waiting')}</span>
        <span>{t('dashboard.queue-longest')}</span>
        <span>{t('dashboard.queue-called')}</span>
        <span>{t('dashboard.queue-calls')}</span>
        <span>{t('dashboard.queue-p50')}</span>
      </div>
      <ul>
        {answer.queues.map((line) => {
          const key = `${line.crossing} ${line.direction}`;
          const { waiting, called, since } = live.get(key) ?? NOBODY;
          return (
            <li key={key}>
              <Way to="queue" className="line">
                <span className="name el">
                  {`${line.direction === 'export' ? '↑' : '↓'} ${line.crossing} `}
                  <span className="visually-hidden">{word('direction', line.direction)}</span>
                  {line.isSuspended ? <span className="warn">{` · ${t('dashboard.suspended')}`}</span> : null}
                </span>
                <b>{format.number(waiting)}</b>
                <span>{since === null ? t('dashboard.none') : format.duration(now - since)}</span>
                <span>{format.number(called)}</span>
                <span>{format.number(line.calledToday)}</span>
                <span>{line.waitP50Ms === null ? t('dashboard.none') : format.duration(line.waitP50Ms)}</span>
              </Way>
            </li>
          );
        })}
      </ul>
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
