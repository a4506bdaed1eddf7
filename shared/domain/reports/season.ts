import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import { tetDayOf } from '../../kernel/lunar.ts';

/** A season is the time around a Tết in which flow and closings follow it (RP32). */
const BEFORE_DAYS = 36;
const AFTER_DAYS = 26;

/** First and last day of the season around the Tết of a year (RP32). */
export function seasonOf(year: number): { readonly fromOn: Day; readonly toOn: Day } {
  const tet = tetDayOf(year);
  return { fromOn: addDays(tet, -BEFORE_DAYS), toOn: addDays(tet, AFTER_DAYS) };
}

/** Days from the first day of Tết, negative before it; null outside the season (RP32). */
export function tetOffsetOf(day: Day): number | null {
  const year = Number(day.slice(0, 4));
  // The season of a year may begin in the December before it.
  for (const near of [year, year + 1]) {
    const offset = daysBetween(tetDayOf(near), day);
    if (offset >= -BEFORE_DAYS && offset <= AFTER_DAYS) return offset;
  }
  return null;
}
