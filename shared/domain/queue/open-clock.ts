import type { TimeZone } from '../../kernel/calendar.ts';
import { DAY_MS, instant, later, type Instant } from '../../kernel/instant.ts';
import { openSpans, type CrossingCalendar, type OpenSpan } from './calendar.ts';

/** A clock that runs only while the crossing takes trucks. Built once per queue, then asked for each entry. */
export type OpenClock = {
  readonly from: Instant;
  readonly spans: readonly OpenSpan[];
  /** Open time before each span. */
  readonly openMsBefore: readonly number[];
};

const HORIZON_DAYS = 60;

/** When trucks can be called: as long before the crossing's hours as they are on the way up to it (QU29). */
export function callSpans(
  {
    calendar,
    walkUpMs,
    zone,
  }: { readonly calendar: CrossingCalendar; readonly walkUpMs: number; readonly zone: TimeZone },
  from: Instant,
  to: Instant,
  isPreregistered = false,
): readonly OpenSpan[] {
  return openSpans(calendar, later(from, walkUpMs), later(to, walkUpMs), zone, isPreregistered).map((span) => ({
    from: later(span.from, -walkUpMs),
    to: later(span.to, -walkUpMs),
  }));
}

/** Prepares the clock of the time in which trucks can be called, from now on. */
export function openClockFrom(
  calendar: CrossingCalendar,
  from: Instant,
  zone: TimeZone,
  isPreregistered = false,
  walkUpMs = 0,
): OpenClock {
  const spans = callSpans({ calendar, walkUpMs, zone }, from, later(from, HORIZON_DAYS * DAY_MS), isPreregistered);
  const openMsBefore: number[] = [];
  let sum = 0;
  for (const span of spans) {
    openMsBefore.push(sum);
    sum += span.to - span.from;
  }
  return { from, spans, openMsBefore };
}

/** The instant at which so much open time has passed; null when that is beyond the horizon. */
export function instantAfterOpen(clock: OpenClock, openMs: number): Instant | null {
  let low = 0;
  let high = clock.spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((clock.openMsBefore[middle] ?? 0) <= openMs) low = middle;
    else high = middle - 1;
  }
  const span = clock.spans[low];
  const before = clock.openMsBefore[low];
  if (span === undefined || before === undefined) return null;
  const at = span.from + Math.round(openMs - before);
  return at > span.to ? null : instant(at);
}
