import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { useTexts, useWords } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import { minuteText } from './fields.ts';
import { settingsTexts } from './texts/catalog.ts';

/** When a crossing is open, to read. */
export function CalendarList({ calendar, format }: { readonly calendar: CrossingCalendar; readonly format: Format }) {
  const t = useTexts(settingsTexts);
  const { word } = useWords();
  const span = (one: { readonly fromMinute: number; readonly toMinute: number }): string =>
    `${minuteText(one.fromMinute)}–${minuteText(one.toMinute)}`;
  return (
    <div className="field-group">
      <h2>{t('settings.calendar')}</h2>
      <p>
        <span className="q">{t('settings.calendar.daily')}</span> {calendar.daily.map(span).join(', ')}
      </p>
      {calendar.days.length + calendar.hours.length === 0 ? (
        <p className="q">{t('settings.calendar.no-days')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th>{t('settings.calendar.when')}</th>
              <th>{t('settings.calendar.hours')}</th>
              <th>{t('settings.calendar.state')}</th>
            </tr>
          </thead>
          <tbody>
            {calendar.days.map(({ from, to, state }) => (
              <tr key={`${from} ${to}`}>
                <td>{from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`}</td>
                <td className="q">{t('settings.calendar.all-day')}</td>
                <td>{word('dayState', state)}</td>
              </tr>
            ))}
            {calendar.hours.map((one) => (
              <tr key={`${one.on} ${String(one.fromMinute)}`}>
                <td>{format.day(one.on)}</td>
                <td>{span(one)}</td>
                <td>{word('dayState', one.state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
