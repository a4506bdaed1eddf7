import { addDays, atMinuteOfDay, dayOf, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, MINUTE_MS, later, type Instant } from '../../kernel/instant.ts';
import type { SiteSettings } from '../site/settings.ts';

type ShiftTimes = SiteSettings['shifts'];

/** People come before the hour: a hand-over up to this long before a shift's time begins that shift (SH1). */
const EARLY_MS = HOUR_MS;

/** How long a shift may run over its time before every screen says so (SH1). */
const OVERTIME_SHOWN_MS = 30 * MINUTE_MS;

/** The name of a shift that begins now, by the clock (SH1). */
export function shiftNameAt(at: Instant, shifts: ShiftTimes, zone: TimeZone): string {
  const due = later(at, EARLY_MS);
  return beginningsAround(due, shifts, zone).findLast((one) => one.at <= due)?.name ?? '';
}

/** When the shift that began at this time should be handed over: at the next shift's time (SH1). */
export function dueEndOf(startedAt: Instant, shifts: ShiftTimes, zone: TimeZone): Instant {
  const due = later(startedAt, EARLY_MS);
  return beginningsAround(due, shifts, zone).find((one) => one.at > due)?.at ?? due;
}

/** By how much a shift is over its time; null while that is not worth a word (SH1). */
export function overtimeOf(startedAt: Instant, now: Instant, shifts: ShiftTimes, zone: TimeZone): number | null {
  const overMs = now - dueEndOf(startedAt, shifts, zone);
  return overMs > OVERTIME_SHOWN_MS ? overMs : null;
}

/** Every beginning of yesterday, today and tomorrow, in their order. */
function beginningsAround(
  at: Instant,
  shifts: ShiftTimes,
  zone: TimeZone,
): readonly { readonly name: string; readonly at: Instant }[] {
  const today = dayOf(at, zone);
  return [-1, 0, 1]
    .flatMap((days) =>
      shifts.map(({ name, fromMinute }) => ({ name, at: atMinuteOfDay(addDays(today, days), fromMinute, zone) })),
    )
    .sort((a, b) => a.at - b.at);
}
