import { fold } from '../../kernel/text.ts';
import type { Direction } from '../vocabulary.ts';

/** Published trucks per day, as `resources/data/seed-flows.json` holds them. */
export type FlowFacts = {
  readonly flows: readonly {
    readonly crossing: string;
    readonly period: string;
    readonly export?: number;
    readonly import?: number;
    readonly perDay?: number | readonly number[];
  }[];
};

/** Part of imports where only the sum is published (1,911 trucks on 31 January 2026). */
const IMPORT_SHARE = 0.75;

/** Part of the crossings' trucks that stop in this yard; the others use the yards beside it. An assumption. */
export const YARD_SHARE = 0.5;

/** How many trucks a usual day brings to a crossing by what was published last; null where nothing was. */
export function publishedPerDay(facts: FlowFacts, crossing: string, direction: Direction): number | null {
  const fact = facts.flows.findLast((one) => fold(one.crossing) === fold(crossing));
  if (fact === undefined) return null;
  const { perDay = 0 } = fact;
  const sum = typeof perDay === 'number' ? perDay : perDay.reduce((total, one) => total + one, 0) / perDay.length;
  return fact[direction] ?? sum * (direction === 'import' ? IMPORT_SHARE : 1 - IMPORT_SHARE);
}
