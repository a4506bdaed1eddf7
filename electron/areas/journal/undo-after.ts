import type { PersonId } from '../../../shared/kernel/ids.ts';
import type { YardEvent } from '../../../shared/domain/events.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Records } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** A record as it is once these changes are made. */
export function recordAfter<Kind extends 'person' | 'visit' | 'turn'>(
  context: Context,
  inverted: readonly YardEvent[],
  kind: Kind,
  id: number,
): Records[Kind] {
  return inverted
    .filter(({ change }) => change.kind === kind && change.id === id && change.set !== null)
    .reduce<Records[Kind]>((one, { change }) => ({ ...one, ...change.set }), context.stores.records.require(kind, id));
}

/** Whether a person is on site once these changes are made. */
export function isHereAfter(context: Context, inverted: readonly YardEvent[], personId: PersonId): boolean {
  const person = recordAfter(context, inverted, 'person', personId);
  return (
    person.leftAt === null &&
    (person.isStaying || isInYard(recordAfter(context, inverted, 'visit', person.visitId).stage))
  );
}
