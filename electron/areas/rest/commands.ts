import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Bed, Person, Stay } from '../../../shared/domain/records.ts';
import { decideCheckIn, decideCheckInAnywhere, decideCheckOut } from '../../../shared/domain/rest/beds.ts';
import { NEW_STAY } from '../../../shared/domain/rest/new-records.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { restInBed } from '../steps/driver-rest.ts';
import { requireVisit } from '../steps/lookup.ts';
import { endStay, findPerson, requirePerson, type PersonInput } from '../steps/people.ts';
import { restPersonOf, restRefusal } from '../steps/rest-people.ts';

type RestCommand = 'rest.check-in' | 'rest.check-out' | 'rest.extend' | 'rest.move' | 'rest.wake';

export const restCommands: Pick<Handlers, RestCommand> = {
  'rest.check-in'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const person = isInYard(visit.stage)
      ? requirePerson(context, visit.id, input.person as PersonInput)
      : findPerson(context, visit.id, input.person as PersonInput);
    if (person === null) return refuse({ code: 'person.unknown' });
    const facts = restPersonOf(context, person, input.person as PersonInput);
    const { rest } = context.stores;
    const bed = input.bedId === undefined ? null : context.stores.records.get('bed', input.bedId);
    if (input.bedId !== undefined && bed === null) return refuse({ code: 'bed.unknown' });
    const decided =
      bed === null
        ? decideCheckInAnywhere(facts, rest.beds(), {
            now: context.now,
            expectedDepartureAt: expectedDepartureOf(visit),
            walkToM: () => 0,
            settings: context.site.settings.rest,
          })
        : decideCheckIn(facts, bed);
    if (!decided.ok) return refuse(restRefusal(context, decided.refusal));
    const chosen = context.stores.records.require('bed', decided.value.bedId);
    const stay = startStay(context, chosen, person, visit.id);
    return ok({
      stayId: wireId('stay', stay.id),
      bedId: wireId('bed', chosen.id),
      personId: wireId('person', person.id),
    });
  },

  'rest.check-out'(input, context) {
    const stay = context.stores.records.get('stay', input.stayId);
    if (stay === null) return refuse({ code: 'stay.unknown' });
    const decided = decideCheckOut(stay);
    if (!decided.ok) return refuse(decided.refusal);
    endStay(context, stay, context.now);
    return ok({});
  },

  'rest.extend': notBuilt,
  'rest.move': notBuilt,
  'rest.wake': notBuilt,
};

function startStay(context: Context, bed: Bed, person: Person, visitId: VisitId): Stay {
  const stay: Stay = {
    id: context.newId('stay'),
    bedId: bed.id,
    personId: person.id,
    visitId,
    startedAt: context.now,
    ...NEW_STAY,
  };
  context.log.insert('stay.started', 'stay', stay, visitId);
  const set = { stayId: stay.id, personId: person.id, visitId, occupiedAt: context.now };
  context.log.update('rest.checked-in', 'bed', bed, set, visitId);
  restInBed(context, person, context.now);
  return stay;
}

function notBuilt(): never {
  throw new Error('not built yet');
}
