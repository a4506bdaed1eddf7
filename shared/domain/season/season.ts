import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import { tetDayOf } from '../../kernel/lunar.ts';

/** How many days before and after the first day of Tết its business reaches (TC1). */
export const TET_BEFORE_DAYS = 36;
export const TET_AFTER_DAYS = 26;

/** First and last day of the season around a Tết. */
export type Season = { readonly fromOn: Day; readonly toOn: Day };

/** The season around the first day of a Tết, whatever calendar that is of (TC1). */
export function seasonAround(tet: Day): Season {
  return { fromOn: addDays(tet, -TET_BEFORE_DAYS), toOn: addDays(tet, TET_AFTER_DAYS) };
}

/** The season around the Tết of a year (TC1). */
export function seasonOf(year: number): Season {
  return seasonAround(tetDayOf(year));
}

/** The Tết that a day belongs to and how far it is from it, −2 = two days before; null outside every season (TC1, TC2). */
export function tetNear(day: Day): { readonly year: number; readonly offset: number } | null {
  const year = Number(day.slice(0, 4));
  for (const near of [year, year + 1]) {
    const offset = daysBetween(tetDayOf(near), day);
    if (offset >= -TET_BEFORE_DAYS && offset <= TET_AFTER_DAYS) return { year: near, offset };
  }
  return null;
}

/** Days from the first day of Tết, negative before it; null outside the season (TC1, TC2). */
export function tetOffsetOf(day: Day): number | null {
  return tetNear(day)?.offset ?? null;
}

/** The day that lies as far from Tết in the year before; null outside the season (TC3). */
export function sameTetOffsetBefore(day: Day): Day | null {
  const near = tetNear(day);
  return near === null ? null : addDays(tetDayOf(near.year - 1), near.offset);
}

/** The first Tết that a day does not lie behind: the day itself when it is one. */
export function nextTet(day: Day): { readonly year: number; readonly on: Day } {
  const year = Number(day.slice(0, 4));
  const thisYear = tetDayOf(year);
  return thisYear >= day ? { year, on: thisYear } : { year: year + 1, on: tetDayOf(year + 1) };
}
