/**
 * Folds a text for search and comparison: no marks, đ as d, lower case, single spaces.
 * "CK  Hữu Nghị" and "ck huu nghi" fold alike; SQLite's own folding does not do this.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Composed form, trimmed, with single spaces: how names and goods are stored. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
