import { addDays, daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import { calendarTexts } from './texts/catalog.ts';
import { monthPairsOf, type MonthPair } from './two-calendars.ts';

/** The months of a lunar year with their first days, and where the Chinese calendar has another one. */
export function MonthsTable({ year, today }: { readonly year: number; readonly today: Day }) {
  const { format } = useApp();
  const t = useTexts(calendarTexts);
  const pairs = monthPairsOf(year);
  const different = pairs.filter(({ start, chineseStart }) => start !== chineseStart).length;
  const chinese = ({ start, chineseStart }: MonthPair): string => {
    if (chineseStart === null) return t('calendar.no-month');
    const count = daysBetween(start, chineseStart);
    if (count === 0) return t('calendar.same');
    const day = format.day(chineseStart);
    return t(count > 0 ? 'calendar.later' : 'calendar.earlier', { day, count: Math.abs(count) });
  };
  return (
    <section className="months" aria-label={t('calendar.months', { year: String(year) })}>
      <h2>
        {t('calendar.months', { year: String(year) })}
        <span className="q">
          {different === 0 ? t('calendar.months-same') : t('calendar.months-differ', { count: different })}
        </span>
      </h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('calendar.month')}</th>
            <th scope="col">{t('calendar.vietnam')}</th>
            <th scope="col" className="r">
              {t('calendar.days')}
            </th>
            <th scope="col">{t('calendar.china')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => {
            const isNow = pair.start <= today && today < addDays(pair.start, pair.days);
            return (
              <tr key={pair.start} className={isNow ? 'sel' : undefined} aria-current={isNow ? 'date' : undefined}>
                <td>{pair.isLeap ? t('calendar.month-leap', { month: pair.month }) : pair.month}</td>
                <td>{format.day(pair.start)}</td>
                <td className="r">{pair.days}</td>
                <td className={pair.start === pair.chineseStart ? 'q' : 'b'}>{chinese(pair)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
