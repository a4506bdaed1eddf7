import type { Visit } from '../records.ts';

/** Why a visit is on the list of those that a coordinator has yet to confirm (GA1). */
export const CASE_CODES = [
  'left-unrecorded',
  'left-under-hold',
  'same-plate',
  'crossed-uncalled',
  'vehicle-swapped',
  'late-entry',
] as const;
export type CaseCode = (typeof CASE_CODES)[number];

/** What a coordinator is asked to confirm of a visit: the newest that says so. A swap leaves no mark but the case itself. */
export function caseCodeOf({ departure, warnings }: Pick<Visit, 'departure' | 'warnings'>): CaseCode {
  if (departure === 'left-unrecorded' || departure === 'left-under-hold') return departure;
  if (warnings.includes('clock.other-than-recorded')) return 'late-entry';
  if (warnings.includes('visit.crossed-uncalled')) return 'crossed-uncalled';
  return warnings.includes('visit.same-plate') ? 'same-plate' : 'vehicle-swapped';
}
