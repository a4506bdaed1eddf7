import { useApp, useQuery, useTexts } from '../../../client/app-context.ts';
import { forecastTexts } from './texts/catalog.ts';

/** How well forecasts did, beside what needs no model (FC8). */
export function AccuracyLines() {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const { answer } = useQuery('plan.accuracy', {});
  if (answer === null) return <p className="q">{t('forecast.accuracy-loading')}</p>;
  const { looks, kept } = answer;
  const part = (value: number | undefined): string => (value === undefined ? '–' : format.percent(value * 100));
  return (
    <>
      {looks.length === 0 ? (
        <p className="q">{t('forecast.accuracy-none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('forecast.accuracy-of')}</th>
              <th scope="col" className="r">
                {t('forecast.accuracy-model')}
              </th>
              <th scope="col" className="r">
                {t('forecast.accuracy-aligned')}
              </th>
              <th scope="col" className="r">
                {t('forecast.accuracy-peak')}
              </th>
            </tr>
          </thead>
          <tbody>
            {looks.map(({ fromOn, tetOn, model, aligned }) => (
              <tr key={fromOn}>
                <td>
                  {tetOn === null
                    ? t('forecast.accuracy-lately')
                    : t('forecast.accuracy-season', { year: tetOn.slice(0, 4) })}
                </td>
                <td className="r b">{part(model.wape)}</td>
                <td className="r">{part(aligned?.wape)}</td>
                <td className="r q">
                  {t('forecast.accuracy-missed', {
                    days: model.peakDays,
                    percent: format.number(model.peakPercent),
                  })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {kept === null ? null : (
        <p className="s">
          {t('forecast.accuracy-kept', {
            count: kept.forecasts,
            since: format.day(kept.sinceOn),
            wape: format.percent(kept.wape * 100),
          })}
        </p>
      )}
    </>
  );
}
