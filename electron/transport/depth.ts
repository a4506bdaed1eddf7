/** Nothing that the contract takes is nested deeper than this. */
const DEEPEST = 32;

/** Whether a value is nested deeper than any input of ours: it would cost whoever walks it the stack. */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
