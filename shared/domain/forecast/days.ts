import { addDays, daysBetween, weekdayOf, type Day } from '../../kernel/calendar.ts';
import { CHINA_HOURS, VIETNAM_HOURS, tetDayOf } from '../../kernel/lunar.ts';
import { TET_AFTER_DAYS, TET_BEFORE_DAYS } from '../season/season.ts';

/** The days that a forecast works on, by number: 0 is the first day of the history, `known` the first day foretold. */
export type Days = {
  readonly firstOn: Day;
  readonly known: number;
  readonly ahead: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdayOf: (index: number) => number;
  /** The numbers of the first days of Tết, the Vietnamese one and the Chinese New Year, year after year. */
  readonly tets: readonly { readonly vietnam: number; readonly china: number }[];
};

export function daysOf(firstOn: Day, known: number, ahead: number): Days {
  const firstWeekday = weekdayOf(firstOn) - 1;
  const firstYear = Number(firstOn.slice(0, 4)) - 1;
  const lastYear = Number(addDays(firstOn, known + ahead).slice(0, 4)) + 1;
  const tets = Array.from({ length: lastYear - firstYear + 1 }, (_, n) => ({
    vietnam: daysBetween(firstOn, tetDayOf(firstYear + n, VIETNAM_HOURS)),
    china: daysBetween(firstOn, tetDayOf(firstYear + n, CHINA_HOURS)),
  }));
  return { firstOn, known, ahead, tets, weekdayOf: (index) => ((((firstWeekday + index) % 7) + 7) % 7) + 1 };
}

/** Which Tết's season a day lies in, by the Vietnamese one; null outside all of them. */
export function seasonAt({ tets }: Days, index: number): number | null {
  const found = tets.findIndex(({ vietnam }) => isInSeason(index - vietnam));
  return found < 0 ? null : found;
}

function isInSeason(offset: number): boolean {
  return offset >= -TET_BEFORE_DAYS && offset <= TET_AFTER_DAYS;
}

/** The least part of a season's days that must be known for it to count as known. */
const KNOWN_SHARE = 0.8;

/** The seasons of which the counts know enough (FC3), as numbers into `tets`; the one under way does not count. */
export function knownSeasons({ tets, known }: Days, trucks: Float64Array): readonly number[] {
  const wanted = (TET_BEFORE_DAYS + TET_AFTER_DAYS + 1) * KNOWN_SHARE;
  return tets.flatMap(({ vietnam }, season) => {
    if (vietnam + TET_AFTER_DAYS >= known) return [];
    let count = 0;
    for (let index = Math.max(0, vietnam - TET_BEFORE_DAYS); index <= vietnam + TET_AFTER_DAYS; index += 1)
      if (!Number.isNaN(trucks[index] ?? Number.NaN)) count += 1;
    return count >= wanted ? [season] : [];
  });
}
