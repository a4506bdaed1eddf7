import { useRef } from 'react';
import { startOfDay, type Day } from '../../../../shared/kernel/calendar.ts';
import { useApp, useTexts, useWords } from '../../../client/app-context.ts';
import { SIGN, StateSign } from '../../../client/state-sign.tsx';
import { useFirstFocus } from '../../../client/use-first-focus.ts';
import { Button } from '../../../ui/controls.tsx';
import { SeasonAxis } from './season-axis.tsx';
import type { SeasonDay, SeasonRow } from './season-rows.ts';
import { calendarTexts } from './texts/catalog.ts';

/** The season of each crossing as a strip of days under one axis; arrows move over it, Enter takes a proposal over. */
export function SeasonStrips(props: {
  readonly rows: readonly SeasonRow[];
  readonly today: Day;
  /** The day looked at, in days from Tết; the same for all crossings. */
  readonly offset: number;
  readonly may: boolean;
  readonly onOffset: (offset: number) => void;
  readonly onTakeOver: (row: SeasonRow) => void;
}) {
  const { rows, today, offset, may, onOffset, onTakeOver } = props;
  const { format } = useApp();
  const t = useTexts(calendarTexts);
  const { word } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const first = useFirstFocus<HTMLDivElement>(true);
  const days = rows[0]?.days ?? [];
  const move = (by: number): void => {
    const last = days.length - 1;
    const at = days.findIndex((day) => day.offset === offset) + by;
    onOffset(days[Math.min(last, Math.max(0, at))]?.offset ?? 0);
  };
  const words = (row: SeasonRow, day: SeasonDay): string =>
    [
      format.weekday(startOfDay(day.on, format.zone)),
      format.lunarDay(day.on),
      offsetWords(day.offset, t),
      word('dayState', day.state),
      day.hasHours ? t('calendar.by-hour') : null,
      row.proposal === null ? null : t('calendar.has-proposal'),
    ]
      .filter((text) => text !== null)
      .join(' · ');

  return (
    <div ref={box} className="season">
      <SeasonAxis days={days} offset={offset} />
      {rows.map((row, at) => {
        const { crossing, proposal } = row;
        const looked = row.days.find((day) => day.offset === offset);
        return (
          <div key={crossing.crossingId} className="season-row">
            <b className="name el">
              <span className="m">{crossing.code}</span> {crossing.name}
            </b>
            <div
              ref={at === 0 ? first : undefined}
              className={proposal === null ? 'strip' : 'strip proposed'}
              role="slider"
              tabIndex={0}
              aria-label={crossing.name}
              aria-valuemin={days[0]?.offset ?? 0}
              aria-valuemax={days.at(-1)?.offset ?? 0}
              aria-valuenow={offset}
              aria-valuetext={looked === undefined ? '' : words(row, looked)}
              onKeyDown={(event) => {
                const by = event.code === 'ArrowLeft' ? -1 : event.code === 'ArrowRight' ? 1 : 0;
                const down = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0;
                if (by !== 0) move(event.shiftKey ? by * 7 : by);
                else if (event.code === 'Home') onOffset(days[0]?.offset ?? 0);
                else if (event.code === 'End') onOffset(days.at(-1)?.offset ?? 0);
                else if (down !== 0) box.current?.querySelectorAll<HTMLElement>('.strip')[at + down]?.focus();
                else if ((event.code === 'Enter' || event.code === 'NumpadEnter') && may) onTakeOver(row);
                else return;
                event.preventDefault();
              }}
            >
              {row.days.map((day) => (
                <i
                  key={day.on}
                  className={[day.state, day.offset === offset ? 'looked' : '', day.on === today ? 'now' : ''].join(
                    ' ',
                  )}
                  title={words(row, day)}
                  onPointerDown={() => onOffset(day.offset)}
                >
                  {day.state === 'normal' ? (day.hasHours ? '◔' : '') : SIGN[day.state]}
                </i>
              ))}
            </div>
            <p className="looked-at el">
              {looked === undefined ? null : (
                <>
                  <StateSign state={looked.state} /> {words(row, looked)}
                </>
              )}
            </p>
            <p className={proposal === null ? 'basis q' : 'basis'}>
              {proposal === null ? (
                t(row.isSaid ? 'calendar.said' : 'calendar.unknown')
              ) : (
                <>
                  <b className="warn">
                    {t('calendar.proposed', {
                      year: String(proposal.fromYear),
                      source: t(`calendar.source-${proposal.source}`),
                    })}
                  </b>
                  <Button keyCap="Enter" disabled={!may} tabIndex={-1} onClick={() => onTakeOver(row)}>
                    {t('calendar.take-over')}
                  </Button>
                </>
              )}
            </p>
          </div>
        );
      })}
    </div>
  );
}

function offsetWords(
  offset: number,
  t: (
    key: 'calendar.offset-day' | 'calendar.offset-before' | 'calendar.offset-after',
    details?: { count: number },
  ) => string,
): string {
  if (offset === 0) return t('calendar.offset-day');
  return offset < 0 ? t('calendar.offset-before', { count: -offset }) : t('calendar.offset-after', { count: offset });
}
