import type { Bed, Person, Stay } from '../../../shared/domain/records.ts';
import { NEW_STAY } from '../../../shared/domain/rest/new-records.ts';
import type { Context } from '../../engine/handler.ts';
import { restInBed } from './driver-rest.ts';

/** A person lies in a bed from now on (RE1). */
export function startStay(context: Context, bed: Bed, person: Person, wishes: Partial<Stay>): Stay {
  const stay: Stay = {
    ...NEW_STAY,
    ...wishes,
    id: context.newId('stay'),
    bedId: bed.id,
    personId: person.id,
    visitId: person.visitId,
    startedAt: context.now,
  };
  context.log.insert('stay.started', 'stay', stay, stay.visitId);
  const set = { stayId: stay.id, personId: person.id, visitId: stay.visitId, occupiedAt: context.now };
  context.log.update('rest.checked-in', 'bed', bed, set, stay.visitId);
  restInBed(context, person, context.now);
  return stay;
}
