import { fold } from '../../kernel/text.ts';
import type { Visit } from '../records.ts';
import { normalisePlate } from '../vehicles/plate.ts';

/** What a visit is found by, in the order in which its text tells it: numbers and codes first, then words. */
export const CODE_FIELDS = ['plate', 'trailer-plate', 'container', 'queue-number', 'declaration', 'seal'] as const;
export const WORD_FIELDS = ['carrier', 'goods', 'note'] as const;
/** What else may fit: a paper slip's number, and a person while the name, the telephone and the paper's number are kept. */
const OTHER_FIELDS = ['slip', 'driver', 'phone', 'document'] as const;
export type FoundField = (typeof CODE_FIELDS)[number] | (typeof WORD_FIELDS)[number] | (typeof OTHER_FIELDS)[number];

/** The fields of a visit that its text is made of. */
export type Searched = Pick<
  Visit,
  | 'plate'
  | 'trailerPlate'
  | 'containerNo'
  | 'queueNumber'
  | 'customsDeclarationNo'
  | 'sealNo'
  | 'carrier'
  | 'goods'
  | 'note'
>;

/** Ends each field of a text, so that its beginning is found as such; in no field. */
export const EDGE = '\n';

/** Figures that letters are often taken for, by eyes and by cameras. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  o: '0',
  d: '0',
  q: '0',
  i: '1',
  l: '1',
  z: '2',
  s: '5',
  g: '6',
  b: '8',
};

/** A number or code as it is compared: however it was written, `29C-123.45` is `29c12345`. */
export function codeOf(text: string): string {
  return withoutControls(normalisePlate(text)).toLowerCase();
}

/** Words as they are compared: `Sầu  riêng` is `sau rieng`. */
export function wordsOf(text: string): string {
  return fold(withoutControls(text));
}

/** A code in which look-alikes are one sign (VF3). */
export function slippedOf(code: string): string {
  return code.replace(/[odqilzsgb]/g, (letter) => LOOKS_LIKE[letter] ?? letter);
}

/** The fields of a visit as they stand on it, in the order of its text. */
function fieldsOf(visit: Searched): readonly (string | null)[] {
  return [
    visit.plate,
    visit.trailerPlate,
    visit.containerNo,
    visit.queueNumber,
    visit.customsDeclarationNo,
    visit.sealNo,
    visit.carrier,
    visit.goods,
    visit.note,
  ];
}

/** A field as it is written on a visit; null for one that does not stand on it. */
export function writtenIn(visit: Searched, field: FoundField): string | null {
  const at = [...CODE_FIELDS, ...WORD_FIELDS].findIndex((name) => name === field);
  return fieldsOf(visit)[at] ?? null;
}

/** All that a visit is found by as one text (VF1): its fields between edges, and behind them its codes with look-alikes as one. */
export function textOf(visit: Searched): string {
  const fields = fieldsOf(visit).map((field, n) =>
    field === null ? '' : n < CODE_FIELDS.length ? codeOf(field) : wordsOf(field),
  );
  const slipped = fields.slice(0, CODE_FIELDS.length).flatMap((code) => {
    const other = slippedOf(code);
    return other === code ? [] : [other];
  });
  return [EDGE, [...fields, ...slipped].join(EDGE), EDGE].join('');
}

/** The fields that a text was made of, folded. */
export function foldedFieldsOf(text: string): readonly string[] {
  return text.split(EDGE).slice(1, 1 + CODE_FIELDS.length + WORD_FIELDS.length);
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
