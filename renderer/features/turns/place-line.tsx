import type { Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import { turnsTexts } from './texts/catalog.ts';
import type { Place } from './turns.ts';
import { shutWords } from './wording.ts';

/** A place: how many of its units are taken, what of it is out of order, and whether it is open. */
export function PlaceLine({ place, now }: { readonly place: Place; readonly now: Instant }) {
  const { format } = useApp();
  const t = useTexts(turnsTexts);
  const { word } = useWords();
  const { facility, taken, units, shut } = place;
  const { forWhom, unitsOut, turnMinutes } = facility;
  return (
    <li>
      <b className="el">{facility.name}</b>
      {forWhom === 'everybody' ? null : <span>{word('forWhom', forWhom)}</span>}
      <span className="facts">
        {shut === null ? null : <span className="warn el">{shutWords(shut, now, format, t)}</span>}
        {unitsOut === 0 ? null : <span className="warn">{t('turns.units-out', { count: unitsOut })}</span>}
        <span className="q">{t('turns.minutes-each', { minutes: turnMinutes ?? 0 })}</span>
        <b>{t('turns.units', { taken, units })}</b>
      </span>
    </li>
  );
}
