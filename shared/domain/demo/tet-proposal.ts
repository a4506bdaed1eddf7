import { addDays, daysBetween, parseDay, type Day } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/text.ts';
import type { CalendarFacts, CrossingCalendar } from '../queue/calendar.ts';

/** First days of the lunar year by year, as `resources/data/tet-dates.json` holds them. */
export type TetDates = { readonly firstDays: Readonly<Record<string, string>> };

/** The first day of Tết in a year. */
export function tetOf(dates: TetDates, year: number): Day {
  const day = parseDay(dates.firstDays[String(year)] ?? '');
  if (day === null) throw new Error(`no Tết known in ${String(year)}`);
  return day;
}

/** The days around Tết of a crossing as they were in the last year that is known, moved to the Tết of another year. */
export function proposedTetDays(
  facts: CalendarFacts,
  dates: TetDates,
  crossing: string,
  year: number,
): CrossingCalendar['days'] {
  const lines = facts.days.filter((line) => fold(line.crossing) === fold(crossing));
  const lastYear = Math.max(...lines.map((line) => Number(line.from.slice(0, 4))).filter((known) => known < year));
  const shift = daysBetween(tetOf(dates, lastYear), tetOf(dates, year));
  return lines
    .filter((line) => Number(line.from.slice(0, 4)) === lastYear)
    .map((line) => ({
      from: addDays(line.from as Day, shift),
      to: addDays(line.to as Day, shift),
      state: line.state as CrossingCalendar['days'][number]['state'],
    }));
}
