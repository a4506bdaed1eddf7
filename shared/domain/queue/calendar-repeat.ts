import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import { seasonAround } from '../season/season.ts';
import type { Entries } from './calendar-lay.ts';
import type { CrossingCalendar } from './calendar.ts';

/** What a calendar says of the days around one Tết, at the same distance from another one (QU12). */
export function entriesByTet(calendar: CrossingCalendar, fromTet: Day, toTet: Day): Entries {
  const shift = daysBetween(fromTet, toTet);
  const { fromOn: first, toOn: last } = seasonAround(fromTet);
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
