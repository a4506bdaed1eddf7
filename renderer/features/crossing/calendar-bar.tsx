import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { nextTet } from '../../../shared/domain/season/season.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import { monthAfter, type Month } from './months.ts';
import { SHOWN_MONTHS } from './quarter-grid.tsx';
import { StateSign } from '../../client/state-sign.tsx';
import { crossingTexts } from './texts/catalog.ts';

/** Which months are shown, and what the signs mean. */
export function CalendarBar(props: {
  readonly first: Month;
  readonly today: Day;
  readonly onFirst: (month: Month) => void;
  readonly onDay: (day: Day) => void;
}) {
  const { first, today, onFirst, onDay } = props;
  const t = useTexts(crossingTexts);
  const { word } = useWords();
  // Half a month after Tết its days are still looked at.
  const tet = nextTet(addDays(today, -15));
  return (
    <div className="bar sub">
      <button type="button" aria-label={t('crossing.before')} onClick={() => onFirst(monthAfter(first, -SHOWN_MONTHS))}>
        ◂
      </button>
      <button type="button" className="b" onClick={() => onDay(today)}>
        {t('crossing.to-today')}
      </button>
      <button type="button" onClick={() => onDay(tet.on)}>
        {t('crossing.to-tet', { year: String(tet.year) })}
      </button>
      <button type="button" aria-label={t('crossing.after')} onClick={() => onFirst(monthAfter(first, SHOWN_MONTHS))}>
        ▸
      </button>
      <span className="leg">
        {(['normal', 'preregistered', 'closed'] as const).map((state) => (
          <span key={state}>
            <StateSign state={state} /> {word('dayState', state)}
          </span>
        ))}
        <span>◔ {t('crossing.by-hour')}</span>
      </span>
    </div>
  );
}
