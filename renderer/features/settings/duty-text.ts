import type { DutySpan } from '../../../shared/domain/queue/driver-hours.ts';
import { minuteText, readMinute } from './fields.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const DAY_MINUTES = 1440;

/** The hours of duty of a weekday as they are typed: `06:00–14:00, 22:00–24:00`. */
export function dutyText(duty: readonly DutySpan[], weekday: number): string {
  return duty
    .filter((span) => span.weekday === weekday)
    .toSorted((a, b) => a.fromMinute - b.fromMinute)
    .map(({ fromMinute, toMinute }) => `${minuteText(fromMinute)}–${minuteText(toMinute)}`)
    .join(', ');
}

/** Reads hours of a weekday; past midnight they go on on the next day. Null when they are not hours. */
export function readDuty(text: string, weekday: number): readonly DutySpan[] | null {
  const spans: DutySpan[] = [];
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  for (const part of parts) {
    const [from, to, more] = part.split(/[-–—]/);
    const fromMinute = readMinute(from ?? '');
    const toMinute = /^24(?::|h|g)00$/.test((to ?? '').trim()) ? DAY_MINUTES : readMinute(to ?? '');
    if (fromMinute === null || toMinute === null || more !== undefined || fromMinute === toMinute) return null;
    if (fromMinute < toMinute) spans.push({ weekday, fromMinute, toMinute });
    else {
      spans.push({ weekday, fromMinute, toMinute: DAY_MINUTES });
      if (toMinute > 0) spans.push({ weekday: (weekday % 7) + 1, fromMinute: 0, toMinute });
    }
  }
  return spans;
}
