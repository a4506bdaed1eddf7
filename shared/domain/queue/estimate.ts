import { HOUR_MS, type Instant } from '../../kernel/instant.ts';
import { minuteAfter, minuteBefore } from './estimate-measured.ts';
import { instantAfterOpen, type OpenClock } from './open-clock.ts';

/** Calls made in one past hour, and for how long of it the crossing was open. */
export type CallHour = { readonly openMs: number; readonly calls: number };

/** The pace at which a queue is called. */
export type CallRate = {
  readonly perOpenHour: number;
  /** Calls that the pace rests on, old ones counting less. */
  readonly weight: number;
  /** Calls within the memory. */
  readonly calls: number;
};

/** Open time after which a past hour counts for 1/e. */
const MEMORY_MS = 42 * HOUR_MS;

/** Fewer calls than this say nothing about the pace. */
export const FEWEST_CALLS = 8;

/** Spread of the pace itself from hour to hour, on the log scale, that no count of calls makes smaller. */
const PACE_SPREAD = 0.2;

const Z_50 = 0.674_49;
const Z_90 = 1.644_854;

/** The recent pace from past hours, oldest first; null when there were too few calls to say (QU8). */
export function recentRate(hours: readonly CallHour[]): CallRate | null {
  let age = 0;
  let calls = 0;
  let weight = 0;
  let openHours = 0;
  for (let i = hours.length - 1; i >= 0; i -= 1) {
    const hour = hours[i];
    if (hour === undefined || hour.openMs <= 0) continue;
    const share = Math.exp(-(age + hour.openMs / 2) / MEMORY_MS);
    weight += share * hour.calls;
    openHours += (share * hour.openMs) / HOUR_MS;
    if (age < MEMORY_MS) calls += hour.calls;
    age += hour.openMs;
  }
  return calls < FEWEST_CALLS ? null : { perOpenHour: weight / openHours, weight, calls };
}

/** When a truck will be called: two ranges, and what they rest on. */
export type CallEstimate = {
  readonly p50From: Instant;
  readonly p50To: Instant;
  readonly p90From: Instant;
  readonly p90To: Instant;
  readonly basis: {
    readonly kind: 'recent-rate';
    readonly perOpenHour: number;
    readonly calls: number;
  };
};

/** Open time until the truck of a rank is called, so many standard deviations above the middle. */
export function openMsAtRate(rank: number, rate: CallRate, z: number): number {
  const spread = Math.sqrt(1 / rank + 1 / rate.weight + PACE_SPREAD ** 2);
  return (rank / rate.perOpenHour) * HOUR_MS * Math.exp(z * spread);
}

/**
 * The range in which the truck of a rank will be called, or null = not known yet (QU8).
 *
 * The middle is rank ÷ recent pace, laid over the crossing's open time. The width comes from three spreads: chance in
 * the calls themselves, few calls behind the pace, and a pace that changes. It is a model, not measured: the ranges are
 * not calibrated against past errors (no conformal step), so no measured error may be printed beside them.
 */
export function estimateCall(rank: number, rate: CallRate | null, clock: OpenClock): CallEstimate | null {
  if (rate === null || rank < 1 || !(rate.perOpenHour > 0)) return null;
  const at = (z: number): Instant | null => instantAfterOpen(clock, openMsAtRate(rank, rate, z));
  const p90To = at(Z_90);
  const p50To = at(Z_50);
  const p50From = at(-Z_50);
  const p90From = at(-Z_90);
  if (p90From === null || p50From === null || p50To === null || p90To === null) return null;
  return {
    p50From: minuteBefore(p50From, clock.from),
    p50To: minuteAfter(p50To),
    p90From: minuteBefore(p90From, clock.from),
    p90To: minuteAfter(p90To),
    basis: { kind: 'recent-rate', perOpenHour: rate.perOpenHour, calls: rate.calls },
  };
}
