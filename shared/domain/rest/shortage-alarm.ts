import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';
import type { KindForecast, LoadHour } from './forecast.ts';

/** What a shortage alarm tells: how many units at most, and from when. */
export type ToldShortage = { readonly units: number; readonly from: Instant };

export type ShortageStep =
  | { readonly step: 'raise' | 'retell'; readonly told: ToldShortage }
  | { readonly step: 'clear' }
  | { readonly step: 'leave' };

/** An alarm ends when no hour is loaded higher than this, and none of the hours after those that are looked at. */
const CALM_PERCENT = 95;
const CALM_HOURS = 2;
/** An alarm is told anew when so much more is missing, or it begins so much sooner. */
const WORSE_SHARE = 0.1;
const SOONER_MS = HOUR_MS;

/**
 * What becomes of the alarm of one kind: it opens before the shortage begins, tells anew when that grows, and ends when
 * the load is well below the standard, so that it does not flicker. Rule RE37.
 */
export function shortageStep(
  coming: KindForecast['coming'],
  open: ToldShortage | null,
  now: Instant,
  alarmHours: number,
): ShortageStep {
  const until = later(now, alarmHours * HOUR_MS);
  const told = shortageOf(coming.filter(({ from }) => from <= until));
  if (open === null) return told === null ? { step: 'leave' } : { step: 'raise', told };
  if (told !== null) {
    const isWorse = told.units > open.units * (1 + WORSE_SHARE) || told.from <= open.from - SOONER_MS;
    return isWorse ? { step: 'retell', told: { ...told, from: earlier(told.from, open.from) } } : { step: 'leave' };
  }
  const isCalm = coming
    .filter(({ from }) => from <= later(until, CALM_HOURS * HOUR_MS))
    .every(({ loadPercent, shortage }) => shortage === 0 && (loadPercent ?? 0) <= CALM_PERCENT);
  return { step: isCalm ? 'clear' : 'leave' };
}

/** What has begun does not begin anew. */
function earlier(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

function shortageOf(hours: readonly LoadHour[]): ToldShortage | null {
  const first = hours.find(({ shortage }) => shortage > 0);
  if (first === undefined) return null;
  return { units: Math.max(...hours.map(({ shortage }) => shortage)), from: first.from };
}
