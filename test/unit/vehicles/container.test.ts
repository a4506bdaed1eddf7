import { expect, it } from 'vitest';
import { checkDigitOf, readContainer } from '../../../shared/domain/vehicles/container.ts';

it('reads container numbers by ISO 6346', () => {
  expect(readContainer('csqu 305438-3')).toEqual({ containerNo: 'CSQU3054383', isValid: true, problem: null });
  expect(checkDigitOf('CSQU305438')).toBe(3);
});

it('[GA2] keeps a container number with a wrong check digit or of no known form', () => {
  expect(readContainer('MSCU6639871')).toEqual({ containerNo: 'MSCU6639871', isValid: false, problem: 'check-digit' });
  expect(readContainer('MSCA663987')).toEqual({ containerNo: 'MSCA663987', isValid: false, problem: 'form' });
});
