import { addDays, daysBetween, type Day } from '../../kernel/calendar.ts';
import type { CountError, CountProblem, CountWarning } from './count-codes.ts';
import type { CountLine } from './types.ts';

/** A count with the place in the file that says it. */
export type ReadCount = CountLine & { readonly row: number; readonly column: string };

export type CountsFound = {
  readonly errors: readonly CountProblem<CountError>[];
  readonly warnings: readonly CountProblem<CountWarning>[];
};

/** A count is held against those of so many days on either side. */
const NEIGHBOUR_DAYS = 7;
const LEAST_NEIGHBOURS = 4;
/** So many times their middle, and so many trucks away from it, is worth a look. */
const MANY_TIMES = 4;
const MANY_TRUCKS = 40;

/** What is wrong with counts as a whole: days twice, not over, left out, unlike those beside them (FC10). */
export function checkCounts(
  counts: readonly ReadCount[],
  { todayOn, ownFromOn }: { readonly todayOn: Day; readonly ownFromOn: Day },
): CountsFound {
  const errors: CountProblem<CountError>[] = [];
  const warnings: CountProblem<CountWarning>[] = [];
  const seen = new Set<string>();
  const kinds = new Map<string, boolean>();
  for (const count of counts) {
    const queueDay = `${count.on} ${count.crossing} ${count.direction}`;
    const line = `${queueDay} ${String(count.cargoClass)}`;
    if (count.on >= todayOn) errors.push(problem(count, 'day.not-over', count.on));
    else if (count.on >= ownFromOn) warnings.push(problem(count, 'day.own', count.on));
    if (seen.has(line)) errors.push(problem(count, 'day.twice', count.on));
    seen.add(line);
    const isWhole = count.cargoClass === null;
    if ((kinds.get(queueDay) ?? isWhole) !== isWhole) errors.push(problem(count, 'class.mixed', count.on));
    kinds.set(queueDay, isWhole);
  }
  const lines = Map.groupBy(
    counts,
    ({ crossing, direction, cargoClass }) => `${crossing} ${direction} ${String(cargoClass)}`,
  );
  for (const line of lines.values()) {
    const inOrder = line.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const [n, count] of inOrder.entries()) {
      const before = inOrder[n - 1];
      if (before !== undefined && daysBetween(before.on, count.on) > 1)
        warnings.push(problem(count, 'day.gap', `${addDays(before.on, 1)} – ${addDays(count.on, -1)}`));
      const odd = oddness(count, inOrder.slice(Math.max(0, n - NEIGHBOUR_DAYS), n + NEIGHBOUR_DAYS + 1));
      if (odd !== null) warnings.push(odd);
    }
  }
  const byRow = (a: { readonly row: number }, b: { readonly row: number }): number => a.row - b.row;
  return { errors: errors.toSorted(byRow), warnings: warnings.toSorted(byRow) };
}

function oddness(count: ReadCount, around: readonly ReadCount[]): CountProblem<CountWarning> | null {
  const others = around
    .filter(({ on }) => on !== count.on && Math.abs(daysBetween(on, count.on)) <= NEIGHBOUR_DAYS)
    .map(({ trucks }) => trucks)
    .toSorted((a, b) => a - b);
  if (others.length < LEAST_NEIGHBOURS) return null;
  const middle = others[Math.floor(others.length / 2)] ?? 0;
  if (Math.abs(count.trucks - middle) < MANY_TRUCKS) return null;
  if (count.trucks === 0) return problem(count, 'trucks.zero', String(middle));
  const isUnlike = count.trucks > MANY_TIMES * middle || count.trucks * MANY_TIMES < middle;
  return isUnlike ? problem(count, 'trucks.unlike-neighbours', `${String(count.trucks)} / ${String(middle)}`) : null;
}

function problem<Code>({ row, column }: ReadCount, code: Code, value: string): CountProblem<Code> {
  return { row, column, code, value };
}
