import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';

/**
 * The changes that lead from `base` to `mine`, made to `theirs`: entries that were dropped are dropped there, those
 * that were added are added. What then overlaps is shown as in any calendar (QU10).
 */
export function rebased(base: CrossingCalendar, mine: CrossingCalendar, theirs: CrossingCalendar): CrossingCalendar {
  return {
    ...theirs,
    daily: isSame(base.daily, mine.daily) ? theirs.daily : mine.daily,
    days: merged(base.days, mine.days, theirs.days).toSorted((a, b) => order(a.from, b.from)),
    hours: merged(base.hours, mine.hours, theirs.hours).toSorted(
      (a, b) => order(a.on, b.on) || a.fromMinute - b.fromMinute,
    ),
  };
}

/** Whether two calendars say the same, entry by entry. */
export function isSameCalendar(a: CrossingCalendar, b: CrossingCalendar): boolean {
  return isSame(a, b);
}

function merged<Entry>(base: readonly Entry[], mine: readonly Entry[], theirs: readonly Entry[]): readonly Entry[] {
  const left = theirs.filter((one) => !has(base, one) || has(mine, one));
  return [...left, ...mine.filter((one) => !has(base, one) && !has(left, one))];
}

function has<Entry>(entries: readonly Entry[], entry: Entry): boolean {
  return entries.some((one) => isSame(one, entry));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
