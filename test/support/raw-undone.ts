import type { Told } from './raw-figures.ts';

/** Changes that were taken back, and those that took them back; what took back may be taken back itself. */
export function takenBack({ changes }: Pick<Told, 'changes'>): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { seq, command, reason } of changes.toSorted((a, b) => b.seq - a.seq)) {
    if (command !== 'change.undo' || gone.has(seq)) continue;
    gone.add(seq).add(Number(reason?.slice('undo '.length)));
  }
  return gone;
}
