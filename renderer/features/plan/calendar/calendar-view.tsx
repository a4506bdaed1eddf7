import { useMemo, useState } from 'react';
import facts from '../../../../resources/data/crossing-calendars.json';
import { dayOf, daysBetween } from '../../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../../shared/kernel/lunar.ts';
import type { CrossingRow } from '../../../../shared/contract/rows.ts';
import { nextTet } from '../../../../shared/domain/season/season.ts';
import { useApp, useRows, useSiteNow, useTexts } from '../../../client/app-context.ts';
import { useKept } from '../../../client/use-kept.ts';
import { WhoMay } from '../../../client/who-may.tsx';
import type { RowStore } from '../../../store/row-store.ts';
import { isSameList } from '../../../ui/same.ts';
import { PlanBar } from '../plan-bar.tsx';
import { ComingTable } from './coming-table.tsx';
import { MonthsTable } from './months-table.tsx';
import { seasonRowsOf } from './season-rows.ts';
import { SeasonStrips } from './season-strips.tsx';
import { calendarTexts } from './texts/catalog.ts';
import { useTakeOver } from './use-take-over.ts';
import './calendar.css';

/** Years whose dates the calendars are proven for; further ahead nobody plans. */
const FIRST_YEAR = 2016;
const LAST_YEAR = 2099;

/** Both lunar calendars, and what each crossing does around a Tết: as it is said, or as it is proposed until somebody confirms. */
export function CalendarView() {
  const { format } = useApp();
  const t = useTexts(calendarTexts);
  const today = dayOf(useSiteNow(60_000), format.zone);
  const coming = nextTet(today);
  const [chosen, setYear] = useKept<number | null>('plan.calendar-year', null);
  const year = chosen ?? coming.year;
  const tet = tetDayOf(year);
  const crossings = useRows(['crossing'], crossingsOf, isSameList);
  const rows = useMemo(() => seasonRowsOf(crossings, facts, year, tet), [crossings, year, tet]);
  const [offset, setOffset] = useState(0);
  const { may, isSending, told, takeOver } = useTakeOver(year);
  const step = (by: number): void => setYear(Math.min(LAST_YEAR, Math.max(FIRST_YEAR, year + by)));
  return (
    <>
      <PlanBar>
        <span>{t('calendar.tet-on', { year: String(coming.year), day: format.day(coming.on) })}</span>
        <span>{leftWords(daysBetween(today, coming.on), t, format.number)}</span>
      </PlanBar>
      <div className="plan-calendar">
        <section
          className="pane"
          aria-label={t('calendar.season', { year: String(year) })}
          onKeyDown={(event) => {
            const by = event.code === 'PageDown' ? 1 : event.code === 'PageUp' ? -1 : 0;
            if (by === 0) return;
            event.preventDefault();
            step(by);
          }}
        >
          <div className="bar sub">
            <button type="button" aria-label={t('calendar.year-before')} onClick={() => step(-1)}>
              ◂
            </button>
            <b>{t('calendar.season', { year: String(year) })}</b>
            <button type="button" aria-label={t('calendar.year-after')} onClick={() => step(1)}>
              ▸
            </button>
            <WhoMay command="calendar.repeat" />
            <span className={told === null || told.isGood ? 'facts s' : 'facts bad'} role="status">
              {told === null ? '' : told.isGood ? `✓ ${told.text}` : told.text}
            </span>
          </div>
          {rows.length === 0 ? (
            <p className="q none">{t('calendar.no-crossings')}</p>
          ) : (
            <SeasonStrips
              rows={rows}
              today={today}
              offset={offset}
              may={may && !isSending}
              onOffset={setOffset}
              onTakeOver={(row) => void takeOver(row)}
            />
          )}
          <p className="keys l">{t('calendar.keys')}</p>
        </section>
        <div className="pane" role="region" aria-label={t('calendar.years')} tabIndex={0}>
          <MonthsTable year={year} today={today} />
          <ComingTable first={coming.year} />
        </div>
      </div>
    </>
  );
}

function leftWords(
  days: number,
  t: (key: 'calendar.today' | 'calendar.left', details?: { days: string }) => string,
  number: (value: number) => string,
): string {
  return days === 0 ? t('calendar.today') : t('calendar.left', { days: number(days) });
}

function crossingsOf(rows: RowStore): readonly CrossingRow[] {
  return [...rows.all('crossing').values()];
}
