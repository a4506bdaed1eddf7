import type { Translate } from '../../../ui/i18n.ts';
import type { RehearsalTextKey } from './texts/catalog.ts';

/** What a rehearsal may begin with: the yard as it is, or a day that was, put onto this yard. */
export const STARTINGS = ['today'] as const;
export type Starting = (typeof STARTINGS)[number];

/** The start in words; one that is not known any more by its code. */
export function startingText(starting: string, t: Translate<RehearsalTextKey>): string {
  const known = STARTINGS.find((one) => one === starting);
  return known === undefined ? starting : t(`rehearsal.starting-${known}`);
}
