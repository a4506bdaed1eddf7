import type { DutySpan } from '../../../shared/domain/queue/driver-hours.ts';
import { DAY_MINUTES, readSpans, spansText } from './spans-text.ts';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The hours of duty of a weekday as they are typed: `06:00–14:00, 22:00–24:00`. */
export function dutyText(duty: readonly DutySpan[], weekday: number): string {
  return spansText(duty.filter((span) => span.weekday === weekday));
}

/** Reads hours of a weekday; past midnight they go on on the next day. Null when they are not hours. */
export function readDuty(text: string, weekday: number): readonly DutySpan[] | null {
  const spans = readSpans(text);
  if (spans === null) return null;
  return spans.flatMap(({ fromMinute, toMinute }): readonly DutySpan[] => {
    if (fromMinute < toMinute) return [{ weekday, fromMinute, toMinute }];
    const evening = { weekday, fromMinute, toMinute: DAY_MINUTES };
    return toMinute === 0 ? [evening] : [evening, { weekday: (weekday % 7) + 1, fromMinute: 0, toMinute }];
  });
}
