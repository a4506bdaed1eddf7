import {
  bestOf,
  fitOfCode,
  fitOfWords,
  lengthOf,
  SHORTEST_PART,
  type Match,
  type Sought,
  type SoughtWord,
} from './match.ts';
import { codeOf, foldedFieldsOf } from './texts.ts';

/** What a person is found by, folded, as long as it is kept. */
export type PersonText = { readonly name: string | null; readonly phone: string | null };

/** Whether a word can stand in a name: none has a figure. */
export function mayBeName(word: string): boolean {
  return word !== '' && !/\d/.test(word);
}

/** Whether a code can be part of a telephone number. */
export function mayBePhone(code: string): boolean {
  return /^\+?\d+$/.test(code) && lengthOf(code) >= SHORTEST_PART;
}

/** The shortest beginning of a paper's number that means somebody. */
const SHORTEST_DOCUMENT = 6;

/** A paper's number as it is looked for: figures behind two letters at most; null for what is none. */
export function soughtDocument({ code }: Sought): string | null {
  return /^[a-z]{0,2}\d{5,}[a-z\d]$/.test(code) && code.length >= SHORTEST_DOCUMENT ? code : null;
}

/** How a paper's number fits: as a whole or by its beginning. */
export function matchOfDocument(documentNo: string, document: string): Match | null {
  const known = codeOf(documentNo);
  if (!known.startsWith(document)) return null;
  return { field: 'document', how: known === document ? 'exact' : 'start' };
}

/**
 * How a person fits: by the name or the telephone as a whole; or each of several words stands there or on the visit, whose
 * text this is, and one at least there (VF1). Figures are never taken for others in a telephone number.
 */
export function matchOfPerson({ name, phone }: PersonText, text: string, sought: Sought): Match | null {
  const { code, phrase, words } = sought;
  const byName = name === null || !mayBeName(phrase) ? null : fitOfWords(name, phrase);
  if (byName !== null) return { field: 'driver', how: byName };
  const byPhone = fitOfPhone(phone, code);
  if (byPhone !== null) return { field: 'phone', how: byPhone };
  return words.length === 0 ? null : matchOfEach({ name, phone }, foldedFieldsOf(text), words);
}

/** Every word somewhere: together they fit in part at best. */
function matchOfEach(
  { name, phone }: PersonText,
  fields: readonly string[],
  words: readonly SoughtWord[],
): Match | null {
  let field: Match['field'] | null = null;
  let how: Match['how'] = 'part';
  for (const { code, word } of words) {
    if (name !== null && mayBeName(word) && fitOfWords(name, word) !== null) field = 'driver';
    else if (fitOfPhone(phone, code) !== null) field ??= 'phone';
    else {
      const onVisit = bestOf(fields, code, word);
      if (onVisit === null) return null;
      if (onVisit.how === 'slip') how = 'slip';
    }
  }
  return field === null ? null : { field, how };
}

function fitOfPhone(phone: string | null, code: string): Match['how'] | null {
  const how = phone === null || !mayBePhone(code) ? null : fitOfCode(phone, code);
  return how === 'slip' ? null : how;
}
