import { fitOfCode, fitOfWords, lengthOf, SHORTEST_PART, type Match, type Sought } from './match.ts';

/** How a folded name fits: as a whole, or by each of the words that are looked for. */
export function matchOfName(name: string, { phrase, words }: Sought): Match | null {
  const whole = fitOfWords(name, phrase);
  if (whole !== null) return { field: 'driver', how: whole };
  const isEach = words.length > 0 && words.every(({ word }) => fitOfWords(name, word) !== null);
  return isEach ? { field: 'driver', how: 'part' } : null;
}

/** How a telephone number fits; figures are never taken for others here. */
export function matchOfPhone(phone: string, { code }: Sought): Match | null {
  const how = fitOfCode(phone, code);
  return how === null || how === 'slip' ? null : { field: 'phone', how };
}

/** What to look for in names, and what in telephone numbers; null where it can be in none. */
export function soughtOfPeople({ code, phrase, words }: Sought): {
  readonly name: string | null;
  readonly phone: string | null;
} {
  const isName = !/\d/.test(phrase);
  const longest = words.reduce((longest, { word }) => (lengthOf(word) > lengthOf(longest) ? word : longest), '');
  const isPhone = /^\+?\d+$/.test(code) && lengthOf(code) >= SHORTEST_PART;
  return { name: isName ? (longest === '' ? phrase : longest) : null, phone: isPhone ? code : null };
}
