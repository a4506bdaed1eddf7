import { addDays, daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import type { CrossingRow } from '../../../../shared/contract/rows.ts';
import { calendarFromFacts, type CalendarFacts, type CrossingState } from '../../../../shared/domain/queue/calendar.ts';
import { layEntries } from '../../../../shared/domain/queue/calendar-lay.ts';
import { stateOfDay } from '../../../../shared/domain/queue/calendar-paint.ts';
import { proposedSeason, saysOfSeason, type SeasonProposal } from '../../../../shared/domain/season/proposal.ts';
import { seasonOf } from '../../../../shared/domain/season/season.ts';

/** One day of a crossing's season. */
export type SeasonDay = {
  readonly on: Day;
  /** Days from the first day of Tết, negative before it. */
  readonly offset: number;
  readonly state: CrossingState;
  /** Some of its hours have a state of their own. */
  readonly hasHours: boolean;
};

/** The season of a crossing: as its calendar says it, as it is proposed (TC4), or not known. */
export type SeasonRow = {
  readonly crossing: CrossingRow;
  readonly days: readonly SeasonDay[];
  readonly proposal: SeasonProposal | null;
  readonly isSaid: boolean;
};

/** The season around the Tết of a year, crossing by crossing. */
export function seasonRowsOf(
  crossings: readonly CrossingRow[],
  facts: CalendarFacts,
  year: number,
  tet: Day,
): readonly SeasonRow[] {
  return crossings.map((crossing) => {
    const proposal = proposedSeason(crossing.calendar, calendarFromFacts(facts, crossing.name), year);
    const calendar = proposal === null ? crossing.calendar : layEntries(crossing.calendar, proposal).calendar;
    const hours = new Set(calendar.hours.map(({ on }) => on));
    const days = seasonDaysOf(year).map((on) => ({
      on,
      offset: daysBetween(tet, on),
      state: stateOfDay(calendar, on),
      hasHours: hours.has(on),
    }));
    return { crossing, days, proposal, isSaid: saysOfSeason(crossing.calendar, year) };
  });
}

/** The days of the season around the Tết of a year, in their order. */
export function seasonDaysOf(year: number): readonly Day[] {
  const { fromOn, toOn } = seasonOf(year);
  return Array.from({ length: daysBetween(fromOn, toOn) + 1 }, (_, at) => addDays(fromOn, at));
}

/** Days of one state after another. */
export type Run = { readonly state: CrossingState; readonly from: SeasonDay; readonly count: number };

/** A season as runs of days of the same state. */
export function runsOf(days: readonly SeasonDay[]): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last?.state === day.state) runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ state: day.state, from: day, count: 1 });
  }
  return runs;
}
