import type { MeasuredError } from '../../../shared/contract/queries.ts';
import { useApp, useTexts } from '../../client/app-context.ts';
import type { LineRow } from './line.ts';
import { queueTexts } from './texts/catalog.ts';

/** What the bands mean and how good they were, and how long the line is (QU8). */
export function LineFoot(props: {
  readonly measured: MeasuredError | null;
  readonly ready: number;
  readonly length: number;
  readonly place: LineRow | null;
}) {
  const { measured, ready, length, place } = props;
  const { format } = useApp();
  const t = useTexts(queueTexts);
  return (
    <div className="bar sub foot-line">
      <span className="key50">{t('queue.legend-50')}</span>
      <span className="key90">{t('queue.legend-90')}</span>
      <span className="q el">
        {measured === null
          ? t('queue.not-measured')
          : t('queue.measured', {
              days: measured.days,
              percent: format.percent(measured.p90HitPercent),
              trucks: format.number(measured.trucks),
            })}
      </span>
      <span className="facts">
        {place === null || place.position < 2 ? null : (
          <span>{t('queue.before-it', { count: format.number(place.position - 1) })}</span>
        )}
        {t('queue.foot', { ready: format.number(ready), all: format.number(length) })}
      </span>
    </div>
  );
}
