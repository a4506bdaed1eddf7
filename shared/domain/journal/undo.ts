import type { RowChange, YardEvent } from '../events.ts';

/** The events that take a change back, in the order in which they must be applied (JO4). */
export function invertedOf(
  events: readonly Pick<YardEvent, 'type' | 'visitId' | 'change'>[],
  undoneSeq: number,
): readonly YardEvent[] {
  return events.toReversed().map(({ type, visitId, change }) => ({
    type: 'change.undone',
    visitId,
    change: inverted(change),
    info: { undone: type, undoneSeq },
  }));
}

/** Numbers that were given stay given, on whatever slip they stand (QU9): the count of a queue never goes back. */
function inverted(change: RowChange): RowChange {
  const { kind, id, set, was } = change;
  if (kind !== 'queue' || set === null || was === null) return { kind, id, set: was, was: set };
  return { kind, id, set: withoutNumbers(was), was: withoutNumbers(set) };
}

function withoutNumbers(fields: NonNullable<RowChange['set']>): NonNullable<RowChange['set']> {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== 'numbers'));
}
