import tet from '../../resources/data/tet-dates.json';
import { dayOf, daysBetween, parseDay, startOfDay, type Day } from '../../shared/kernel/calendar.ts';
import { useApp, useSiteNow, useTexts } from '../client/app-context.ts';
import { shellTexts } from './texts/catalog.ts';

/** Further away than this nobody plans for it yet. */
const SHOWN_DAYS = 120;

const FIRST_DAYS: readonly Day[] = Object.values(tet.firstDays)
  .map(parseDay)
  .filter((day) => day !== null);

/** How many days are left until Tết, once it is near. */
export function TetCell({ isNarrow }: { readonly isNarrow: boolean }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const today = dayOf(useSiteNow(60_000), format.zone);
  const next = FIRST_DAYS.find((day) => day >= today);
  if (next === undefined || daysBetween(today, next) > SHOWN_DAYS) return null;
  const days = daysBetween(today, next);
  const on = format.date(startOfDay(next, format.zone)).slice(0, 5);
  return (
    <div className={isNarrow ? 'full' : undefined}>
      <span className="l">{t('shell.tet', { on })}</span>
      <b>{days === 0 ? t('shell.tet-today') : t('shell.tet-left', { days: format.number(days) })}</b>
    </div>
  );
}
