/** A text is looked up by its parts of this many signs. */
export const PART_LENGTH = 3;

/** The parts of a text, each once. */
export function partsOf(text: string): readonly string[] {
  const signs = [...text];
  // Nearly every text has signs of one unit only, and is cut as it is.
  const partAt = (at: number): string =>
    signs.length === text.length ? text.slice(at, at + PART_LENGTH) : signs.slice(at, at + PART_LENGTH).join('');
  const parts = new Set<string>();
  for (let at = 0; at + PART_LENGTH <= signs.length; at += 1) parts.add(partAt(at));
  return [...parts];
}
