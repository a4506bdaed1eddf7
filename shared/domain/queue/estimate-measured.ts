import { instant, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { instantOfCalls, type CallClock } from './estimate-clock.ts';
import type { CallRange } from './estimate-residuals.ts';

/** When a truck will be called, in two ranges (QU8). */
export type TimeRange = {
  readonly p50From: Instant;
  readonly p50To: Instant;
  readonly p90From: Instant;
  readonly p90To: Instant;
};

/** The times at which so many calls will have been made, outwards to whole minutes; null = beyond the calendar's end. */
export function timeRange(range: CallRange, clock: CallClock, now: Instant): TimeRange | null {
  const p90From = instantOfCalls(clock, range.p90From);
  const p50From = instantOfCalls(clock, range.p50From);
  const p50To = instantOfCalls(clock, range.p50To);
  const p90To = instantOfCalls(clock, range.p90To);
  if (p90From === null || p50From === null || p50To === null || p90To === null) return null;
  return {
    p50From: minuteBefore(p50From, now),
    p50To: minuteAfter(p50To),
    p90From: minuteBefore(p90From, now),
    p90To: minuteAfter(p90To),
  };
}

/** Outwards to whole minutes: a range never looks sharper than it is. Never before now. */
export function minuteBefore(at: Instant, now: Instant): Instant {
  return instant(Math.max(now, Math.floor(at / MINUTE_MS) * MINUTE_MS));
}

export function minuteAfter(at: Instant): Instant {
  return instant(Math.ceil(at / MINUTE_MS) * MINUTE_MS);
}
