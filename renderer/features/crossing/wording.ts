import type { CalendarProblem } from '../../../shared/domain/queue/calendar-problems.ts';
import { spanText, WEEKDAYS } from '../../../shared/domain/queue/calendar-problems.ts';
import type { DayEntry, HourEntry } from '../../../shared/domain/queue/calendar-lay.ts';
import type { CrossingCalendar, WeekdayHours } from '../../../shared/domain/queue/calendar.ts';
import { tetOffsetOf } from '../../../shared/domain/season/season.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Words } from '../../client/app-context.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { CrossingTextKey } from './texts/catalog.ts';

export type Wording = {
  readonly t: Translate<CrossingTextKey>;
  readonly word: Words['word'];
  readonly format: Format;
};

/** An entry as people here say it: `15/02/2026 – 18/02/2026 đóng`. */
export function entryWords(entry: DayEntry | HourEntry, { word, format }: Wording): string {
  const state = word('dayState', entry.state);
  if ('on' in entry) return `${format.day(entry.on)} ${spanText(entry)} ${state}`;
  return entry.from === entry.to
    ? `${format.day(entry.from)} ${state}`
    : `${format.day(entry.from)} – ${format.day(entry.to)} ${state}`;
}

/** An entry as the host names it in a refusal, in the words of this station. */
export function namedEntry(text: string, { word, format }: Pick<Wording, 'word' | 'format'>): string {
  return text
    .replace(/\d{4}-\d{2}-\d{2}/g, (day) => format.day(day as Day))
    .replace(/\b(?:normal|preregistered|closed)$/, (state) => word('dayState', state));
}

/** A refusal of hours of a weekday, with the weekday as this station names it. */
export function namedRefusal(refusal: Refusal, t: Wording['t']): Refusal {
  if (refusal.code !== 'calendar.times' && refusal.code !== 'calendar.conflict') return refusal;
  const named = (entry: string): string =>
    entry.replace(/^(?:T[2-7]|CN)\b/, (day) => weekdayNames(t)[WEEKDAYS.findIndex((one) => one === day)] ?? day);
  const { entry, other } = refusal;
  return {
    ...refusal,
    ...(typeof entry === 'string' && { entry: named(entry) }),
    ...(typeof other === 'string' && { other: named(other) }),
  };
}

/** What is wrong with a calendar, in words. */
export function problemWords(calendar: CrossingCalendar, problem: CalendarProblem, wording: Wording): string {
  const { code, list, index, other } = problem;
  const said = (at: number): string => {
    const entry = list === 'daily' ? undefined : calendar[list][at];
    if (entry !== undefined) return entryWords(entry, wording);
    const span = calendar.daily[at];
    return span === undefined ? '' : spanText(span);
  };
  return wording.t(`crossing.problem-${code}`, { entry: said(index), other: other === null ? '' : said(other) });
}

/** How far a day is from the nearest Tết, in words; null when it is too far. */
export function tetWords(day: Day, t: Wording['t']): string | null {
  const offset = tetOffsetOf(day);
  if (offset === null) return null;
  if (offset === 0) return t('crossing.tet-day');
  return offset < 0 ? t('crossing.tet-before', { count: -offset }) : t('crossing.tet-after', { count: offset });
}

/** The weekdays as the calendar heads its columns, from Monday on. */
export function weekdayNames(t: Wording['t']): readonly string[] {
  return t('crossing.weekdays').split(' ');
}

/** The hours of one weekday: `06:00–12:00, 13:00–20:00`, or that it is closed. */
export function spansWords({ spans }: Pick<WeekdayHours, 'spans'>, t: Wording['t']): string {
  return spans.length === 0 ? t('crossing.word-closed') : spans.map(spanText).join(', ');
}

/** Reads `06:00–12:00, 13:00-20:00`; null when something in it is no span. */
export function readSpans(text: string): CrossingCalendar['daily'] | null {
  const spans = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^(\d{1,2})(?:[:hg](\d{2})?)?\s*[–—-]\s*(\d{1,2})(?:[:hg](\d{2})?)?$/.exec(part);
      if (match === null) return null;
      const fromMinute = minuteOf(match[1], match[2]);
      const toMinute = minuteOf(match[3], match[4]);
      return fromMinute === null || toMinute === null ? null : { fromMinute, toMinute };
    });
  return spans.every((span) => span !== null) ? spans : null;
}

function minuteOf(hour = '', minute = '0'): number | null {
  const of = Number(hour) * 60 + Number(minute);
  return Number(minute) > 59 || of > 1440 ? null : of;
}
