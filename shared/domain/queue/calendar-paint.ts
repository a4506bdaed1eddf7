import { addDays, type Day } from '../../kernel/calendar.ts';
import type { DayEntry, HourEntry } from './calendar-lay.ts';
import type { CrossingCalendar, CrossingState, MinuteSpan } from './calendar.ts';

/**
 * Gives the days from–to one state (QU11): what lay there goes, what reaches further keeps the rest. `normal` is what
 * a day is when nothing is said of it, so it leaves no entry.
 */
export function paintDays(calendar: CrossingCalendar, from: Day, to: Day, state: CrossingState): CrossingCalendar {
  const left = calendar.days.flatMap((entry): readonly DayEntry[] =>
    [
      { ...entry, to: earlier(entry.to, addDays(from, -1)) },
      { ...entry, from: later(entry.from, addDays(to, 1)) },
    ].filter((part) => part.from <= part.to),
  );
  const days = state === 'normal' ? left : joinedDays(left, { from, to, state });
  return { ...calendar, days: days.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) };
}

/** The same for hours of one day; null = as the day is otherwise. */
export function paintHours(
  calendar: CrossingCalendar,
  on: Day,
  span: MinuteSpan,
  state: CrossingState | null,
): CrossingCalendar {
  const { fromMinute, toMinute } = span;
  const left = calendar.hours.flatMap((entry): readonly HourEntry[] =>
    entry.on !== on
      ? [entry]
      : [
          { ...entry, toMinute: Math.min(entry.toMinute, fromMinute) },
          { ...entry, fromMinute: Math.max(entry.fromMinute, toMinute) },
        ].filter((part) => part.fromMinute < part.toMinute),
  );
  const hours = state === null ? left : joinedHours(left, { on, fromMinute, toMinute, state });
  return {
    ...calendar,
    hours: hours.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.fromMinute - b.fromMinute)),
  };
}

/** The state that is said of a whole day, whatever its hours: the later line wins. */
export function stateOfDay(calendar: CrossingCalendar, day: Day): CrossingState {
  return calendar.days.findLast(({ from, to }) => from <= day && day <= to)?.state ?? 'normal';
}

/** Neighbours of the same state become one entry, so that painting day by day does not litter the list. */
function joinedDays(left: readonly DayEntry[], made: DayEntry): readonly DayEntry[] {
  const touches = (entry: DayEntry): boolean =>
    entry.state === made.state && (entry.to === addDays(made.from, -1) || entry.from === addDays(made.to, 1));
  const joined = left.filter(touches).reduce<DayEntry>(
    (sum, entry) => ({
      ...sum,
      from: earlier(sum.from, entry.from),
      to: later(sum.to, entry.to),
    }),
    made,
  );
  return [...left.filter((entry) => !touches(entry)), joined];
}

function joinedHours(left: readonly HourEntry[], made: HourEntry): readonly HourEntry[] {
  const touches = (entry: HourEntry): boolean =>
    entry.on === made.on &&
    entry.state === made.state &&
    (entry.toMinute === made.fromMinute || entry.fromMinute === made.toMinute);
  const joined = left.filter(touches).reduce<HourEntry>(
    (sum, entry) => ({
      ...sum,
      fromMinute: Math.min(sum.fromMinute, entry.fromMinute),
      toMinute: Math.max(sum.toMinute, entry.toMinute),
    }),
    made,
  );
  return [...left.filter((entry) => !touches(entry)), joined];
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}
