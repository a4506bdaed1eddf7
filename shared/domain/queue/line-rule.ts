import type { VisitId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
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
