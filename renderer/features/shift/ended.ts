import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { Format } from '../../ui/format.ts';
import type { Translate } from '../../ui/i18n.ts';
import type { ShiftTextKey } from './texts/catalog.ts';

/** A shift that was handed over. */
export type EndedShift = QueryOutputs['shift.list']['shifts'][number];

/** How people of a shift are called; somebody who is not known any more by the sign-in name. */
export function namesOf(people: QueryOutputs['shift.list']['people']): (user: string) => string {
  const names = new Map(people.map(({ user, displayName }) => [user, displayName]));
  return (user) => names.get(user) ?? user;
}

/** What was counted against the book, short: for a table, and for paper. */
export function differenceText(dong: number, format: Format, t: Translate<ShiftTextKey>): string {
  if (dong === 0) return t('shift.difference-none');
  const amount = format.number(Math.abs(dong));
  return t(dong > 0 ? 'shift.difference-over' : 'shift.difference-short', { amount });
}

/** The money and the slips of a hand-over, line by line: the same on the screen and on paper. */
export function handedOverFacts(
  shift: EndedShift,
  format: Format,
  t: Translate<ShiftTextKey>,
): readonly { readonly label: string; readonly value: string; readonly isWrong: boolean }[] {
  const { page, cashCountedDong, cashLeftDong, cashDifferenceDong, paperSlipsLeft } = shift;
  const fact = (key: ShiftTextKey, value: string, isWrong = false) => ({ label: t(key), value, isWrong });
  return [
    fact('shift.cash-expected', format.number(page.cashExpectedDong)),
    fact('shift.cash-counted', format.number(cashCountedDong)),
    fact('shift.cash-difference', differenceText(cashDifferenceDong, format, t), cashDifferenceDong !== 0),
    fact('shift.cash-left', format.number(cashLeftDong)),
    fact('shift.paper-left', paperSlipsLeft === null ? t('shift.not-counted') : format.number(paperSlipsLeft)),
  ];
}
