import { dayOf } from '../../../shared/kernel/calendar.ts';
import { wireId, type FacilityId, type TurnId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import {
  canEnd,
  decideBegin,
  decideCall,
  decideCallNext,
  nextNumberOf,
  turnServiceOf,
} from '../../../shared/domain/rest/turns.ts';
import { isOnSite } from '../../../shared/domain/rest/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisit } from '../steps/lookup.ts';
import { findPerson, requirePerson, type PersonInput } from '../steps/people.ts';
import { restPersonOf, restRefusal } from '../steps/rest-people.ts';
import { endTurn, isWomanOf, serveTurn, timesOf, turnPlaces } from '../steps/turns.ts';

type TurnCommand = 'turn.take' | 'turn.call' | 'turn.begin' | 'turn.end';

/** Numbered turns at showers and the like; none of them touches the truck or its place (RE23). */
export const turnCommands: Pick<Handlers, TurnCommand> = {
  'turn.take'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const { service } = input;
    if (turnPlaces(context, service).length === 0) return refuse({ code: 'turn.nowhere', service });
    const find = isInYard(visit.stage) ? requirePerson : findPerson;
    const person = find(context, visit.id, input.person as PersonInput);
    if (person === null) return refuse({ code: 'person.unknown' });
    if (!isOnSite(restPersonOf(context, person, null)))
      return refuse(restRefusal(context, { code: 'rest.not-on-site', personId: person.id }));
    const { turns } = context.stores;
    const open = turns.open(service);
    const own = open.find(({ personId }) => personId === person.id);
    if (own !== undefined) return refuse({ code: 'turn.already-waiting', number: own.number });
    const onDay = dayOf(context.now, context.zone);
    const turn: Turn = {
      id: context.newId('turn'),
      visitId: visit.id,
      personId: person.id,
      service,
      onDay,
      number: nextNumberOf(turns.lastNumber(service, onDay), open),
      takenAt: context.now,
      takenBy: context.actor.user,
      ...NEW_TURN,
    };
    context.log.insert('turn.taken', 'turn', turn, visit.id);
    const expectedAt = timesOf(context, service, [...open, turn]).expectedAt.get(turn.id) ?? null;
    return ok({
      turnId: wireId('turn', turn.id),
      number: turn.number,
      expectedAt,
    });
  },

  'turn.call'(input, context) {
    const place = context.stores.records.get('facility', input.facilityId);
    if (place === null) return refuse({ code: 'facility.unknown' });
    const request = { place, ...factsOf(context, turnServiceOf(place.kind)) };
    if (input.turnId === undefined) {
      const next = decideCallNext(request);
      return next.ok ? called(context, next.value, place.id) : next;
    }
    const found = requireHolder(context, input.turnId);
    if (!found.ok) return found;
    const decided = decideCall(found.value, request);
    return decided.ok ? called(context, decided.value, place.id) : decided;
  },

  'turn.begin'(input, context) {
    const found = requireHolder(context, input.turnId);
    if (!found.ok) return found;
    const turn = found.value;
    const { service } = turn;
    const place = decideBegin(turn, turnPlaces(context, service), factsOf(context, service));
    if (!place.ok) return place;
    const facilityId = place.value.id;
    const set = { facilityId, calledAt: turn.calledAt ?? context.now, begunAt: context.now, ...OPEN };
    const begun = context.log.update('turn.begun', 'turn', turn, set, turn.visitId);
    return ok({ isServed: serveTurn(context, begun) });
  },

  'turn.end'(input, context) {
    const turn = context.stores.records.get('turn', input.turnId);
    if (turn === null) return refuse({ code: 'turn.unknown' });
    const refusal = canEnd(turn, input.how);
    if (refusal !== null) return refuse(refusal);
    endTurn(context, turn, input.how, context.now);
    return ok({});
  },
};

/** What a new turn says before anybody is called; and what one that is not over says. */
const OPEN = { endedAt: null, endedHow: null } as const;
const NEW_TURN = { facilityId: null, calledAt: null, callCount: 0, begunAt: null, ...OPEN } as const;

function factsOf(context: Context, service: Turn['service']) {
  const { stores, now, zone } = context;
  return { turns: stores.turns.open(service), isWomanOf: isWomanOf(context), now, zone };
}

function called(context: Context, turn: Turn, facilityId: FacilityId) {
  const set = { facilityId, calledAt: context.now, callCount: turn.callCount + 1, ...OPEN };
  context.log.update('turn.called', 'turn', turn, set, turn.visitId);
  return ok({ turnId: wireId('turn', turn.id), number: turn.number });
}

/** A turn whose person is still on site. */
function requireHolder(context: Context, turnId: TurnId): Result<Turn, Refusal> {
  const turn = context.stores.records.get('turn', turnId);
  if (turn === null) return refuse({ code: 'turn.unknown' });
  const person = restPersonOf(context, context.stores.records.require('person', turn.personId), null);
  if (turn.endedAt === null || isOnSite(person)) return ok(turn);
  return refuse(restRefusal(context, { code: 'rest.not-on-site', personId: turn.personId }));
}
