import { useState, type PointerEvent, type Ref } from 'react';
import type { Day } from '../../../shared/kernel/calendar.ts';
import {
  segmentsOf,
  type CrossingCalendar,
  type CrossingState,
  type MinuteSpan,
} from '../../../shared/domain/queue/calendar.ts';
import { spanText } from '../../../shared/domain/queue/calendar-problems.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { stateOfKey } from './keys.ts';
import { SIGN } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';

const DAY_MINUTES = 1440;
const STEP_MINUTES = 30;
const FINE_MINUTES = 5;
const MARKS = [0, 6, 12, 18, 24];

/** The 24 hours of a day: a span is chosen by keys or by dragging, and given a state. */
export function HoursStrip(props: {
  readonly ref: Ref<HTMLDivElement>;
  readonly calendar: CrossingCalendar;
  readonly day: Day;
  readonly may: boolean;
  readonly onPaint: (span: MinuteSpan, state: CrossingState | null) => void;
}) {
  const { ref, calendar, day, may, onPaint } = props;
  const { format } = useApp();
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  const [ends, setEnds] = useState({ anchor: 7 * 60, cursor: 8 * 60 });
  const span = {
    fromMinute: Math.min(ends.anchor, ends.cursor),
    toMinute: Math.max(ends.anchor, ends.cursor),
  };
  const paint = (state: CrossingState | null): void => {
    if (may && span.fromMinute < span.toMinute) onPaint(span, state);
  };
  const minuteAt = (event: PointerEvent<HTMLDivElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return held(Math.round((share * DAY_MINUTES) / STEP_MINUTES) * STEP_MINUTES);
  };
  const percent = (minute: number): string => `${String((minute * 100) / DAY_MINUTES)}%`;

  return (
    <div className="hours">
      <div
        ref={ref}
        className="strip24"
        role="slider"
        tabIndex={0}
        aria-label={t('crossing.hours-strip', { day: format.day(day), span: spanText(span) })}
        aria-valuemin={0}
        aria-valuemax={DAY_MINUTES}
        aria-valuenow={ends.cursor}
        aria-valuetext={spanText(span)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const minute = minuteAt(event);
          setEnds({ anchor: minute, cursor: minute });
        }}
        onPointerMove={(event) => {
          if (event.buttons === 1) setEnds({ ...ends, cursor: minuteAt(event) });
        }}
        onKeyDown={(event) => {
          if (event.altKey || event.metaKey) return;
          const side = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
          const state = stateOfKey(event.code);
          if (side !== 0) {
            const step = side * (event.ctrlKey ? FINE_MINUTES : STEP_MINUTES);
            if (event.shiftKey) setEnds({ ...ends, cursor: held(ends.cursor + step) });
            else {
              const moved = Math.max(-span.fromMinute, Math.min(step, DAY_MINUTES - span.toMinute));
              setEnds({ anchor: ends.anchor + moved, cursor: ends.cursor + moved });
            }
          } else if (event.ctrlKey) return;
          else if (event.code === 'Home') setEnds({ anchor: 0, cursor: span.toMinute - span.fromMinute });
          else if (event.code === 'End') setEnds({ anchor: span.fromMinute, cursor: DAY_MINUTES });
          else if (state !== null) paint(state);
          else if (/^(?:Digit0|Numpad0|Delete|Backspace)$/.test(event.code)) paint(null);
          else return;
          event.preventDefault();
        }}
      >
        {segmentsOf(calendar, day).map((segment) => (
          <span
            key={segment.fromMinute}
            className={`seg24 ${segment.state}`}
            style={{ left: percent(segment.fromMinute), width: percent(segment.toMinute - segment.fromMinute) }}
            title={`${spanText(segment)} ${word('dayState', segment.state)}`}
          >
            {SIGN[segment.state]}
          </span>
        ))}
        <span
          className="pick24"
          style={{ left: percent(span.fromMinute), width: percent(span.toMinute - span.fromMinute) }}
        />
      </div>
      <div className="marks24 l" aria-hidden="true">
        {MARKS.map((hour) => (
          <span key={hour} style={{ left: percent(hour * 60) }}>
            {hour}
          </span>
        ))}
      </div>
      <p className="picked" aria-live="polite">
        <b className="m">{spanText(span)}</b>
      </p>
      <div className="paint">
        {(['normal', 'preregistered', 'closed'] as const).map((state, at) => (
          <button key={state} type="button" className="btn g" disabled={!may} onClick={() => paint(state)}>
            {SIGN[state]} {t(`crossing.word-${state}`)} <kbd aria-hidden="true">{at + 1}</kbd>
          </button>
        ))}
        <button type="button" className="btn g" disabled={!may} onClick={() => paint(null)}>
          {t('crossing.as-day')} <kbd aria-hidden="true">0</kbd>
        </button>
      </div>
    </div>
  );
}

function held(minute: number): number {
  return Math.max(0, Math.min(DAY_MINUTES, minute));
}
