import { useApp, useTexts } from '../../../client/app-context.ts';
import { calendarTexts } from './texts/catalog.ts';
import { newYearsFrom, nextDifference } from './two-calendars.ts';

const SHOWN_YEARS = 8;
/** How far ahead the next year with two different days is looked for. */
const SEARCHED_YEARS = 40;

/** Tết and the Chinese New Year of the coming years, and when they next fall apart. */
export function ComingTable({ first }: { readonly first: number }) {
  const { format } = useApp();
  const t = useTexts(calendarTexts);
  const apart = nextDifference(first - 1, SEARCHED_YEARS);
  return (
    <section className="months coming" aria-label={t('calendar.coming')}>
      <h2>{t('calendar.coming')}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('calendar.year')}</th>
            <th scope="col">{t('calendar.tet')}</th>
            <th scope="col">{t('calendar.china')}</th>
          </tr>
        </thead>
        <tbody>
          {newYearsFrom(first, SHOWN_YEARS).map(({ year, tet, chinese, difference }) => (
            <tr key={year}>
              <td>{year}</td>
              <td>{format.day(tet)}</td>
              <td className={difference === 0 ? 'q' : 'b'}>
                {difference === 0
                  ? t('calendar.same')
                  : t(difference > 0 ? 'calendar.later' : 'calendar.earlier', {
                      day: format.day(chinese),
                      count: Math.abs(difference),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {apart === null ? null : (
        <p className="s apart">
          {t('calendar.next-difference', {
            year: String(apart.year),
            tet: format.day(apart.tet),
            chinese: format.day(apart.chinese),
          })}
        </p>
      )}
    </section>
  );
}
