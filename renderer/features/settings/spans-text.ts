import type { MinuteSpan } from '../../../shared/domain/records.ts';
import { minuteText } from '../../ui/format.ts';
import { readMinute } from './fields.ts';

export const DAY_MINUTES = 1440;

/** Spans of the day as they are typed: `06:00–14:00, 22:00–24:00`. */
export function spansText(spans: readonly MinuteSpan[]): string {
  return spans
    .toSorted((a, b) => a.fromMinute - b.fromMinute)
    .map(({ fromMinute, toMinute }) => `${minuteText(fromMinute)}–${minuteText(toMinute)}`)
    .join(', ');
}

/** Reads spans of the day; one that ends before it begins goes past midnight. Null when they are not hours. */
export function readSpans(text: string): readonly MinuteSpan[] | null {
  const spans: MinuteSpan[] = [];
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const [from, to, more] = part.split(/[-–—]/);
    const fromMinute = readMinute(from ?? '');
    const toMinute = readEnd(to ?? '');
    if (fromMinute === null || toMinute === null || more !== undefined || fromMinute === toMinute) return null;
    spans.push({ fromMinute, toMinute });
  }
  return spans;
}

/** As a time of the day, and the end of the day is `24:00`. */
export function readEnd(text: string): number | null {
  return /^24(?::|h|g)00$/.test(text.trim()) ? DAY_MINUTES : readMinute(text);
}

/** Opening hours as they are typed: the parts before and after a midnight are one span again. */
export function hoursText(hours: readonly MinuteSpan[]): string {
  const evening = hours.find(({ fromMinute, toMinute }) => toMinute === DAY_MINUTES && fromMinute > 0);
  const morning = hours.find(({ fromMinute, toMinute }) => fromMinute === 0 && toMinute < DAY_MINUTES);
  if (evening === undefined || morning === undefined) return spansText(hours);
  const others = hours.filter((one) => one !== evening && one !== morning);
  return spansText([...others, { fromMinute: evening.fromMinute, toMinute: morning.toMinute }]);
}

/** Why typed opening hours cannot be saved: they are no hours, or two of them overlap. */
export type HoursProblem = 'form' | 'overlap';

/** Reads opening hours; what goes past midnight is told as two. Nothing typed is day and night. */
export function readHours(text: string): readonly MinuteSpan[] | HoursProblem {
  const typed = readSpans(text);
  if (typed === null) return 'form';
  const hours = typed
    .flatMap(({ fromMinute, toMinute }): readonly MinuteSpan[] => {
      if (fromMinute < toMinute) return [{ fromMinute, toMinute }];
      const evening = { fromMinute, toMinute: DAY_MINUTES };
      return toMinute === 0 ? [evening] : [evening, { fromMinute: 0, toMinute }];
    })
    .toSorted((a, b) => a.fromMinute - b.fromMinute);
  return hours.some((span, at) => span.fromMinute < (hours[at - 1]?.toMinute ?? 0)) ? 'overlap' : hours;
}
