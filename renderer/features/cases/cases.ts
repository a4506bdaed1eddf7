import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { CasesTextKey } from './texts/catalog.ts';

export type Case = QueryOutputs['gate.cases']['cases'][number];

/** Whether the truck is out of the yard by the record: then undoing says that it is still here. */
export function isGone({ place }: Case): boolean {
  return place === 'outside';
}

export function placeText(one: Case, t: Translate<CasesTextKey>): string {
  if (isGone(one)) return t('cases.outside');
  return one.slotCode ?? t('cases.in-yard');
}

/** The case that is chosen after one was dealt with: the one that moves up to its line, else the last. */
export function afterOf(cases: readonly Case[], visitId: string): Case['visitId'] | null {
  const at = cases.findIndex((one) => one.visitId === visitId);
  return (cases[at + 1] ?? cases[at - 1])?.visitId ?? null;
}
