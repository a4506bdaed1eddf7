import { wireId, type StayId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Bed, Person } from '../../../shared/domain/records.ts';
import type { RestRefusal } from '../../../shared/domain/rest/refusals.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import type { PersonInput } from './people.ts';

type Reading = Pick<Context, 'stores'>;

/** A person as the rest rules see one. */
export function restPersonOf({ stores }: Reading, person: Person, input: PersonInput | null): RestPerson {
  const visit = stores.records.require('visit', person.visitId);
  const stay = stores.rest.openStayOf(person.id);
  const said = input !== null && 'name' in input ? input.isWoman : undefined;
  return {
    personId: person.id,
    visitId: person.visitId,
    isWoman: said ?? stores.people.dataOf(person.id).isWoman,
    isVisitInYard: isInYard(visit.stage) && person.leftAt === null,
    isStaying: person.isStaying && person.leftAt === null,
    openStay: stay === null ? null : { stayId: stay.id, bedId: stay.bedId },
  };
}

/**
 * A refusal of the rest rules with its ids as other programs see them, and what people know the things by: who got it
 * (RE2), which bed and since when (RE1). `bed` is the one that was asked for.
 */
export function restRefusal({ stores }: Reading, refusal: RestRefusal, bed: Bed | null = null): Refusal {
  const since = (stayId: StayId): Instant => stores.records.require('stay', stayId).startedAt;
  switch (refusal.code) {
    case 'rest.not-on-site':
      return { ...refusal, personId: wireId('person', refusal.personId) };
    case 'rest.already-served':
      return {
        ...refusal,
        personId: wireId('person', refusal.personId),
        person: stores.people.dataOf(refusal.personId).name,
      };
    case 'rest.already-resting':
      return {
        code: refusal.code,
        stayId: wireId('stay', refusal.stayId),
        bedId: wireId('bed', refusal.bedId),
        bedCode: stores.records.require('bed', refusal.bedId).code,
        since: since(refusal.stayId),
      };
    case 'rest.bed-taken':
      return {
        code: refusal.code,
        stayId: wireId('stay', refusal.stayId),
        since: since(refusal.stayId),
        ...(bed !== null && { bedCode: bed.code }),
      };
    case 'rest.bed-unusable':
    case 'rest.bed-for-women':
    case 'rest.bed-for-men':
      return { ...refusal, ...(bed !== null && { bedCode: bed.code }) };
    default:
      return refusal;
  }
}
