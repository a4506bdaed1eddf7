/** Adds amounts of đồng. Throws where the sum is no whole number that arithmetic still holds exactly (CH1). */
export function sumDong(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  if (!Number.isSafeInteger(sum)) throw new RangeError(`not whole dong: ${String(sum)}`);
  return sum;
}
