import { dayOf, daysBetween, startOfDay } from '../../shared/kernel/calendar.ts';
import { nextTet } from '../../shared/domain/season/season.ts';
import { useApp, useSiteNow, useTexts } from '../client/app-context.ts';
import { shellTexts } from './texts/catalog.ts';

/** Further away than this nobody plans for it yet. */
const SHOWN_DAYS = 120;

/** How many days are left until Tết, once it is near; which day of the moon it is now is said on hovering. */
export function TetCell({ isNarrow }: { readonly isNarrow: boolean }) {
  const { format } = useApp();
  const t = useTexts(shellTexts);
  const today = dayOf(useSiteNow(60_000), format.zone);
  const tet = nextTet(today).on;
  const days = daysBetween(today, tet);
  if (days > SHOWN_DAYS) return null;
  const lunar = t('shell.lunar-today', { lunar: format.lunarDay(today) });
  return (
    <div className={isNarrow ? 'full' : undefined} title={lunar}>
      <span className="l">{t('shell.tet', { on: format.dayMonth(startOfDay(tet, format.zone)) })}</span>
      <b>{days === 0 ? t('shell.tet-today') : t('shell.tet-left', { days: format.number(days) })}</b>
      <span className="visually-hidden">{lunar}</span>
    </div>
  );
}
