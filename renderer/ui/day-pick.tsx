import { useState } from 'react';
import { addDays, type Day } from '../../shared/kernel/calendar.ts';
import { Button } from './controls.tsx';
import { readDay } from './format.ts';
import './day-pick.css';

/** One day, typed or stepped to; none after the last. */
export function DayPick(props: {
  readonly labels: { readonly day: string; readonly before: string; readonly after: string };
  readonly on: Day;
  /** The day as people write it. */
  readonly shown: string;
  /** The same day in another calendar, beside it. */
  readonly also?: string;
  readonly last: Day;
  readonly onDay: (day: Day) => void;
}) {
  const { labels, on, shown, also, last, onDay } = props;
  return (
    <div className="day-pick">
      <Button aria-label={labels.before} onClick={() => onDay(addDays(on, -1))}>
        ‹
      </Button>
      <DayInput key={on} label={labels.day} shown={shown} onDay={(day) => onDay(day < last ? day : last)} />
      <Button aria-label={labels.after} disabled={on >= last} onClick={() => onDay(addDays(on, 1))}>
        ›
      </Button>
      {also === undefined ? null : <span className="q">{also}</span>}
    </div>
  );
}

/** A day as people write it; what is not a day is put back. */
function DayInput(props: { readonly label: string; readonly shown: string; readonly onDay: (day: Day) => void }) {
  const { label, shown, onDay } = props;
  const [text, setText] = useState(shown);
  const take = (): void => {
    const day = readDay(text);
    if (day === null) setText(shown);
    else if (text !== shown) onDay(day);
  };
  return (
    <input
      aria-label={label}
      value={text}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.code === 'Enter' || event.code === 'NumpadEnter') take();
      }}
    />
  );
}
