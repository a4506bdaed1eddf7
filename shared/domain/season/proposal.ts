import { tetDayOf } from '../../kernel/lunar.ts';
import type { Entries } from '../queue/calendar-lay.ts';
import { entriesByTet } from '../queue/calendar-repeat.ts';
import type { CrossingCalendar } from '../queue/calendar.ts';

/** Whose days a proposal is made from: the crossing's own calendar, or what was published. */
export type ProposalSource = 'own' | 'published';

/** What a crossing may do around a Tết, as it did around an earlier one; nothing of it holds until a person takes it over. */
export type SeasonProposal = Entries & { readonly source: ProposalSource; readonly fromYear: number };

/** No published days are older. */
const FIRST_KNOWN_YEAR = 2015;

/** Whether a calendar says anything of the season around the Tết of a year (TC4). */
export function saysOfSeason(calendar: CrossingCalendar, year: number): boolean {
  const tet = tetDayOf(year);
  const { days, hours } = entriesByTet(calendar, tet, tet);
  return days.length + hours.length > 0;
}

/** The season of a year from the last one known (TC4); null where the calendar says something already, or none is known. */
export function proposedSeason(
  own: CrossingCalendar,
  published: CrossingCalendar,
  year: number,
): SeasonProposal | null {
  if (saysOfSeason(own, year)) return null;
  for (const [source, calendar] of [
    ['own', own],
    ['published', published],
  ] as const)
    for (let fromYear = year - 1; fromYear >= FIRST_KNOWN_YEAR; fromYear -= 1)
      if (saysOfSeason(calendar, fromYear))
        return { source, fromYear, ...entriesByTet(calendar, tetDayOf(fromYear), tetDayOf(year)) };
  return null;
}
