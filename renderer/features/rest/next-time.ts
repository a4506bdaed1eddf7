import { addDays, atMinuteOfDay, dayOf, type TimeZone } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';

const FORM = /^(\d{1,2})(?:[:.hg]|(?=\d\d$))(\d{2})$/;

/** Reads a time that is to come: `0515`, `5:15`, `5g15`; the next such time. Null when there is none. */
export function readNextTime(typed: string, now: Instant, zone: TimeZone): Instant | null {
  const match = FORM.exec(typed.trim().toLowerCase());
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (hour > 23 || minute > 59) return null;
  const today = dayOf(now, zone);
  const at = atMinuteOfDay(today, hour * 60 + minute, zone);
  return at > now ? at : atMinuteOfDay(addDays(today, 1), hour * 60 + minute, zone);
}
