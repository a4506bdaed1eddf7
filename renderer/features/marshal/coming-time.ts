import {
  addDays,
  atMinuteOfDay,
  dayFrom,
  dayOf,
  localTimeOf,
  parseDay,
  type TimeZone,
} from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';

const TIME = /^(?:(\d{1,2})(?:[/.-](\d{1,2}))?\s+)?(\d{1,2})(?:[:.hg]|(?=\d\d$))(\d{2})$/;
const AHEAD = /^\+\s*(\d{1,3})\s*(g|h|ph|p|m)?$/;

/**
 * Reads a time to come: `1430`, `14:30`, `14h30` (today, else tomorrow), with a day before it `27 0600`, `27/11 0600`,
 * or how far off it is: `+3` or `+3g` hours, `+45ph` minutes. Null when there is no such time.
 */
export function readComingTime(typed: string, now: Instant, zone: TimeZone): Instant | null {
  const text = typed.trim().toLowerCase();
  const ahead = AHEAD.exec(text);
  if (ahead !== null) {
    const unit = ahead[2] ?? 'g';
    return later(now, Number(ahead[1]) * (unit === 'g' || unit === 'h' ? HOUR_MS : MINUTE_MS));
  }
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, date, month] = match;
  const [hour, minute] = [Number(match[3]), Number(match[4])];
  if (hour > 23 || minute > 59) return null;
  const minuteOfDay = hour * 60 + minute;
  if (date !== undefined)
    return onDay(Number(date), month === undefined ? null : Number(month), minuteOfDay, now, zone);
  const today = atMinuteOfDay(dayOf(now, zone), minuteOfDay, zone);
  return today > now ? today : atMinuteOfDay(addDays(dayOf(now, zone), 1), minuteOfDay, zone);
}

/** The next such day: of this month or year, else of the one after. */
function onDay(date: number, month: number | null, minuteOfDay: number, now: Instant, zone: TimeZone): Instant | null {
  const here = localTimeOf(now, zone);
  for (const ahead of [0, 1]) {
    const months = here.year * 12 + here.month - 1 + (month === null ? ahead : 0);
    const year = month === null ? Math.floor(months / 12) : here.year + ahead;
    const day = parseDay(dayFrom(year, month ?? (months % 12) + 1, date));
    const at = day === null ? null : atMinuteOfDay(day, minuteOfDay, zone);
    if (at !== null && at > now) return at;
  }
  return null;
}
