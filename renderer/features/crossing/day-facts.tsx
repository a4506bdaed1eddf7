import { daysBetween, startOfDay } from '../../../shared/kernel/calendar.ts';
import { usualHoursOf, type CrossingCalendar, type CrossingState } from '../../../shared/domain/queue/calendar.ts';
import type { HourEntry } from '../../../shared/domain/queue/calendar-lay.ts';
import { stateOfDay } from '../../../shared/domain/queue/calendar-paint.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { rangeOf, type Range } from './quarter-grid.tsx';
import { SIGN, StateSign } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';
import { entryWords, tetWords } from './wording.ts';

/** What is said of the chosen day, and the keys that give the chosen days a state. */
export function DayFacts(props: {
  readonly calendar: CrossingCalendar;
  readonly range: Range;
  readonly may: boolean;
  readonly onPaint: (state: CrossingState) => void;
}) {
  const { calendar, range, may, onPaint } = props;
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  const { cursor } = range;
  const { from, to } = rangeOf(range);
  const state = stateOfDay(calendar, cursor);
  const entry = calendar.days.findLast((one) => one.from <= cursor && cursor <= one.to);
  const hours = calendar.hours.filter(({ on }) => on === cursor);
  return (
    <>
      <div className="hd">
        <b className="crossing-date">{format.weekday(startOfDay(cursor, format.zone))}</b>
        <p className="s">
          {[format.lunarDay(cursor), tetWords(cursor, t)].filter((text) => text !== null).join(' · ')}
        </p>
      </div>
      <div className="sec">
        <p>
          <StateSign state={state} /> <b>{word('dayState', state)}</b>{' '}
          <span className="q">{entry === undefined ? '' : entryWords(entry, { t, word, format })}</span>
        </p>
        {hours.map((one) => (
          <p key={one.fromMinute}>
            <StateSign state={one.state} /> <span className="m">{spanText(one)}</span> {word('dayState', one.state)}
            {one.state === 'normal' && !isUsual(calendar, one) ? (
              <span className="q"> · {t('crossing.overtime')}</span>
            ) : null}
          </p>
        ))}
      </div>
      <div className="sec">
        <h2>
          {t('crossing.set-state')}
          <span>
            {from === to
              ? format.day(from)
              : `${format.day(from)} – ${format.day(to)} · ${t('crossing.days-chosen', { count: daysBetween(from, to) + 1 })}`}
          </span>
        </h2>
        <div className="paint">
          {(['normal', 'preregistered', 'closed'] as const).map((one, at) => (
            <button key={one} type="button" className="btn g" disabled={!may} onClick={() => onPaint(one)}>
              {SIGN[one]} {t(`crossing.word-${one}`)} <kbd aria-hidden="true">{at + 1}</kbd>
            </button>
          ))}
        </div>
      </div>
    </>
  );
}

function isUsual(calendar: CrossingCalendar, { on, fromMinute }: HourEntry): boolean {
  return usualHoursOf(calendar, on).some((span) => span.fromMinute <= fromMinute && fromMinute < span.toMinute);
}
