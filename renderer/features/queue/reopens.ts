import { atMinuteOfDay, addDays, dayOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { readDay } from '../../ui/format.ts';

/** The next time that `14:00` or `29/11/2026 07:00` means; null when it is neither. */
export function readReopening(text: string, now: Instant, zone: TimeZone): Instant | null {
  const match = /^(?:(\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s+)?(\d{1,2})[:g](\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const [, dayText, hours = '', minutes = ''] = match;
  const minute = Number(hours) * 60 + Number(minutes);
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  if (dayText !== undefined) {
    const day = readDay(dayText);
    return day === null ? null : atMinuteOfDay(day, minute, zone);
  }
  const today = dayOf(now, zone);
  const at = atMinuteOfDay(today, minute, zone);
  return at > now ? at : atMinuteOfDay(addDays(today, 1), minute, zone);
}
