import { daysBetween, type Day } from '../../kernel/calendar.ts';
import type { CrossingCalendar, CrossingState } from './calendar.ts';

/** The three lists of a calendar. */
export type CalendarList = 'daily' | 'days' | 'hours';

/** `times` = does not end after it begins; two entries that overlap say other things, or the same thing twice (QU10). */
export type CalendarProblemCode = 'times' | 'contradicts' | 'repeats';

export type CalendarProblem = {
  readonly code: CalendarProblemCode;
  readonly list: CalendarList;
  /** Where the entry stands in its list. */
  readonly index: number;
  /** Where the one that it overlaps stands in the same list. */
  readonly other: number | null;
};

type Span = {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly state: CrossingState | null;
};

const EPOCH = '1970-01-01' as Day;
const DAY_MINUTES = 1440;

/** What is wrong with a calendar, list by list (QU10). Every entry that overlaps another one is in some problem. */
export function calendarProblemsOf(calendar: CrossingCalendar): readonly CalendarProblem[] {
  return [
    ...problemsIn('daily', dailySpans(calendar.daily)),
    ...problemsIn(
      'days',
      calendar.days.map(({ from, to, state }, index) => ({
        index,
        from: dayNumber(from),
        to: dayNumber(to) + 1,
        state,
      })),
    ),
    ...problemsIn(
      'hours',
      calendar.hours.map(({ on, fromMinute, toMinute, state }, index) => {
        const start = dayNumber(on) * DAY_MINUTES;
        return { index, from: start + fromMinute, to: start + toMinute, state };
      }),
    ),
  ];
}

/** As weekdays are written here, from Monday on. */
export const WEEKDAYS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const;

/** The first hours of a weekday that overlap others of it or do not end after they begin, in words (QU10, QU45). */
export function weekdayProblemOf({
  weekdays = [],
}: CrossingCalendar): { readonly entry: string; readonly other: string | null } | null {
  for (const { weekday, spans } of weekdays) {
    const [problem] = problemsIn('daily', dailySpans(spans));
    if (problem === undefined) continue;
    const said = (index: number): string => {
      const span = spans[index];
      return span === undefined ? '' : `${WEEKDAYS[weekday - 1] ?? ''} ${spanText(span)}`;
    };
    return { entry: said(problem.index), other: problem.other === null ? null : said(problem.other) };
  }
  return null;
}

/** An entry in words that a person finds it by: `2026-02-15–2026-02-18 closed`, `2025-04-15 07:00–10:00 closed`. */
export function entryText(calendar: CrossingCalendar, list: CalendarList, index: number): string {
  if (list === 'days') {
    const entry = calendar.days[index];
    return entry === undefined ? '' : `${entry.from}–${entry.to} ${entry.state}`;
  }
  if (list === 'hours') {
    const entry = calendar.hours[index];
    return entry === undefined ? '' : `${entry.on} ${spanText(entry)} ${entry.state}`;
  }
  const span = calendar.daily[index];
  return span === undefined ? '' : spanText(span);
}

/** `07:00–10:00`; the end of a day is `24:00`. */
export function spanText({ fromMinute, toMinute }: { readonly fromMinute: number; readonly toMinute: number }): string {
  return `${minuteText(fromMinute)}–${minuteText(toMinute)}`;
}

function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function dailySpans(spans: CrossingCalendar['daily']): readonly Span[] {
  return spans.map(({ fromMinute, toMinute }, index) => ({ index, from: fromMinute, to: toMinute, state: null }));
}

function problemsIn(list: CalendarList, spans: readonly Span[]): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const good: Span[] = [];
  for (const span of spans) {
    if (span.to > span.from) good.push(span);
    else problems.push({ code: 'times', list, index: span.index, other: null });
  }
  good.sort((a, b) => a.from - b.from || a.index - b.index);
  // Whoever overlaps anything before overlaps what lasts longest.
  let longest: Span | null = null;
  for (const span of good) {
    if (longest !== null && span.from < longest.to) {
      const code = span.state === longest.state ? 'repeats' : 'contradicts';
      problems.push({ code, list, index: span.index, other: longest.index });
    }
    if (longest === null || span.to > longest.to) longest = span;
  }
  return problems;
}

function dayNumber(day: Day): number {
  return daysBetween(EPOCH, day);
}
