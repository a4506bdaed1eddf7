import { SERVICES, type Service } from '../../../shared/domain/vocabulary.ts';

/** The letter of each service, as at the counter of the beds. */
export const LETTERS: Readonly<Record<Service, string>> = {
  meal: 'M',
  shower: 'T',
  water: 'N',
  laundry: 'G',
  other: 'K',
};

/** The service that a single sign means: its letter, or its number in the row; no code or name is that short. */
export function serviceOfSign(sign: string): Service | null {
  const key = sign.toLocaleUpperCase('vi');
  return SERVICES.find((service, at) => LETTERS[service] === key || String(at + 1) === key) ?? null;
}
