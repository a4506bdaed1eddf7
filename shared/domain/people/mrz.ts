import { dayFrom, parseDay, type Day } from '../../kernel/calendar.ts';
import { countryOfPassport } from './nationality.ts';
import type { PaperProblem, PaperReading } from './read-paper.ts';

/** Where the fields of a machine-readable zone lie: line and columns from 0, the end not included. */
type Field = readonly [line: number, from: number, to: number];
type Form = {
  readonly lines: number;
  readonly width: number;
  readonly names: Field;
  readonly number: Field;
  readonly nationality: Field;
  readonly birth: Field;
  readonly sex: Field;
  readonly expiry: Field;
  readonly optional: Field;
  /** What the last check digit is of. */
  readonly whole: readonly Field[];
  readonly wholeDigit: Field;
};

/** Passports: ICAO Doc 9303 part 4, two lines of 44. */
const TD3: Form = {
  lines: 2,
  width: 44,
  names: [0, 5, 44],
  number: [1, 0, 9],
  nationality: [1, 10, 13],
  birth: [1, 13, 19],
  sex: [1, 20, 21],
  expiry: [1, 21, 27],
  optional: [1, 28, 42],
  whole: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 43],
  ],
  wholeDigit: [1, 43, 44],
};

/** Cards: ICAO Doc 9303 part 5, three lines of 30 (also the back of the Vietnamese citizen card). */
const TD1: Form = {
  lines: 3,
  width: 30,
  names: [2, 0, 30],
  number: [0, 5, 14],
  nationality: [1, 15, 18],
  birth: [1, 0, 6],
  sex: [1, 7, 8],
  expiry: [1, 8, 14],
  optional: [0, 15, 30],
  whole: [
    [0, 5, 30],
    [1, 0, 7],
    [1, 8, 15],
    [1, 18, 29],
  ],
  wholeDigit: [1, 29, 30],
};

/** Two digits of a year of birth above this are of the last century: the oldest drivers were born after 1930. */
const PIVOT_YEAR = 30;

/**
 * Reads the machine-readable zone of a passport (TD3) or an identity card (TD1), with its check digits. Names come as
 * the zone has them: without marks, for Vietnamese and Chinese holders alike. Null for anything else. Rule RE13.
 */
export function readMrz(text: string): PaperReading | null {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[«‹＜]/gu, '<')
    .replace(/[^A-Z0-9<]+/g, '');
  const found = formOf(signs);
  if (found === null) return null;
  const { form, zone } = found;
  const lines = Array.from({ length: form.lines }, (_, at) => zone.slice(at * form.width, (at + 1) * form.width));
  const at = ([line, from, to]: Field): string => (lines[line] ?? '').slice(from, to);
  const digitAfter = ([line, , to]: Field): string => (lines[line] ?? '')[to] ?? '';
  const fits = (field: Field): boolean => isChecked(at(field), digitAfter(field));

  const problems: PaperProblem[] = [];
  const number = numberOf(form, at(form.number), at(form.optional), digitAfter(form.number));
  if (!number.isRight) problems.push('number');
  const bornOn = fits(form.birth) ? birthDayOf(at(form.birth)) : null;
  if (bornOn === null) problems.push('birth');
  if (!fits(form.expiry)) problems.push('expiry');
  if (checkDigitOf(form.whole.map(at).join('')) !== at(form.wholeDigit)) problems.push('whole');
  const name = nameOf(at(form.names));
  if (name === null) problems.push('name');
  const nationality = countryOfPassport(at(form.nationality).replace(/<+$/, ''));
  const sex = at(form.sex);
  const isCitizenCard = form === TD1 && nationality === 'VN' && /^\d{12}$/.test(number.text);
  return {
    from: form === TD3 ? 'passport' : 'card',
    name,
    documentNo: number.text === '' ? null : number.text,
    isWoman: sex === 'F' ? true : sex === 'M' ? false : null,
    nationality,
    identity: {
      kind: form === TD3 ? 'passport' : isCitizenCard ? 'cccd' : 'other',
      bornOn,
      address: null,
      issuedBy: countryOfPassport((lines[0] ?? '').slice(2, 5).replace(/<+$/, '')),
    },
    problems,
  };
}

/** The check digit of ICAO Doc 9303 part 3: weights 7, 3, 1; A = 10 … Z = 35, the filler nothing. */
export function checkDigitOf(text: string): string {
  const sum = [...text].reduce((before, sign, at) => before + valueOf(sign) * ([7, 3, 1][at % 3] ?? 1), 0);
  return String(sum % 10);
}

/** The zone is what was sent last: a prefix of the scanner may stand before it. */
function formOf(signs: string): { readonly form: Form; readonly zone: string } | null {
  for (const [form, first] of [
    [TD3, /^P[A-Z<]/],
    [TD1, /^[ACI][A-Z0-9<]/],
  ] as const) {
    const zone = signs.slice(-form.lines * form.width);
    if (zone.length === form.lines * form.width && first.test(zone)) return { form, zone };
  }
  return null;
}

function isChecked(text: string, digit: string): boolean {
  return digit === checkDigitOf(text);
}

/**
 * A number that is longer than its field goes on in the optional data: a filler where the digit would be, then the
 * rest, then its digit (part 5, 4.2.2). The Vietnamese citizen card writes nine digits of its twelve, their digit, and
 * the whole number as optional data.
 */
function numberOf(
  form: Form,
  text: string,
  optional: string,
  digit: string,
): { readonly text: string; readonly isRight: boolean } {
  const own = text.replace(/<+$/, '');
  if (form === TD1) {
    const rest = /^([A-Z0-9]+)<*$/.exec(optional)?.[1] ?? '';
    if (digit === '<' && rest.length > 1)
      return { text: own + rest.slice(0, -1), isRight: isChecked(`${text}<${rest.slice(0, -1)}`, rest.slice(-1)) };
    const whole = /^(\d{12})<+\d?$/.exec(optional)?.[1];
    if (whole?.endsWith(own) === true) return { text: whole, isRight: isChecked(text, digit) };
  }
  return { text: own, isRight: own !== '' && isChecked(text, digit) };
}

function birthDayOf(text: string): Day | null {
  if (!/^\d{6}$/.test(text)) return null;
  const year = Number(text.slice(0, 2));
  const century = year > PIVOT_YEAR ? 1900 : 2000;
  return parseDay(dayFrom(century + year, Number(text.slice(2, 4)), Number(text.slice(4, 6))));
}

/** `FAMILY<<GIVEN<NAMES` in the order in which people are called here: family name first. */
function nameOf(text: string): string | null {
  const name = text.replace(/<+/g, ' ').trim();
  return name === '' || /\d/.test(name) ? null : name;
}

function valueOf(sign: string): number {
  if (sign === '<') return 0;
  return /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 55;
}
