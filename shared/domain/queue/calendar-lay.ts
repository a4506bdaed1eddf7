import { calendarProblemsOf, entryText, type CalendarProblemCode } from './calendar-problems.ts';
import { MOST_DAYS, MOST_HOURS, type CrossingCalendar } from './calendar.ts';

export type DayEntry = CrossingCalendar['days'][number];
export type HourEntry = CrossingCalendar['hours'][number];

/** Entries that are to be laid into a calendar. */
export type Entries = { readonly days: readonly DayEntry[]; readonly hours: readonly HourEntry[] };

/** An entry that cannot be laid: which one of those given, and what lies in its way, both in words. */
export type Clash = {
  readonly code: CalendarProblemCode;
  readonly list: 'days' | 'hours';
  readonly index: number;
  readonly entry: string;
  readonly other: string | null;
};

export type Laid = Entries & {
  /** With the entries that were not there yet. */
  readonly calendar: CrossingCalendar;
  readonly clashes: readonly Clash[];
};

/** Lays entries into a calendar (QU12, QU13): what is there word for word is left out, what overlaps is a clash. */
export function layEntries(calendar: CrossingCalendar, given: Entries): Laid {
  const days = freshOf(calendar.days, given.days);
  const hours = freshOf(calendar.hours, given.hours);
  const laid: CrossingCalendar = {
    ...calendar,
    days: [...calendar.days, ...days.map(({ entry }) => entry)],
    hours: [...calendar.hours, ...hours.map(({ entry }) => entry)],
  };
  const clashes = calendarProblemsOf(laid).flatMap(({ code, list, index, other }): readonly Clash[] => {
    if (list === 'daily') return [];
    const before = calendar[list].length;
    const fresh = list === 'days' ? days : hours;
    // What overlaps among the old entries is no news; of two, the one that came in is named first.
    const [own, its] = index >= before ? [index, other] : [other ?? -1, index];
    const source = fresh[own - before];
    if (source === undefined) return [];
    const text = its === null ? null : entryText(laid, list, its);
    return [{ code, list, index: source.at, entry: entryText(laid, list, own), other: text }];
  });
  return { days: days.map(({ entry }) => entry), hours: hours.map(({ entry }) => entry), calendar: laid, clashes };
}

/** Whether a calendar has more entries than one may hold (QU47). */
export function isOverfull({ days, hours }: CrossingCalendar): boolean {
  return days.length > MOST_DAYS || hours.length > MOST_HOURS;
}

function freshOf<Entry extends DayEntry | HourEntry>(
  there: readonly Entry[],
  given: readonly Entry[],
): readonly { readonly entry: Entry; readonly at: number }[] {
  const known = new Set(there.map(keyOf));
  return given.flatMap((entry, at) => {
    const key = keyOf(entry);
    if (known.has(key)) return [];
    known.add(key);
    return [{ entry, at }];
  });
}

function keyOf(entry: DayEntry | HourEntry): string {
  return 'on' in entry
    ? `${entry.on} ${String(entry.fromMinute)} ${String(entry.toMinute)} ${entry.state}`
    : `${entry.from} ${entry.to} ${entry.state}`;
}
