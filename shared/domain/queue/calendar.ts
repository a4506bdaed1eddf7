import {
  addDays,
  atMinuteOfDay,
  dayOf,
  localTimeOf,
  parseDay,
  weekdayOf,
  type Day,
  type TimeZone,
} from '../../kernel/calendar.ts';
import { instant, type Instant } from '../../kernel/instant.ts';
import { fold } from '../../kernel/text.ts';

/** `preregistered` = only trucks declared before the holiday. */
export const CROSSING_STATES = ['normal', 'preregistered', 'closed'] as const;
export type CrossingState = (typeof CROSSING_STATES)[number];

/** From one minute of the day (0–1440) to before another, in the site's zone. */
export type MinuteSpan = { readonly fromMinute: number; readonly toMinute: number };

/** Working hours of one weekday (1 = Monday … 7 = Sunday); none = it is closed on it. */
export type WeekdayHours = { readonly weekday: number; readonly spans: readonly MinuteSpan[] };

/**
 * When a crossing works. Hours of a single day win over the state of the day, and that over the hours of its weekday or
 * the daily ones; in a list the later line wins. Hours with the state `normal` are overtime: they open what is closed
 * otherwise.
 */
export type CrossingCalendar = {
  /** Opening hours of a usual day; a night shift is two spans. */
  readonly daily: readonly MinuteSpan[];
  /** Weekdays that have hours of their own in place of the daily ones (QU45); left out = none. */
  readonly weekdays?: readonly WeekdayHours[] | undefined;
  /** Both days included. */
  readonly days: readonly { readonly from: Day; readonly to: Day; readonly state: CrossingState }[];
  readonly hours: readonly (MinuteSpan & { readonly on: Day; readonly state: CrossingState })[];
};

/** More than so many entries no calendar holds, however they come into it (QU47). */
export const MOST_DAYS = 2000;
export const MOST_HOURS = 5000;

const DAY_MINUTES = 1440;

/** A crossing that nobody has set hours for yet. */
export const ALWAYS_OPEN: CrossingCalendar = {
  daily: [{ fromMinute: 0, toMinute: DAY_MINUTES }],
  days: [],
  hours: [],
};

/** How far ahead a change of state is looked for. */
const HORIZON_DAYS = 400;

/** A part of a day in one state. */
export type Segment = MinuteSpan & { readonly state: CrossingState };

/** The state of a crossing at an instant. */
export function stateAt(calendar: CrossingCalendar, at: Instant, zone: TimeZone): CrossingState {
  return stateOn(calendar, dayOf(at, zone), minuteOfDay(at, zone));
}

/** When the state changes next and to what; null when it does not within a year. */
export function nextChange(
  calendar: CrossingCalendar,
  at: Instant,
  zone: TimeZone,
): { readonly at: Instant; readonly state: CrossingState } | null {
  const today = dayOf(at, zone);
  const minute = minuteOfDay(at, zone);
  const current = stateOn(calendar, today, minute);
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    for (const { fromMinute, state } of segmentsOf(calendar, day)) {
      if (state === current || (ahead === 0 && fromMinute <= minute)) continue;
      return { at: atMinuteOfDay(day, fromMinute, zone), state };
    }
  }
  return null;
}

/** Whether a crossing in this state takes a truck. */
export function isOpenFor(state: CrossingState, isPreregistered: boolean): boolean {
  return state === 'normal' || (state === 'preregistered' && isPreregistered);
}

export type OpenSpan = { readonly from: Instant; readonly to: Instant };

/** The times within [from, to) at which the crossing takes trucks, in order, none touching the next. */
export function openSpans(
  calendar: CrossingCalendar,
  from: Instant,
  to: Instant,
  zone: TimeZone,
  isPreregistered = false,
): readonly OpenSpan[] {
  const spans: { from: Instant; to: Instant }[] = [];
  if (to <= from) return spans;
  const lastDay = dayOf(to, zone);
  for (let day = dayOf(from, zone); day <= lastDay; day = addDays(day, 1)) {
    for (const segment of segmentsOf(calendar, day)) {
      if (!isOpenFor(segment.state, isPreregistered)) continue;
      const start = instant(Math.max(from, atMinuteOfDay(day, segment.fromMinute, zone)));
      const end = instant(Math.min(to, atMinuteOfDay(day, segment.toMinute, zone)));
      if (end <= start) continue;
      const last = spans.at(-1);
      if (last !== undefined && last.to >= start) last.to = end;
      else spans.push({ from: start, to: end });
    }
  }
  return spans;
}

/** How long the crossing takes trucks within [from, to). */
export function openMsBetween(
  calendar: CrossingCalendar,
  from: Instant,
  to: Instant,
  zone: TimeZone,
  isPreregistered = false,
): number {
  return openSpans(calendar, from, to, zone, isPreregistered).reduce((sum, span) => sum + (span.to - span.from), 0);
}

/** Published days and hours of several crossings, as `resources/data/crossing-calendars.json` holds them. */
export type CalendarFacts = {
  readonly days: readonly {
    readonly crossing: string;
    readonly from: string;
    readonly to: string;
    readonly state: string;
  }[];
  readonly hours: readonly {
    readonly crossing: string;
    readonly on: string;
    readonly from: string;
    readonly to: string;
    readonly state: string;
  }[];
};

/** The published facts of one crossing as its calendar; the name may be spelled in any folded way. */
export function calendarFromFacts(
  facts: CalendarFacts,
  crossing: string,
  daily: readonly MinuteSpan[] = ALWAYS_OPEN.daily,
): CrossingCalendar {
  const isIts = (line: { readonly crossing: string }): boolean => fold(line.crossing) === fold(crossing);
  return {
    daily,
    days: facts.days
      .filter(isIts)
      .map(({ from, to, state }) => ({ from: dayIn(from), to: dayIn(to), state: stateIn(state) })),
    hours: facts.hours.filter(isIts).map(({ on, from, to, state }) => ({
      on: dayIn(on),
      fromMinute: minuteIn(from),
      toMinute: minuteIn(to),
      state: stateIn(state),
    })),
  };
}

/** A whole day from 0 to 1440, cut where the state changes. */
export function segmentsOf(calendar: CrossingCalendar, day: Day): readonly Segment[] {
  const cuts = new Set([0, DAY_MINUTES]);
  for (const span of [...usualHoursOf(calendar, day), ...calendar.hours.filter(({ on }) => on === day)]) {
    for (const minute of [span.fromMinute, span.toMinute]) {
      if (minute > 0 && minute < DAY_MINUTES) cuts.add(minute);
    }
  }
  const minutes = [...cuts].sort((a, b) => a - b);
  const segments: { fromMinute: number; toMinute: number; state: CrossingState }[] = [];
  for (let i = 0; i + 1 < minutes.length; i += 1) {
    const fromMinute = minutes[i] ?? 0;
    const toMinute = minutes[i + 1] ?? DAY_MINUTES;
    const state = stateOn(calendar, day, fromMinute);
    const last = segments.at(-1);
    if (last?.state === state) last.toMinute = toMinute;
    else segments.push({ fromMinute, toMinute, state });
  }
  return segments;
}

/** The working hours of a day as long as nothing is said of the day itself (QU45). */
export function usualHoursOf({ daily, weekdays = [] }: CrossingCalendar, day: Day): readonly MinuteSpan[] {
  if (weekdays.length === 0) return daily;
  const weekday = weekdayOf(day);
  return weekdays.find((one) => one.weekday === weekday)?.spans ?? daily;
}

function stateOn(calendar: CrossingCalendar, day: Day, minute: number): CrossingState {
  const hour = calendar.hours.findLast((one) => one.on === day && holds(one, minute));
  if (hour !== undefined) return hour.state;
  if (!usualHoursOf(calendar, day).some((span) => holds(span, minute))) return 'closed';
  return calendar.days.findLast(({ from, to }) => from <= day && day <= to)?.state ?? 'normal';
}

function holds(span: MinuteSpan, minute: number): boolean {
  return span.fromMinute <= minute && minute < span.toMinute;
}

function minuteOfDay(at: Instant, zone: TimeZone): number {
  const { hour, minute } = localTimeOf(at, zone);
  return hour * 60 + minute;
}

function dayIn(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

function minuteIn(text: string): number {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  const minute = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
  if (!(minute >= 0 && minute <= DAY_MINUTES)) throw new Error(`not a time of day: ${text}`);
  return minute;
}

function stateIn(text: string): CrossingState {
  const state = CROSSING_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`not a state of a crossing: ${text}`);
  return state;
}
