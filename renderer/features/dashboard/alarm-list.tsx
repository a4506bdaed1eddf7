import { use } from 'react';
import type { AlarmRow } from '../../../shared/contract/rows.ts';
import { alarmLinesOf, type AlarmLine } from '../../../shared/domain/ground/alarm-kinds.ts';
import { alarmFactsOf, alarmWordsOf } from '../../client/alarm-facts.ts';
import { useApp, useRows, useSelection, useSiteNow, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { isSameList } from '../../ui/same.ts';
import { dashboardTexts } from './texts/catalog.ts';
import { OnWall, Way } from './way.tsx';

/** Open alarms as the alarm sheet orders them (AL8), each with its age. */
export function AlarmList({ most }: { readonly most: number }) {
  const t = useTexts(dashboardTexts);
  const isOnWall = use(OnWall);
  const alarms = useRows(['alarm', 'visit'], openAlarmsOf, isSameList);
  const lines = alarmLinesOf(alarms);
  // One line more needs no more room than to say that there is one.
  const shown = lines.length <= most + 1 ? lines : lines.slice(0, most);
  return (
    <section className="top-alarms" aria-label={t('dashboard.alarms')}>
      <h2>{t('dashboard.alarms')}</h2>
      {lines.length === 0 ? <p className="q">{t('dashboard.no-alarms')}</p> : null}
      <ul>
        {shown.map((line) => (
          <li key={line.alarms[0].alarmId}>
            <Line line={line} />
          </li>
        ))}
      </ul>
      {shown.length < lines.length ? (
        <p className="q">
          {t(isOnWall ? 'dashboard.more-alarms-wall' : 'dashboard.more-alarms', { count: lines.length - shown.length })}
        </p>
      ) : null}
    </section>
  );
}

function Line({ line }: { readonly line: AlarmLine<AlarmRow> }) {
  const { rows, format } = useApp();
  const t = useTexts(dashboardTexts);
  const { word } = useWords();
  const now = useSiteNow(5000);
  const [, select] = useSelection();
  const [alarm] = line.alarms;
  const isOpen = line.alarms.some(({ acknowledgedAt }) => acknowledgedAt === null);
  const text =
    line.alarms.length > 1
      ? t('dashboard.alarm-many', { count: line.alarms.length, what: word('alarm', alarm.code) })
      : alarmWordsOf(alarm, alarmFactsOf(rows, alarm), word);
  return (
    <Way
      to="yard"
      className="line"
      before={() => {
        if (line.alarms.length === 1) select({ visitId: alarm.visitId, slotId: alarm.slotId });
      }}
    >
      <span className={isOpen ? 'bad name' : 'b name'}>{`▲ ${text}`}</span>
      <span className="age">{format.duration(now - alarm.raisedAt)}</span>
      {isOpen ? <span className="visually-hidden">{t('dashboard.alarm-new')}</span> : null}
    </Way>
  );
}

function openAlarmsOf(rows: RowStore): readonly AlarmRow[] {
  return [...rows.all('alarm').values()].filter(({ clearedAt }) => clearedAt === null);
}
