import { dayFrom, parseDay, type Day } from '../../kernel/calendar.ts';
import { fold, tidy } from '../../kernel/text.ts';
import { HOME_COUNTRY } from './nationality.ts';
import type { PaperProblem, PaperReading } from './read-paper.ts';
import { withMendedLetters } from './scanner-text.ts';

const FIELDS_LEAST = 4;

/**
 * Reads the QR of a Vietnamese citizen card (chip-based CCCD since 2021, and the căn cước of 2024):
 * `number|old CMND|full name|ddmmyyyy|sex|address|issue date`, UTF-8, with further fields on the card of 2024.
 * Number: Circular 59/2021/TT-BCA Art. 5 (three digits province, one century and sex, two year of birth, six at random).
 * Tolerates what a scanner in keyboard mode adds around it, and fields that are left out. Rule RE13.
 */
export function readCccd(text: string): PaperReading | null {
  // Some scanners send the bar as another sign, or begin with their own prefix.
  const fields = text
    .replace(/[\u0000-\u001f\ufeff]+/gu, '')
    .split(/[|¦｜]/u)
    .map((field) => tidy(withMendedLetters(field)));
  if (fields.length < FIELDS_LEAST) return null;
  const number = /(\d{12})$/.exec(fields[0] ?? '')?.[1];
  if (number === undefined) return null;
  const [, , name = '', birth = '', sex = '', address = ''] = fields;
  const bornOn = dayOfDigits(birth);
  const isWoman = sexOf(sex);
  const fromNumber = saidByNumber(number);
  const problems: PaperProblem[] = [];
  if (!/^[\p{L}\p{M}' .-]+$/u.test(name)) problems.push('name');
  if (bornOn === null) problems.push('birth');
  // The number has no check digit, but says the sex and the year: one that says otherwise was misread.
  if (
    (bornOn !== null && Number(bornOn.slice(0, 4)) !== fromNumber.year) ||
    (isWoman !== null && isWoman !== fromNumber.isWoman)
  )
    problems.push('number');
  return {
    from: 'cccd',
    name: name === '' ? null : name,
    documentNo: number,
    isWoman: isWoman ?? fromNumber.isWoman,
    nationality: HOME_COUNTRY,
    identity: { kind: 'cccd', bornOn, address: address === '' ? null : address, issuedBy: HOME_COUNTRY },
    problems,
  };
}

/** The fourth digit says century and sex: 0 and 1 a man and a woman of the 20th, 2 and 3 of the 21st, and so on. */
function saidByNumber(number: string): { readonly year: number; readonly isWoman: boolean } {
  const sign = Number(number[3]);
  return { year: 1900 + Math.floor(sign / 2) * 100 + Number(number.slice(4, 6)), isWoman: sign % 2 === 1 };
}

function sexOf(text: string): boolean | null {
  const folded = fold(text);
  return folded === 'nu' ? true : folded === 'nam' ? false : null;
}

/** `ddmmyyyy`, with or without separators. */
function dayOfDigits(text: string): Day | null {
  const match = /^(\d{2})[/.-]?(\d{2})[/.-]?(\d{4})$/.exec(text);
  if (match === null) return null;
  const [, day, month, year] = match;
  return parseDay(dayFrom(Number(year), Number(month), Number(day)));
}
