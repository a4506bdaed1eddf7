import { daysBetween } from '../../kernel/calendar.ts';
import type { InputFacts, InputKind } from './types.ts';

export const INPUT_REFUSALS = ['forecast-input.crossing', 'forecast-input.days', 'forecast-input.incomplete'] as const;
export type InputRefusal = (typeof INPUT_REFUSALS)[number];

/** What each kind says besides its days and lines; the rest is left empty. */
const FIELDS: Readonly<Record<InputKind, readonly (keyof InputFacts)[]>> = {
  harvest: ['factor'],
  convoy: ['trucks', 'minute'],
  closure: ['state'],
};
const VALUES = ['factor', 'trucks', 'minute', 'state'] as const;
/** Longer than a year it is no window but how things are. */
const MOST_DAYS = 366;

/** Whether something that people know says all that its kind needs and nothing else (FC5). */
export function checkInput(facts: InputFacts, crossings: readonly string[]): InputRefusal | null {
  if (facts.crossing !== null && !crossings.includes(facts.crossing)) return 'forecast-input.crossing';
  const length = daysBetween(facts.fromOn, facts.untilOn) + 1;
  if (length < 1 || length > MOST_DAYS) return 'forecast-input.days';
  const wanted = FIELDS[facts.kind];
  const isWhole = VALUES.every((field) => (facts[field] !== null) === wanted.includes(field));
  return isWhole ? null : 'forecast-input.incomplete';
}
