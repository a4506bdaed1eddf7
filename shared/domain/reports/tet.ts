import { addDays, type Day } from '../../kernel/calendar.ts';
import { tetDayOf } from '../../kernel/lunar.ts';
import { tetOffset } from '../queue/calendar-repeat.ts';

/** The day that lies as far from Tết in the year before; null outside the season (RP7). */
export function sameTetOffsetBefore(day: Day): Day | null {
  // The season of a year may begin in the year before.
  const year = Number(day.slice(0, 4));
  for (const ofTet of [year, year + 1]) {
    const offset = tetOffset(day, tetDayOf(ofTet));
    if (offset !== null) return addDays(tetDayOf(ofTet - 1), offset);
  }
  return null;
}
