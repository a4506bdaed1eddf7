import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import type { Entries } from './calendar-lay.ts';
import type { CrossingCalendar } from './calendar.ts';

/** How many days before and after the first day of Tết its business reaches. */
export const TET_BEFORE_DAYS = 36;
export const TET_AFTER_DAYS = 26;

/** How far a day is from Tết: −2 = two days before; null when it is too far away to speak of it. */
export function tetOffset(day: Day, tet: Day): number | null {
  const offset = daysBetween(tet, day);
  return offset < -TET_BEFORE_DAYS || offset > TET_AFTER_DAYS ? null : offset;
}

/** What a calendar says of the days around one Tết, at the same distance from another one (QU12). */
export function entriesByTet(calendar: CrossingCalendar, fromTet: Day, toTet: Day): Entries {
  const shift = daysBetween(fromTet, toTet);
  const first = addDays(fromTet, -TET_BEFORE_DAYS);
  const last = addDays(fromTet, TET_AFTER_DAYS);
  return {
    // Of what reaches further only the part around Tết is taken along.
    days: calendar.days
      .filter(({ from, to }) => from <= last && to >= first && from <= to)
      .map(({ from, to, state }) => ({
        from: addDays(from < first ? first : from, shift),
        to: addDays(to > last ? last : to, shift),
        state,
      })),
    hours: calendar.hours
      .filter(({ on }) => first <= on && on <= last)
      .map((entry) => ({ ...entry, on: addDays(entry.on, shift) })),
  };
}
