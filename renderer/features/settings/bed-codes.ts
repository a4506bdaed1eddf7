/** At most this many beds are added at once. */
export const MOST_NEW_BEDS = 500;

/**
 * Codes of new beds, numbered from one number to another with the width of the larger: `N1-` 1 to 12 gives N1-01 …
 * N1-12. Null when the numbers make no sense.
 */
export function bedCodes(prefix: string, from: number, to: number): readonly string[] | null {
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to - from >= MOST_NEW_BEDS)
    return null;
  const width = Math.max(2, String(to).length);
  return Array.from({ length: to - from + 1 }, (_, at) => `${prefix}${String(from + at).padStart(width, '0')}`);
}

/** Where the next new bed of a house begins: after the highest number that stands at the end of a code. */
export function nextBedNumber(codes: Iterable<string>): number {
  let highest = 0;
  for (const code of codes) highest = Math.max(highest, Number(/(\d+)$/.exec(code)?.[1] ?? 0));
  return highest + 1;
}
