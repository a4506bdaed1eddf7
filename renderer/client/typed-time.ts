import {
  addDays,
  atMinuteOfDay,
  dayFrom,
  dayOf,
  localTimeOf,
  parseDay,
  type TimeZone,
} from '../../shared/kernel/calendar.ts';
import type { Instant } from '../../shared/kernel/instant.ts';

const TIME = String.raw`(\d{1,2})(?:[:.hg]|(?=\d\d$))(\d{2})`;
const FORM = new RegExp(String.raw`^(?:(\d{1,2})(?:[/.-](\d{1,2}))?\s+)?${TIME}$`);

/**
 * Reads a time as it stands on a slip: `0215`, `215`, `2:15`, `2h15`, with a day before it where it is not the last such
 * time: `27 2215`, `27/11 2215`. Null when there is no such time; never one that is still to come.
 */
export function readTypedTime(typed: string, now: Instant, zone: TimeZone): Instant | null {
  const match = FORM.exec(typed.trim().toLowerCase());
  if (match === null) return null;
  const [, day, month] = match;
  const minuteOfDay = Number(match[3]) * 60 + Number(match[4]);
  if (Number(match[3]) > 23 || Number(match[4]) > 59) return null;
  if (day !== undefined) return onDay(Number(day), month === undefined ? null : Number(month), minuteOfDay, now, zone);
  const today = dayOf(now, zone);
  const at = atMinuteOfDay(today, minuteOfDay, zone);
  return at <= now ? at : atMinuteOfDay(addDays(today, -1), minuteOfDay, zone);
}

/** The last such day: of this month or year, else of the one before. */
function onDay(date: number, month: number | null, minuteOfDay: number, now: Instant, zone: TimeZone): Instant | null {
  const here = localTimeOf(now, zone);
  for (const back of [0, 1]) {
    const months = here.year * 12 + here.month - 1 - (month === null ? back : 0);
    const year = month === null ? Math.floor(months / 12) : here.year - back;
    const day = parseDay(dayFrom(year, month ?? (months % 12) + 1, date));
    const at = day === null ? null : atMinuteOfDay(day, minuteOfDay, zone);
    if (at !== null && at <= now) return at;
  }
  return null;
}
