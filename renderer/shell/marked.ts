import type { FoundField } from '../../shared/domain/find/texts.ts';
import { CODE_FIELDS, codeOf, slippedOf, wordsOf } from '../../shared/domain/find/texts.ts';
import type { Sought } from '../../shared/domain/find/match.ts';

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { readonly text: string; readonly isMarked: boolean };

/** Fields that are numbers and codes: signs between theirs count for nothing. */
const CODES: ReadonlySet<FoundField> = new Set<FoundField>([...CODE_FIELDS, 'slip', 'phone', 'document']);

/** Cuts a text, as it is written, into what fits and what stands around it (VF9). */
export function markedOf(text: string, field: FoundField, { code, slipped, phrase, words }: Sought): readonly Piece[] {
  const marked = new Set<number>();
  const isCode = CODES.has(field);
  const mark = (needle: string, folding: (sign: string) => string): boolean => {
    const { folded, from } = foldedBySign(text, folding);
    const at = needle === '' ? -1 : folded.indexOf(needle);
    if (at === -1) return false;
    const [first, last] = [from[at] ?? 0, from[at + needle.length - 1] ?? 0];
    for (let n = first; n <= last; n += 1) marked.add(n);
    return true;
  };
  const markOne = (one: { readonly code: string; readonly slipped: string; readonly word: string }): boolean =>
    isCode
      ? mark(one.code, codeOf) || mark(one.slipped, (sign) => slippedOf(codeOf(sign)))
      : mark(one.word, (sign) => (/\s/.test(sign) ? ' ' : wordsOf(sign)));
  if (!markOne({ code, slipped, word: phrase })) words.forEach(markOne);
  const pieces: Piece[] = [];
  [...text].forEach((sign, n) => {
    const last = pieces.at(-1);
    const isMarked = marked.has(n);
    if (last?.isMarked === isMarked) pieces[pieces.length - 1] = { text: last.text + sign, isMarked };
    else pieces.push({ text: sign, isMarked });
  });
  return pieces;
}

/** A text folded sign by sign, and which sign each folded one came from. */
function foldedBySign(text: string, folding: (sign: string) => string): { folded: string; from: readonly number[] } {
  let folded = '';
  const from: number[] = [];
  [...text.normalize('NFC')].forEach((sign, n) => {
    const one = folding(sign);
    for (let at = 0; at < one.length; at += 1) from.push(n);
    folded += one;
  });
  return { folded, from };
}
