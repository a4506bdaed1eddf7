import { addDays, dayFrom, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';

/** A month of a year, 1–12. */
export type Month = { readonly year: number; readonly month: number };

/** A Monday: weeks begin there. */
const A_MONDAY = '2024-01-01' as Day;

export function monthOf(day: Day): Month {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) };
}

/** The month so many later. */
export function monthAfter({ year, month }: Month, count: number): Month {
  const months = year * 12 + month - 1 + count;
  return { year: Math.floor(months / 12), month: (months % 12) + 1 };
}

export function firstOf({ year, month }: Month): Day {
  return dayFrom(year, month, 1);
}

function lastOf(month: Month): Day {
  return addDays(firstOf(monthAfter(month, 1)), -1);
}

/** 0 = Monday. */
export function weekdayOf(day: Day): number {
  return ((daysBetween(A_MONDAY, day) % 7) + 7) % 7;
}

/** Six weeks, so that every month is as high; null where another month's day would stand. */
export function weeksOf(month: Month): readonly (readonly (Day | null)[])[] {
  const first = firstOf(month);
  const last = lastOf(month);
  const monday = addDays(first, -weekdayOf(first));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const day = addDays(monday, 7 * week + at);
      return day < first || day > last ? null : day;
    }),
  );
}

/** The same date so many months on, or the last one that there is. */
export function sameDateIn(day: Day, months: number): Day {
  const month = monthAfter(monthOf(day), months);
  const last = lastOf(month);
  const wanted = dayFrom(month.year, month.month, Math.min(Number(day.slice(8)), Number(last.slice(8))));
  return wanted;
}
