import { localTimeOf, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, instant, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { OpenSpan } from './calendar.ts';

/** A stretch in which the crossing takes trucks, all of it in one hour of the local day. */
export type OpenHour = { readonly from: Instant; readonly to: Instant; readonly hour: number };

/** How fast a queue is called: a level, and how much of it falls to each hour of the day. */
export type Pace = {
  /** Calls in an open hour of a factor of 1. */
  readonly level: number;
  /** A factor for each of the 24 hours of the local day. */
  readonly profile: readonly number[];
};

/** Open spans cut at the hours of the local day. */
export function openHours(spans: readonly OpenSpan[], zone: TimeZone): readonly OpenHour[] {
  const hours: OpenHour[] = [];
  for (const span of spans) {
    let from = span.from;
    while (from < span.to) {
      const { hour, minute } = localTimeOf(from, zone);
      const start = Math.floor(from / MINUTE_MS) * MINUTE_MS - minute * MINUTE_MS;
      const to = instant(Math.min(span.to, Math.max(start + HOUR_MS, from + MINUTE_MS)));
      hours.push({ from, to, hour });
      from = to;
    }
  }
  return hours;
}

/** The first of the hours that ends after an instant. */
export function hourAfter(hours: readonly OpenHour[], at: Instant): number {
  let low = 0;
  let high = hours.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hours[middle]?.to ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Calls in an open hour at this hour of the day. */
export function callsPerHour(pace: Pace, hour: number): number {
  return pace.level * (pace.profile[hour] ?? 1);
}

/** How many calls a pace makes between two instants: hour by hour of open time. */
export function callsBetween(hours: readonly OpenHour[], pace: Pace, from: Instant, to: Instant): number {
  let calls = 0;
  for (let i = hourAfter(hours, from); i < hours.length; i += 1) {
    const hour = hours[i];
    if (hour === undefined || hour.from >= to) break;
    const openMs = Math.min(hour.to, to) - Math.max(hour.from, from);
    calls += (callsPerHour(pace, hour.hour) * openMs) / HOUR_MS;
  }
  return calls;
}

/** A clock that counts calls instead of time. Built once per queue, then asked for each rank. */
export type CallClock = {
  readonly hours: readonly OpenHour[];
  readonly pace: Pace;
  /** Calls before each of the hours. */
  readonly before: readonly number[];
};

/** Prepares the calls that a pace makes in the open hours ahead. */
export function callClock(hours: readonly OpenHour[], pace: Pace): CallClock {
  const before: number[] = [];
  let calls = 0;
  for (const { from, to, hour } of hours) {
    before.push(calls);
    calls += (callsPerHour(pace, hour) * (to - from)) / HOUR_MS;
  }
  return { hours, pace, before };
}

/** When so many calls will have been made; null when that lies beyond the hours of the clock. */
export function instantOfCalls(clock: CallClock, calls: number): Instant | null {
  let low = 0;
  let high = clock.hours.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((clock.before[middle] ?? 0) <= calls) low = middle;
    else high = middle - 1;
  }
  const hour = clock.hours[low];
  if (hour === undefined) return null;
  const left = calls - (clock.before[low] ?? 0);
  const at = hour.from + Math.round((left / callsPerHour(clock.pace, hour.hour)) * HOUR_MS);
  return at <= hour.to ? instant(at) : null;
}
