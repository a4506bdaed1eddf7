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

/** What made a visit a case: how it left, else what the gate warned of, else that its load changed vehicles (QU6). */
export function caseCodeOf({ departure, warnings }: Pick<Visit, 'departure' | 'warnings'>): CaseCode {
  if (departure === 'left-unrecorded' || departure === 'left-under-hold') return departure;
  if (warnings.includes('visit.crossed-uncalled')) return 'crossed-uncalled';
  return warnings.includes('visit.same-plate') ? 'same-plate' : 'vehicle-swapped';
}
