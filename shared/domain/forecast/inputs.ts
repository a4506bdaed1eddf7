import { daysBetween } from '../../kernel/calendar.ts';
import type { Days } from './days.ts';
import type { InputFacts, SeriesKey } from './types.ts';

/** Whether something that people know is about these trucks. */
export function isAbout(input: InputFacts, key: SeriesKey): boolean {
  return (
    (input.crossing === null || input.crossing === key.crossing) &&
    (input.direction === null || input.direction === key.direction) &&
    (input.cargoClass === null || input.cargoClass === key.cargoClass)
  );
}

/** How many times as many trucks as otherwise come on each day: the harvests that lie over it, multiplied (FC5). */
export function harvestOf(inputs: readonly InputFacts[], key: SeriesKey, days: Days): Float64Array | null {
  const harvests = inputs.filter(({ kind, factor }) => kind === 'harvest' && factor !== null);
  const own = harvests.filter((input) => isAbout(input, key));
  if (own.length === 0) return null;
  const factors = new Float64Array(days.known + days.ahead).fill(1);
  for (const input of own)
    for (const index of indexesOf(input, days)) factors[index] = (factors[index] ?? 1) * (input.factor ?? 1);
  return factors;
}

/**
 * Trucks of convoys on each day (FC5), one list for each key. A convoy that may be of several keys is shared among them
 * by how many of each usually come.
 */
export function convoysOf(
  inputs: readonly InputFacts[],
  keys: readonly SeriesKey[],
  usual: readonly number[],
  days: Days,
): readonly (Float64Array | null)[] {
  const convoys: (Float64Array | null)[] = keys.map(() => null);
  for (const input of inputs) {
    if (input.kind !== 'convoy' || input.trucks === null) continue;
    const own = keys.flatMap((key, n) => (isAbout(input, key) ? [n] : []));
    const sum = own.reduce((total, n) => total + (usual[n] ?? 0), 0);
    for (const n of own) {
      const share = sum > 0 ? (usual[n] ?? 0) / sum : 1 / own.length;
      const trucks = (convoys[n] ??= new Float64Array(days.known + days.ahead));
      for (const index of indexesOf(input, days)) trucks[index] = (trucks[index] ?? 0) + input.trucks * share;
    }
  }
  return convoys;
}

/** The numbers of the days that an input is about, as far as the forecast works on them. */
function indexesOf({ fromOn, untilOn }: InputFacts, { firstOn, known, ahead }: Days): readonly number[] {
  const from = Math.max(0, daysBetween(firstOn, fromOn));
  const until = Math.min(known + ahead - 1, daysBetween(firstOn, untilOn));
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, n) => from + n);
}
