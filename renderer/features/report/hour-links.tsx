import { useState } from 'react';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useGoTo, useRow, useTexts } from '../../client/app-context.ts';
import { reportTexts } from './texts/catalog.ts';

/** More hours than a day has stand too close to be pressed. */
export const MOST_HOUR_LINKS = 25;
const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** The hours as the axis of the chart; each opens the yard as it was then (YP12). One stop for Tab, arrows between the hours. */
export function HourLinks({ hours }: { readonly hours: readonly { readonly hour: Instant }[] }) {
  const { clock, format } = useApp();
  const t = useTexts(reportTexts);
  const goTo = useGoTo();
  const since = useRow('site', 'site')?.createdAt ?? clock.now();
  const [chosen, setChosen] = useState(0);
  const open = hours.flatMap(({ hour }, n) => (hour + HOUR_MS > since && hour <= clock.now() ? [n] : []));
  const [first = 0] = open;
  const within = (n: number): number => Math.max(first, Math.min(n, open.at(-1) ?? 0));
  const stop = within(chosen);
  const onKeyDown = (event: React.KeyboardEvent<HTMLElement>): void => {
    const move = MOVES[event.code];
    if (move === undefined) return;
    const next = within(stop + move);
    setChosen(next);
    event.currentTarget.querySelectorAll<HTMLElement>('button')[next]?.focus();
    event.preventDefault();
    // The day stays: these arrows go along its hours.
    event.stopPropagation();
  };
  return (
    <div className="hour-links" role="toolbar" aria-label={t('report.hours')} onKeyDown={onKeyDown}>
      {hours.map(({ hour }, n) => (
        <button
          key={hour}
          type="button"
          tabIndex={n === stop ? 0 : -1}
          disabled={!open.includes(n)}
          aria-label={t('report.hour-past', { time: format.time(hour) })}
          title={t('report.hour-past', { time: format.time(hour) })}
          onFocus={() => setChosen(n)}
          onClick={() => goTo('past', String(Math.max(hour, since)))}
        >
          {format.time(hour).slice(0, 2)}
        </button>
      ))}
    </div>
  );
}
