import { Fragment } from 'react';
import type { Score } from '../../../../shared/domain/forecast/scores.ts';
import { useApp, useQuery, useTexts } from '../../../client/app-context.ts';
import { forecastTexts } from './texts/catalog.ts';

/** How well forecasts did, beside what needs no model (FC8). */
export function AccuracyLines() {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const { answer } = useQuery('plan.accuracy', {});
  if (answer === null) return <p className="q">{t('forecast.accuracy-loading')}</p>;
  const { looks, kept } = answer;
  return (
    <>
      {looks.length === 0 ? (
        <p className="q">{t('forecast.accuracy-none')}</p>
      ) : (
        <table className="plain forecast-scores">
          <thead>
            <tr>
              <th scope="col">{t('forecast.accuracy-of')}</th>
              <th scope="col">{t('forecast.accuracy-by')}</th>
              <th scope="col" className="r" title={t('forecast.accuracy-wape-title')}>
                {t('forecast.accuracy-wape')}
              </th>
              <th scope="col" className="r" title={t('forecast.accuracy-pinball-title')}>
                {t('forecast.accuracy-pinball')}
              </th>
              <th scope="col" className="r" title={t('forecast.accuracy-peak-title')}>
                {t('forecast.accuracy-peak')}
              </th>
            </tr>
          </thead>
          <tbody>
            {looks.map(({ fromOn, tetOn, model, aligned }) => (
              <Fragment key={fromOn}>
                <tr className="model">
                  <th scope="rowgroup" rowSpan={2}>
                    {tetOn === null
                      ? t('forecast.accuracy-lately')
                      : t('forecast.accuracy-season', { year: tetOn.slice(0, 4) })}
                  </th>
                  <td>{t('forecast.accuracy-model')}</td>
                  <ScoreCells score={model} />
                </tr>
                <tr className="q">
                  <td>{t('forecast.accuracy-aligned')}</td>
                  <ScoreCells score={aligned} />
                </tr>
              </Fragment>
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

/** A method's error, that of its bands, and how far it missed the peak; dashes where it says nothing. */
function ScoreCells({ score }: { readonly score: Score | null }) {
  const { format } = useApp();
  const t = useTexts(forecastTexts);
  const cells =
    score === null
      ? ['–', '–', '–']
      : [
          format.percent(score.wape * 100),
          format.percent(score.pinball * 100),
          t('forecast.accuracy-missed', { days: score.peakDays, percent: format.number(score.peakPercent) }),
        ];
  return cells.map((text, at) => (
    <td key={at} className="r">
      {text}
    </td>
  ));
}
