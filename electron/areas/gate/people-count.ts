import type { Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';
import { attachPerson } from '../steps/people.ts';

/**
 * Brings the people of a truck in the yard to the number that was counted at the gate. Who is too many was never here;
 * somebody who is named, or of whom anything is recorded, stays. Answers the number that it comes to. Rule RE14.
 */
export function correctPeopleCount(context: Context, visit: Visit, counted: number): number {
  const here = context.stores.people.ofVisit(visit.id);
  let count = here.length;
  for (const person of here.toReversed()) {
    if (count <= counted) break;
    if (context.stores.people.hasTrace(person)) continue;
    context.log.update('person.left', 'person', person, { leftAt: person.attachedAt }, visit.id);
    count -= 1;
  }
  const hasDriver = here.some(({ role }) => role === 'driver');
  for (; count < counted; count += 1)
    attachPerson(context, visit.id, count === 0 && !hasDriver ? 'driver' : 'co-driver', null, context.now);
  return count;
}
