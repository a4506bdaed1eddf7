import type { Told } from './raw-figures.ts';

/** Changes that were taken back. What took them back cannot be. */
export function takenBack({ changes }: Pick<Told, 'changes'>): ReadonlySet<number> {
  const undoings = changes.filter(({ command }) => command === 'change.undo');
  return new Set(undoings.flatMap(({ seq, reason }) => [seq, Number(reason?.slice('undo '.length))]));
}
