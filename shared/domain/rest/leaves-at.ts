import { HOUR_MS, later, type Instant } from '../../kernel/instant.ts';
import type { Visit } from '../records.ts';
import { expectedDepartureOf } from '../slots/placing.ts';

/** A line as far as it matters here: trucks before this one, and how many an hour are called. */
export type LineAhead = { readonly trucks: number; readonly perHour: number };

/**
 * About when a truck leaves, for the choice of a bed: called, as it is expected; in a line, when those before it have
 * been called at full pace; else after a usual stay. Good enough to tell tonight from this noon; what people are told is
 * the estimate (QU8). Rule RE10.
 */
export function leavesAbout(
  visit: Pick<Visit, 'stage' | 'arriveByAt' | 'arrivedAt' | 'cargoClass'>,
  line: LineAhead | null,
  now: Instant,
): Instant | null {
  if (visit.stage !== 'waiting' || line === null || line.perHour <= 0) return expectedDepartureOf(visit);
  return later(now, Math.round(((line.trucks + 1) / line.perHour) * HOUR_MS));
}
