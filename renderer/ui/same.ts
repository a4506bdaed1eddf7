/** Whether two lists hold the very same things in the same order: then nothing has to be drawn again. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}
