import { useEffect, useRef } from 'react';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { lunarOf } from '../../../shared/kernel/lunar.ts';
import type { CrossingCalendar, CrossingState } from '../../../shared/domain/queue/calendar.ts';
import { stateOfDay } from '../../../shared/domain/queue/calendar-paint.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { stateOfKey } from './keys.ts';
import { monthAfter, sameDateIn, weekdayOf, weeksOf, type Month } from './months.ts';
import { SIGN } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { tetWords } from './wording.ts';

/** Months shown side by side. */
export const SHOWN_MONTHS = 3;

/** Days that are chosen: from where the range began to where the cursor stands. */
export type Range = { readonly anchor: Day; readonly cursor: Day };

export function rangeOf({ anchor, cursor }: Range): { readonly from: Day; readonly to: Day } {
  return anchor <= cursor ? { from: anchor, to: cursor } : { from: cursor, to: anchor };
}

/** Three months of a calendar, painted by keys or by dragging. */
export function QuarterGrid(props: {
  readonly calendar: CrossingCalendar;
  readonly first: Month;
  readonly today: Day;
  readonly range: Range;
  readonly conflicts: (day: Day) => boolean;
  readonly onRange: (range: Range) => void;
  readonly onPaint: (state: CrossingState) => void;
  readonly onHours: () => void;
}) {
  const { calendar, first, today, range, conflicts, onRange, onPaint, onHours } = props;
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const hasFocus = useRef(true);
  const { from, to } = rangeOf(range);
  const months = Array.from({ length: SHOWN_MONTHS }, (_, at) => monthAfter(first, at));
  const titleOf = (month: Month): string =>
    t('crossing.month', { month: String(month.month).padStart(2, '0'), year: String(month.year) });

  // The day under the cursor has the focus whenever the grid has it.
  useEffect(() => {
    if (hasFocus.current) grid.current?.querySelector<HTMLElement>(`[data-day="${range.cursor}"]`)?.focus();
  }, [range.cursor, first]);

  const cell = (day: Day) => {
    const state = stateOfDay(calendar, day);
    const lunar = lunarOf(day);
    const isTet = lunar.month === 1 && lunar.day === 1;
    const hasHours = calendar.hours.some(({ on }) => on === day);
    const isWrong = conflicts(day);
    const isChosen = from <= day && day <= to;
    const label = [
      format.day(day),
      word('dayState', state),
      day === today ? t('crossing.today') : null,
      hasHours ? t('crossing.by-hour') : null,
      isWrong ? t('crossing.in-conflict') : null,
      format.lunarDay(day),
      tetWords(day, t),
    ];
    return (
      <td
        key={day}
        role="gridcell"
        data-day={day}
        data-home={day === range.cursor || undefined}
        tabIndex={day === range.cursor ? 0 : -1}
        aria-selected={isChosen}
        className={['day', state, isChosen ? 'chosen' : '', day === today ? 'today' : '', isTet ? 'tet' : ''].join(' ')}
        onPointerDown={(event) => {
          event.currentTarget.releasePointerCapture(event.pointerId);
          onRange({ anchor: event.shiftKey ? range.anchor : day, cursor: day });
        }}
        onPointerEnter={(event) => {
          if (event.buttons === 1) onRange({ ...range, cursor: day });
        }}
      >
        <span className="visually-hidden">{label.filter((part) => part !== null).join(', ')}</span>
        <span className="n" aria-hidden="true">
          <b>{Number(day.slice(8))}</b>
          <span className="sg">{isWrong ? '!' : SIGN[state]}</span>
        </span>
        <span className="w" aria-hidden="true">
          {t(`crossing.word-${state}`)}
        </span>
        <span className="l" aria-hidden="true">
          {isTet ? t('crossing.tet') : `${String(lunar.day)}/${String(lunar.month)}`}
        </span>
        {hasHours ? (
          <span className="own" aria-hidden="true">
            ◔
          </span>
        ) : null}
      </td>
    );
  };

  return (
    <div
      ref={grid}
      className="quarter"
      role="group"
      aria-label={t('crossing.grid', {
        from: titleOf(first),
        to: titleOf(monthAfter(first, SHOWN_MONTHS - 1)),
      })}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null) hasFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
      onKeyDown={(event) => {
        if (event.altKey || event.metaKey || event.ctrlKey) return;
        const state = stateOfKey(event.code);
        const next = movedBy(event.code, range.cursor);
        if (state !== null) onPaint(state);
        else if (event.code === 'Enter' || event.code === 'NumpadEnter') onHours();
        else if (next !== null) onRange({ anchor: event.shiftKey ? range.anchor : next, cursor: next });
        else return;
        event.preventDefault();
      }}
    >
      {months.map((month) => (
        <div key={titleOf(month)} className="month">
          <h2>{titleOf(month)}</h2>
          <table role="grid" aria-multiselectable="true" aria-label={titleOf(month)}>
            <thead>
              <tr>
                {t('crossing.weekdays')
                  .split(' ')
                  .map((name) => (
                    <th key={name} scope="col" className="l">
                      {name}
                    </th>
                  ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((week, at) => (
                <tr key={week.find((day) => day !== null) ?? at}>
                  {week.map((day, column) => (day === null ? <td key={column} /> : cell(day)))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}

/** Where a key leads from a day; null for a key that leads nowhere. */
function movedBy(code: string, day: Day): Day | null {
  switch (code) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'PageUp':
      return sameDateIn(day, -1);
    case 'PageDown':
      return sameDateIn(day, 1);
    case 'Home':
      return addDays(day, -weekdayOf(day));
    case 'End':
      return addDays(day, 6 - weekdayOf(day));
    default:
      return null;
  }
}
