import { tetOffsetOf } from '../../../../shared/domain/season/season.ts';
import { useApp, useTexts } from '../../../client/app-context.ts';
import type { ShownLine } from './shown-line.ts';
import { forecastTexts } from './texts/catalog.ts';

/** The forecast in figures, a row a day. */
export function DayTable({ line }: { readonly line: ShownLine }) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  return (
    <div className="forecast-days" tabIndex={0} role="region" aria-label={t('forecast.days')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('forecast.day')}</th>
            <th scope="col">{t('forecast.lunar')}</th>
            <th scope="col">{t('forecast.to-tet')}</th>
            <th scope="col" className="r">
              {t('forecast.mean')}
            </th>
            <th scope="col" className="r">
              {t('forecast.half')}
            </th>
            <th scope="col" className="r">
              {t('forecast.nine')}
            </th>
          </tr>
        </thead>
        <tbody>
          {line.days.map(({ on, mean, p5, p25, p75, p95 }) => (
            <tr key={on}>
              <td>{format.day(on)}</td>
              <td className="q">{format.lunarDay(on)}</td>
              <td className="q">{offsetText(tetOffsetOf(on))}</td>
              <td className="r b">{format.number(mean)}</td>
              <td className="r">{`${format.number(p25)}–${format.number(p75)}`}</td>
              <td className="r q">{`${format.number(p5)}–${format.number(p95)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function offsetText(offset: number | null): string {
  if (offset === null) return '';
  return offset > 0 ? `+${String(offset)}` : String(offset).replace('-', '−');
}
