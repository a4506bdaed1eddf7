import { daysBetween, type Day } from '../../../../shared/kernel/calendar.ts';
import { CHINA_HOURS, lunarMonthsOf, tetDayOf } from '../../../../shared/kernel/lunar.ts';

/** A Vietnamese month beside the Chinese one of the same name. */
export type MonthPair = {
  readonly month: number;
  readonly isLeap: boolean;
  readonly start: Day;
  readonly days: number;
  /** Null where the Chinese year has no such month: its leap month is another one. */
  readonly chineseStart: Day | null;
};

/** The months of a lunar year in both calendars, by their names. */
export function monthPairsOf(year: number): readonly MonthPair[] {
  const chinese = lunarMonthsOf(year, CHINA_HOURS);
  return lunarMonthsOf(year).map(({ month, isLeap, start, days }) => ({
    month,
    isLeap,
    start,
    days,
    chineseStart: chinese.find((one) => one.month === month && one.isLeap === isLeap)?.start ?? null,
  }));
}

/** The first day of a lunar year in both calendars. */
export type NewYears = {
  readonly year: number;
  readonly tet: Day;
  readonly chinese: Day;
  /** Days from Tết to the Chinese New Year. */
  readonly difference: number;
};

/** Tết and the Chinese New Year of so many years. */
export function newYearsFrom(first: number, count: number): readonly NewYears[] {
  return Array.from({ length: count }, (_, at) => {
    const year = first + at;
    const [tet, chinese] = [tetDayOf(year), tetDayOf(year, CHINA_HOURS)];
    return { year, tet, chinese, difference: daysBetween(tet, chinese) };
  });
}

/** The next year after this one in which the two begin on different days; null when there is none within so many. */
export function nextDifference(after: number, within: number): NewYears | null {
  return newYearsFrom(after + 1, within).find(({ difference }) => difference !== 0) ?? null;
}
