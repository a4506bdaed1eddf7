import { CODE_FIELDS, codeOf, foldedFieldsOf, slippedOf, WORD_FIELDS, wordsOf, type FoundField } from './texts.ts';

/** How well something fits, best first; `slip`: with look-alikes taken for each other (8/B, 0/O/D). */
export const FITS = ['exact', 'start', 'part', 'slip'] as const;
export type Fit = (typeof FITS)[number];

export type Match = { readonly field: FoundField; readonly how: Fit };

/** A text that is looked for, as a number and as words. */
export type Sought = {
  readonly code: string;
  /** The code in which look-alikes are one sign. */
  readonly slipped: string;
  readonly phrase: string;
  /** The words one by one where there are several: each may stand in another field. */
  readonly words: readonly SoughtWord[];
};

export type SoughtWord = { readonly code: string; readonly slipped: string; readonly word: string };

/** Shorter than this too much is meant. */
export const SHORTEST_SOUGHT = 2;
export const LONGEST_SOUGHT = 80;
/** Two signs are looked for at beginnings only; three and more anywhere (VF2). */
export const SHORTEST_PART = 3;

/** Reads what somebody typed, or says that it is too short or too long to look for (VF2). */
export function readSought(typed: string): Sought | 'too-short' | 'too-long' {
  const text = typed.trim();
  if (lengthOf(text) > LONGEST_SOUGHT) return 'too-long';
  const code = codeOf(text);
  if (lengthOf(code) < SHORTEST_SOUGHT) return 'too-short';
  const phrase = wordsOf(text);
  const words = phrase
    .split(' ')
    .map((word) => ({ code: codeOf(word), slipped: slippedOf(codeOf(word)), word }))
    .filter((one) => one.code !== '');
  const areApart = words.length > 1 && words.some(({ word }) => lengthOf(word) > 1);
  return { code, slipped: slippedOf(code), phrase, words: areApart ? words : [] };
}

/** How a visit's text fits; null when it does not (VF1–VF4). */
export function matchOf(text: string, { code, slipped, phrase, words }: Sought): Match | null {
  // Most texts are told by this alone.
  const isEach = words.length > 0 && words.every((one) => text.includes(one.word) || text.includes(one.slipped));
  if (!isEach && !text.includes(phrase) && !text.includes(slipped)) return null;
  const fields = foldedFieldsOf(text);
  const whole = bestOf(fields, code, phrase);
  if (whole !== null && whole.how !== 'slip') return whole;
  const apart = isEach ? eachOf(fields, words) : null;
  return apart === null || (whole !== null && rankOf(whole.how) <= rankOf(apart.how)) ? whole : apart;
}

/** Position of a fit in their order. */
export function rankOf(how: Fit): number {
  return FITS.indexOf(how);
}

/** How words fit a field of words; null when they do not. */
export function fitOfWords(field: string, words: string): Fit | null {
  if (field === words) return 'exact';
  const at = field.indexOf(words);
  if (at === -1) return null;
  if (at === 0 || ` ${field}`.includes(` ${words}`)) return 'start';
  return lengthOf(words) >= SHORTEST_PART ? 'part' : null;
}

/** How a code fits another; null when it does not. */
export function fitOfCode(field: string, code: string): Fit | null {
  if (field === '' || code === '') return null;
  const plain = fitOfSigns(field, code);
  if (plain !== null) return plain;
  return fitOfSigns(slippedOf(field), slippedOf(code)) === null ? null : 'slip';
}

function fitOfSigns(field: string, code: string): Fit | null {
  if (field === code) return 'exact';
  if (field.startsWith(code)) return 'start';
  return lengthOf(code) >= SHORTEST_PART && field.includes(code) ? 'part' : null;
}

/** The field that fits best: numbers and codes by the code, prose by the words; null when none does. */
export function bestOf(fields: readonly string[], code: string, words: string): Match | null {
  let best: Match | null = null;
  fields.forEach((field, n) => {
    if (field === '' || best?.how === 'exact') return;
    const name = CODE_FIELDS[n] ?? WORD_FIELDS[n - CODE_FIELDS.length];
    const how = n < CODE_FIELDS.length ? fitOfCode(field, code) : fitOfWords(field, words);
    if (name === undefined || how === null) return;
    if (best === null || rankOf(how) < rankOf(best.how)) best = { field: name, how };
  });
  return best;
}

/** Every word somewhere; together they fit in part at best. */
function eachOf(fields: readonly string[], words: readonly SoughtWord[]): Match | null {
  const found: Match[] = [];
  for (const { code, word } of words) {
    const match = bestOf(fields, code, word);
    if (match === null) return null;
    found.push(match);
  }
  const [first] = found;
  return first === undefined
    ? null
    : { field: first.field, how: found.some(({ how }) => how === 'slip') ? 'slip' : 'part' };
}

/** In signs as people count them. */
export function lengthOf(text: string): number {
  return [...text].length;
}
