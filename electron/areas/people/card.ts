import { wireId, type PersonId } from '../../../shared/kernel/ids.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';

/** All that is known of a person; null for one whom nobody knows. */
export function cardOf(
  { stores }: QueryContext,
  personId: PersonId,
): Omit<NonNullable<QueryOutputs['person.card']>, 'seq'> | null {
  const person = stores.people.get(personId);
  if (person === null) return null;
  const { role, nationality, language, leftAt, erasedAt, visitId } = person;
  return {
    personId: wireId('person', person.id),
    visitId: wireId('visit', visitId),
    plate: stores.records.require('visit', visitId).plate,
    role,
    leftAt,
    ...stores.people.dataOf(person.id),
    nationality,
    language,
    erasedAt,
  };
}
