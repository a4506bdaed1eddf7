import { HOUR_MS } from '../../kernel/instant.ts';
import { msUntilFull } from '../reports/dwell-budget.ts';

/** How far back the pace is counted. */
export const PACE_WINDOW_MS = 3 * HOUR_MS;

/** Trucks in and out, counted over a window. */
export type Pace = {
  readonly in: number;
  readonly out: number;
  readonly windowMs: number;
};

/** Until the last place is taken, and between which times that lies in nine of ten cases; null where it is not filling. */
export type UntilFull = {
  readonly ms: number | null;
  readonly lowMs: number | null;
  /** Null too where it may just as well never come. */
  readonly highMs: number | null;
};

const NOT_FILLING: UntilFull = { ms: null, lowMs: null, highMs: null };

/** Nine of ten cases lie so many standard deviations around the middle. */
const Z_90 = 1.645;

/** Trucks per hour. */
export function perHourOf(count: number, windowMs: number): number {
  return windowMs > 0 ? (count * HOUR_MS) / windowMs : 0;
}

/**
 * How long the free places last at this pace, with a band of 90 %. Rule FI4.
 *
 * Arrivals and departures are counted, so both spread as Poisson counts: of `I` in and `O` out in a window `w`, the net
 * rate is m = (I − O)/w with the variance a = (I + O)/w². The net growth until `t` then lies around m·t with the
 * variance a·t² + b·t: what is not known of the rate, and what the trucks of that time will differ by, b = (I + O)/w.
 * The band ends where m·t ± z·√(a·t² + b·t) = free, the two roots of (m² − z²a)·t² − (2·free·m + z²b)·t + free² = 0.
 * Where m² ≤ z²a the pace is not surely one of filling: the band has no upper end.
 */
export function untilFullOf(free: number, pace: Pace): UntilFull {
  if (free <= 0) return { ms: 0, lowMs: 0, highMs: 0 };
  const { in: arrived, out: left, windowMs } = pace;
  const ms = windowMs > 0 ? msUntilFull(free, perHourOf(arrived, windowMs), perHourOf(left, windowMs)) : null;
  if (ms === null) return NOT_FILLING;
  const rate = (arrived - left) / windowMs;
  const counted = arrived + left;
  const squareOfZ = Z_90 * Z_90;
  const square = rate * rate - (squareOfZ * counted) / (windowMs * windowMs);
  const linear = 2 * free * rate + (squareOfZ * counted) / windowMs;
  // The sum in the denominator: the smaller root without taking two nearly equal numbers from each other.
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * square * free * free));
  const lowMs = (2 * free * free) / (linear + root);
  return { ms, lowMs, highMs: square > 0 ? (linear + root) / (2 * square) : null };
}
