import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import type { Bed, Facility, Person, Stay } from '../../../shared/domain/records.ts';
import { decideCheckIn, decideCheckInAnywhere, decideCheckOut } from '../../../shared/domain/rest/beds.ts';
import type { RestRefusal } from '../../../shared/domain/rest/refusals.ts';
import { decideServe, entitlementUseOf } from '../../../shared/domain/rest/serve.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { clearAlarms } from '../steps/alarms.ts';
import { requireVisit } from '../steps/lookup.ts';
import { endStay, findPerson, leaveSite, requirePerson, type PersonInput } from '../steps/people.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';

type RestCommand = 'rest.check-in' | 'rest.check-out' | 'rest.serve' | 'facility.save' | 'person.leave';

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
    if (!decided.ok) return refuse(onWire(context, decided.refusal));
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

  'rest.serve'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const occurred = decideOccurredAt(input.occurredAt, context.now, {
      isCoordinator: isCoordinator(context.actor.roles),
      reason: input.reason,
    });
    if (!occurred.ok) return occurred;
    const { at, isLate } = occurred.value;
    if (input.reason !== undefined) context.because(input.reason);
    const store = context.stores.people;
    // What is written down late was handed out to people who may have left since (RE2).
    const there = isLate ? store.ofVisitSince(visit.id, at) : store.ofVisit(visit.id);
    const named = input.person === undefined ? null : findPerson(context, visit.id, input.person as PersonInput, there);
    // Nobody new comes with a truck that is not in the yard.
    if (named === null && input.person !== undefined && ('personId' in input.person || !isInYard(visit.stage)))
      return refuse({ code: 'person.unknown' });
    const someone =
      named ?? (input.person === undefined ? null : requirePerson(context, visit.id, input.person as PersonInput));
    const people = someone === null ? there : [someone];
    const servedOn = dayOf(at, context.zone);
    const served = context.stores.rest.servedOf(visit.id, servedOn);
    const request = {
      people: people.map((person) => restPersonOf(context, person, null)),
      service: input.service,
      quantity: input.quantity ?? 1,
      isPaid: input.paid === true,
      isLate,
      now: at,
      dayStartedAt: startOfDay(servedOn, context.zone),
    };
    const decided = decideServe(request, served, context.site.settings.rest);
    if (!decided.ok) return refuse(onWire(context, decided.refusal));
    const ids = decided.value.shares.map(({ personId, quantity }) => {
      const id = context.newId('service');
      const { service, isPaid } = decided.value;
      const row = {
        id,
        visitId: visit.id,
        personId,
        service,
        quantity,
        isPaid,
        servedOn,
        servedAt: at,
      };
      const info = isLate ? { isLate } : undefined;
      context.log.insert('rest.served', 'service', { ...row, actor: context.actor.user }, visit.id, info);
      return id;
    });
    const use = entitlementUseOf(request, served, context.site.settings.rest);
    const used = use.used + (request.isPaid ? 0 : request.quantity);
    return ok({
      serviceId: wireId('service', ids[0] ?? 0),
      isFree: !request.isPaid,
      left: Math.max(0, use.allowed - used),
    });
  },

  'facility.save'(input, context) {
    const { rest, records } = context.stores;
    const old =
      input.facilityId === undefined ? rest.facilityByCode(input.code) : records.get('facility', input.facilityId);
    if (old === null && input.facilityId !== undefined) return refuse({ code: 'facility.unknown' });
    const sameCode = rest.facilityByCode(input.code);
    if (sameCode !== null && sameCode.id !== old?.id) return refuse({ code: 'facility.code-taken' });
    const facility: Facility = {
      id: old?.id ?? context.newId('facility'),
      code: input.code,
      kind: input.kind,
      name: input.name,
      nameEn: input.nameEn ?? old?.nameEn ?? input.name,
      capacity: input.capacity,
      isOpen: input.isOpen ?? old?.isOpen ?? true,
    };
    if (old === null) context.log.insert('facility.saved', 'facility', facility);
    else context.log.update('facility.saved', 'facility', old, facility);
    for (const bed of input.beds ?? []) {
      const before = rest.bedByCode(bed.code);
      const drawn = {
        facilityId: facility.id,
        code: bed.code,
        isForWomen: bed.isForWomen ?? before?.isForWomen ?? false,
        isQuiet: bed.isQuiet ?? before?.isQuiet ?? false,
        status: bed.status ?? before?.status ?? 'usable',
      } as const;
      const free = { stayId: null, personId: null, visitId: null, occupiedAt: null } as const;
      if (before === null) context.log.insert('bed.saved', 'bed', { id: context.newId('bed'), ...drawn, ...free });
      else context.log.update('bed.saved', 'bed', before, drawn);
    }
    return ok({ facilityId: wireId('facility', facility.id) });
  },

  'person.leave'(input, context) {
    const person = context.stores.people.get(input.personId);
    if (person === null) return refuse({ code: 'person.unknown' });
    if (person.leftAt !== null) return refuse({ code: 'rest.not-on-site', personId: wireId('person', person.id) });
    leaveSite(context, person, context.now);
    const left = context.stores.people.ofVisit(person.visitId).filter((one) => one.isStaying && one.id !== person.id);
    if (left.length === 0) clearAlarms(context, 'staying-too-long', person.visitId);
    return ok({});
  },
};

/** A person as the rest rules see one. */
function restPersonOf(context: Context, person: Person, input: PersonInput | null): RestPerson {
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

function startStay(context: Context, bed: Bed, person: Person, visitId: VisitId): Stay {
  const stay: Stay = {
    id: context.newId('stay'),
    bedId: bed.id,
    personId: person.id,
    visitId,
    startedAt: context.now,
    endedAt: null,
  };
  context.log.insert('stay.started', 'stay', stay, visitId);
  const set = { stayId: stay.id, personId: person.id, visitId, occupiedAt: context.now };
  context.log.update('rest.checked-in', 'bed', bed, set, visitId);
  return stay;
}

/** A refusal of the rest rules with its ids as other programs see them, and the name of who got it (RE2). */
function onWire(context: Context, refusal: RestRefusal): Refusal {
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
