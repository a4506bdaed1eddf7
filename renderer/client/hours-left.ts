import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/instant.ts';
import type { Format } from '../ui/format.ts';
import { translatorOf } from '../ui/i18n.ts';
import { hoursLeftTexts } from './texts/hours-left-texts.ts';

/** How long places last: the middle and the band around it, as far as there is one (FI4). */
export type HoursLeft = {
  readonly free: number;
  readonly places: number;
  readonly ms: number | null;
  readonly lowMs: number | null;
  readonly highMs: number | null;
};

export type HoursTone = '' | 'warn' | 'bad';

const WARN_UNDER_MS = 6 * HOUR_MS;
const ALARM_UNDER_MS = 2 * HOUR_MS;

/** From so long on, days say it better than hours; under the other, minutes do. */
const IN_DAYS_FROM_MS = 3 * DAY_MS;
const IN_MINUTES_UNDER_MS = 2 * HOUR_MS;

/** How loud the hours left are said: quiet from six hours on, an alarm under two. */
export function toneOf({ ms }: Pick<HoursLeft, 'ms'>): HoursTone {
  if (ms === null || ms >= WARN_UNDER_MS) return '';
  return ms < ALARM_UNDER_MS ? 'bad' : 'warn';
}

/** `còn 6–9 giờ`: the band in one unit, never more exact than it is. */
export function hoursLeftText(left: HoursLeft, format: Format): string {
  const t = translatorOf(hoursLeftTexts, format.lang);
  const { free, places, ms, lowMs, highMs } = left;
  if (places === 0) return t('hours-left.no-places');
  if (free === 0) return t('hours-left.full');
  if (ms === null || lowMs === null) return t('hours-left.not-filling');
  const end = highMs ?? ms;
  const [unit, unitMs] =
    end < IN_MINUTES_UNDER_MS
      ? (['minutes', 5 * MINUTE_MS] as const)
      : lowMs >= IN_DAYS_FROM_MS
        ? (['days', DAY_MS] as const)
        : (['hours', HOUR_MS] as const);
  const factor = unit === 'minutes' ? 5 : 1;
  const low = Math.floor(lowMs / unitMs) * factor;
  if (highMs === null)
    return low === 0 ? t('hours-left.unsure') : t(`hours-left.${unit}-over`, { low: format.number(low) });
  const high = Math.ceil(highMs / unitMs) * factor;
  if (low === 0) return t(`hours-left.${unit}-under`, { high: format.number(high) });
  return t(`hours-left.${unit}`, { low: format.number(low), high: format.number(high) });
}
