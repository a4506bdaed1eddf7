/** Whether two lists hold the same rows. */
export function isSame<Row>(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
