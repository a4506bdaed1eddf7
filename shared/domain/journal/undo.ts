import type { YardEvent } from '../events.ts';

/** The events that take a change back, in the order in which they must be applied (JO4). */
export function invertedOf(
  events: readonly Pick<YardEvent, 'type' | 'visitId' | 'change'>[],
  undoneSeq: number,
): readonly YardEvent[] {
  return events.toReversed().map(({ type, visitId, change }) => ({
    type: 'change.undone',
    visitId,
    change: { kind: change.kind, id: change.id, set: change.was, was: change.set },
    info: { undone: type, undoneSeq },
  }));
}
