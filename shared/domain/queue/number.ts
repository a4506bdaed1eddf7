/** A queue number as printed and called (QU9): `HN-Q 0123`; it grows to `HN-Q 10000` when it must. */
export function formatQueueNumber(crossingCode: string, letter: string, value: number): string {
  return `${crossingCode}-${letter} ${String(value).padStart(4, '0')}`;
}

/** The last number given in one crossing and stream, and the calendar year it was given in. */
export type LastNumber = { readonly value: number; readonly year: number };

/**
 * The number after `last` (QU9). The first number of a new year is 1 if no truck of the stream waits then; else the count
 * runs on through that year too, so that no two waiting trucks show the same number and none comes twice in a year.
 */
export function nextQueueNumber(last: LastNumber | null, year: number, waiting: number): LastNumber {
  if (last === null) return { value: 1, year };
  const startsAgain = year > last.year && waiting === 0;
  return { value: startsAgain ? 1 : last.value + 1, year: Math.max(year, last.year) };
}
