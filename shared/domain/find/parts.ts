/** A text is looked up by its parts of this many signs. */
export const PART_LENGTH = 3;

/** The parts of a text, each once. */
export function partsOf(text: string): readonly string[] {
  const signs = [...text];
  const parts = new Set<string>();
  for (let at = 0; at + PART_LENGTH <= signs.length; at += 1) parts.add(signs.slice(at, at + PART_LENGTH).join(''));
  return [...parts];
}
