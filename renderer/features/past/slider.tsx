import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useQuery, useTexts } from '../../client/app-context.ts';
import { dayAround } from './steps.ts';
import { pastTexts } from './texts/catalog.ts';

const PARTS = 144;
/** The lowest bar of a part in which something was recorded, as a share of the highest. */
const LEAST_BAR = 0.06;

/** The day of the instant, minute by minute, over how much was recorded and what happened. */
export function Slider({ at, onAt }: { readonly at: Instant; readonly onAt: (at: Instant) => void }) {
  const { format } = useApp();
  const t = useTexts(pastTexts);
  const { from, to } = dayAround(at, format.zone);
  const { answer } = useQuery('yard.pulse', { from, to, parts: PARTS });
  const pulse = answer?.from === from ? answer : null;
  const most = Math.max(1, ...(pulse?.counts ?? []));
  const left = (instantOf: Instant): string => `${String(((instantOf - from) / (to - from)) * 100)}%`;
  return (
    <div className="past-slider">
      <svg viewBox={`0 0 ${String(PARTS)} 1`} preserveAspectRatio="none" role="img" aria-label={t('past.pulse')}>
        {pulse?.counts.map((count, part) => {
          const height = count === 0 ? 0 : Math.max(LEAST_BAR, count / most);
          return <rect key={part} x={part} y={1 - height} width={0.8} height={height} />;
        })}
      </svg>
      <input
        type="range"
        aria-label={t('past.slider')}
        aria-valuetext={format.dateTime(at)}
        min={from}
        max={to}
        step={MINUTE_MS}
        value={at}
        onChange={(event) => onAt(instant(Number(event.target.value)))}
      />
      <div className="past-marks" role="group" aria-label={t('past.marks')}>
        {pulse?.marks.map((mark, n) => {
          const words = `${t(`past.mark-${mark.kind}`)} ${format.time(mark.at)}`;
          return (
            <button
              key={`${String(mark.at)} ${String(n)}`}
              type="button"
              className={mark.kind}
              style={{ left: left(mark.at) }}
              tabIndex={-1}
              aria-label={words}
              title={words}
              onClick={() => onAt(mark.at)}
            />
          );
        })}
      </div>
      <div className="past-hours" aria-hidden="true">
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <span key={hour} style={{ left: `${String((hour / 24) * 100)}%` }}>
            {hour}
          </span>
        ))}
      </div>
    </div>
  );
}
