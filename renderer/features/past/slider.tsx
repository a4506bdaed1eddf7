import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { useApp, useTexts, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { pastTexts } from './texts/catalog.ts';
import { PULSE_PARTS, type DayPulse } from './use-pulse.ts';
import { markWords } from './wording.ts';

/** The lowest bar of a part in which something was recorded, as a share of the highest. */
const LEAST_BAR = 0.06;

/** The day of the instant, minute by minute, over how much was recorded and what happened. */
export function Slider(props: {
  readonly at: Instant;
  readonly pulse: DayPulse;
  /** The rows of the instant. */
  readonly rows: RowStore;
  readonly onAt: (at: Instant) => void;
}) {
  const { at, pulse, rows, onAt } = props;
  const { from, to, counts, marks } = pulse;
  const { format } = useApp();
  const t = useTexts(pastTexts);
  const { word } = useWords();
  const most = Math.max(1, ...counts);
  const left = (instantOf: Instant): string => `${String(((instantOf - from) / (to - from)) * 100)}%`;
  return (
    <div className="past-slider">
      <svg viewBox={`0 0 ${String(PULSE_PARTS)} 1`} preserveAspectRatio="none" role="img" aria-label={t('past.pulse')}>
        {counts.map((count, part) => {
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
        {marks.map((mark, n) => {
          const words = `${format.time(mark.at)} ${markWords(mark, rows, word, t)}`;
          return (
            <button
              key={`${String(mark.at)} ${String(n)}`}
              type="button"
              className={mark.at === at ? `${mark.kind} here` : mark.kind}
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
