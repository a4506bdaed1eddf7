import type { YardEvent } from '../events.ts';

type Told = Pick<YardEvent, 'type' | 'info'> & { readonly seq: number };

/**
 * The changes that were taken back and are not in force again, each with the change that took it back (YP16). `events` are
 * oldest first; an undoing that was itself taken back took nothing back.
 */
export function takenBackIn(events: readonly Told[]): ReadonlyMap<number, number> {
  const takenBack = new Map<number, number>();
  for (const { seq, type, info } of events.toReversed()) {
    const undone = type === 'change.undone' ? info?.['undoneSeq'] : undefined;
    if (typeof undone === 'number' && !takenBack.has(seq) && !takenBack.has(undone)) takenBack.set(undone, seq);
  }
  return takenBack;
}
