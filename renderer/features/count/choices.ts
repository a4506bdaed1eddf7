import type { ShownDifference } from '../../../shared/contract/queries.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';

/** The reasons that are given by a key. */
export const COMMON_REASONS = ['moved', 'wrong-slot', 'left', 'looked-again'] as const;

/** What somebody decided of a difference so far. */
export type Choice = { readonly correction?: Correction; readonly reason?: string };
export type Choices = ReadonlyMap<string, Choice>;

/** What was decided of each stock-take so far: who looks something up elsewhere finds it again. */
const kept = new WeakMap<object, Map<string, Choices>>();
const NO_CHOICES: Choices = new Map();

export function keptChoices(owner: object, countId: string): Choices {
  return kept.get(owner)?.get(countId) ?? NO_CHOICES;
}

export function keepChoices(owner: object, countId: string, choices: Choices): void {
  const counts = kept.get(owner) ?? new Map<string, Choices>();
  counts.set(countId, choices);
  kept.set(owner, counts);
}

/** The correction that is chosen, or the likeliest while nobody chose. */
export function correctionOf({ key, corrections }: ShownDifference, choices: Choices): Correction {
  const chosen = choices.get(key)?.correction;
  return chosen !== undefined && corrections.includes(chosen) ? chosen : (corrections[0] ?? 'record-right');
}

export function withChoice(choices: Choices, keys: readonly string[], choice: Choice): Choices {
  const next = new Map(choices);
  for (const key of keys) next.set(key, { ...next.get(key), ...choice });
  return next;
}

/** The next correction of a difference in its order, round and round. */
export function turnedCorrection(difference: ShownDifference, choices: Choices, step: number): Correction {
  const { corrections } = difference;
  const at = corrections.indexOf(correctionOf(difference, choices));
  return corrections[(at + step + corrections.length) % corrections.length] ?? 'record-right';
}

/** Those of the same kind that have no reason yet, and the one it is given for. */
export function alikeOf(
  differences: readonly ShownDifference[],
  of: ShownDifference,
  choices: Choices,
): readonly string[] {
  return differences
    .filter(({ key, kind }) => key === of.key || (kind === of.kind && (choices.get(key)?.reason ?? '') === ''))
    .map(({ key }) => key);
}

export function withoutReason(differences: readonly ShownDifference[], choices: Choices): readonly string[] {
  return differences.filter(({ key }) => (choices.get(key)?.reason ?? '').trim() === '').map(({ key }) => key);
}

/** What is sent to end a stock-take. */
export function correctionsOf(
  differences: readonly ShownDifference[],
  choices: Choices,
): CommandInput<'count.finish'>['corrections'] {
  return differences.map((difference) => ({
    key: difference.key,
    correction: correctionOf(difference, choices),
    reason: (choices.get(difference.key)?.reason ?? '').trim(),
  }));
}
