import type { VisitId } from '../../kernel/ids.ts';
import { instant, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { oldestEvery, turnPattern, weightsAt } from './discipline.ts';
import type { Discipline } from './types.ts';

/** All that decides the line of one queue besides its entries (QU1, QU2). */
export type LineRule = {
  readonly discipline: Discipline;
  /** Turns used so far. */
  readonly turn: number;
  /** Trucks that an authority's order in force puts first, in its order; empty without one. */
  readonly ordered: readonly VisitId[];
  /** Time of day in the site's zone: which hours' ratios count. */
  readonly minuteOfDay: number;
  readonly now: Instant;
  /** Places left at the point (QU7): so many calls are made now. */
  readonly free: number;
  /** The pace of the calls after those, for what waiting costs by then; 0 = as if all were made now. */
  readonly perHour: number;
};

/** When a line is looked at. */
export type LineTime = Pick<LineRule, 'now' | 'minuteOfDay'>;

/** Whether places change by the hour alone, with nothing happening in the line. */
export function hangsOnTime({ cost, hours }: Discipline): boolean {
  return cost !== undefined || (hours !== undefined && hours.length > 0);
}

/** When the ratios of a line last began to be others than before (QU15); of one that goes by cost, the time itself. */
export function turnedAt({ hours, cost }: Discipline, { now, minuteOfDay }: LineTime): Instant {
  if (cost !== undefined || hours === undefined) return now;
  const edges = hours.flatMap(({ fromMinute, toMinute }) => [fromMinute, toMinute]);
  const last = Math.max(...edges.flatMap((edge) => [edge, edge - DAY_MINUTES]).filter((edge) => edge <= minuteOfDay));
  return instant(now - (now % MINUTE_MS) - (minuteOfDay - last) * MINUTE_MS);
}

const DAY_MINUTES = 24 * 60;

/** Who has which turn under a discipline at a time of day. */
export type Turns = {
  /** Indices of streams, one for each turn of a round. */
  readonly pattern: readonly number[];
  /** Every so many turns one goes to the longest waiting (QU2); null = never, which only a comparison may ask for. */
  readonly every: number | null;
};

export function turnsOf(discipline: Discipline, minuteOfDay: number): Turns {
  const weights = weightsAt(discipline, minuteOfDay);
  return { pattern: turnPattern(weights.map((weight) => ({ weight }))), every: oldestEvery(discipline) };
}
