import { useState } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import { readTyped } from './steps.ts';
import { pastTexts } from './texts/catalog.ts';

/** The instant as it is typed; what cannot be taken is said and stays to be mended. */
export function Clock({ at, onAt }: { readonly at: Instant; readonly onAt: (at: Instant) => void }) {
  const { format, clock } = useApp();
  const t = useTexts(pastTexts);
  const [time, setTime] = useState(format.time(at));
  const [day, setDay] = useState(format.date(at));
  const [problem, setProblem] = useState<'past.future' | 'past.unreadable' | null>(null);
  const take = (): void => {
    if (time === format.time(at) && day === format.date(at)) {
      setProblem(null);
      return;
    }
    const typed = readTyped(day, time, format.zone);
    if (typed === null) setProblem('past.unreadable');
    else if (typed > clock.now()) setProblem('past.future');
    else onAt(typed);
  };
  const shared = {
    autoComplete: 'off',
    inputMode: 'numeric',
    'aria-invalid': problem === null ? undefined : true,
    onBlur: take,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.code === 'Enter' || event.code === 'NumpadEnter') take();
    },
  } as const;
  return (
    <span className="past-clock">
      <input {...shared} aria-label={t('past.time')} value={time} onChange={(event) => setTime(event.target.value)} />
      <input {...shared} aria-label={t('past.day')} value={day} onChange={(event) => setDay(event.target.value)} />
      {problem === null ? null : (
        <span className="bad" role="alert">
          {t(problem)}
        </span>
      )}
    </span>
  );
}
