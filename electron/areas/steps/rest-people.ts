import { wireId } from '../../../shared/kernel/ids.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Person } from '../../../shared/domain/records.ts';
import type { RestRefusal } from '../../../shared/domain/rest/refusals.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import type { PersonInput } from './people.ts';

/** A person as the rest rules see one. */
export function restPersonOf(context: Context, person: Person, input: PersonInput | null): RestPerson {
  const visit = context.stores.records.require('visit', person.visitId);
  const stay = context.stores.rest.openStayOf(person.id);
  const said = input !== null && 'name' in input ? input.isWoman : undefined;
  return {
    personId: person.id,
    visitId: person.visitId,
    isWoman: said ?? context.stores.people.dataOf(person.id).isWoman,
    isVisitInYard: isInYard(visit.stage) && person.leftAt === null,
    isStaying: person.isStaying && person.leftAt === null,
    openStay: stay === null ? null : { stayId: stay.id, bedId: stay.bedId },
  };
}

/** A refusal of the rest rules with its ids as other programs see them, and the name of who got it (RE2). */
export function restRefusal(context: Context, refusal: RestRefusal): Refusal {
  switch (refusal.code) {
    case 'rest.not-on-site':
      return { ...refusal, personId: wireId('person', refusal.personId) };
    case 'rest.already-served':
      return {
        ...refusal,
        personId: wireId('person', refusal.personId),
        person: context.stores.people.dataOf(refusal.personId).name,
      };
    case 'rest.already-resting':
      return { ...refusal, stayId: wireId('stay', refusal.stayId), bedId: wireId('bed', refusal.bedId) };
    case 'rest.bed-taken':
      return { ...refusal, stayId: wireId('stay', refusal.stayId) };
    default:
      return refusal;
  }
}
