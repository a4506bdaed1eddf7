/** A queue as a wall weighs it. */
type Line = {
  readonly waiting: number;
  readonly called: number;
  readonly calledToday: number;
  readonly isSuspended: boolean;
};

/**
 * The queues for which a wall has room, in their order: those where something happened today, and of too many the fullest.
 * `left` are the others that have trucks, `idle` those without any.
 */
export function busyLines<L extends Line>(
  lines: readonly L[],
  most: number,
): { readonly shown: readonly L[]; readonly left: readonly L[]; readonly idle: number } {
  const busy = lines.filter((line) => line.waiting + line.called + line.calledToday > 0 || line.isSuspended);
  const fullest = new Set([...busy].sort((a, b) => b.waiting - a.waiting).slice(0, most));
  return {
    shown: busy.filter((line) => fullest.has(line)),
    left: busy.filter((line) => !fullest.has(line)),
    idle: lines.length - busy.length,
  };
}
