import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { entitlementUseOf } from '../../../shared/domain/rest/serve.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import { wakeUpOf } from '../../../shared/domain/rest/wake.ts';
import type { Turn, Visit } from '../../../shared/domain/records.ts';
import { SERVICES } from '../../../shared/domain/vocabulary.ts';
import type { OwnRest } from '../../../shared/contract/rest-queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { sleeperOf } from '../steps/sleeping-driver.ts';
import { timesOf } from '../steps/turns.ts';

/** What the people of a truck have of the rest area: never whose it is (RE45). */
export function ownRestOf(context: QueryContext, visit: Visit, callFrom: Instant | null): OwnRest {
  return {
    entitlements: entitlementsOf(context, visit),
    beds: bedsOf(context, visit, callFrom),
    turns: turnsOf(context, visit),
  };
}

/** What the people of a truck may have free today together, and what they had (RE2). */
function entitlementsOf({ stores, site, now, zone }: QueryContext, visit: Visit): OwnRest['entitlements'] {
  const today = dayOf(now, zone);
  const served = stores.rest.servedOf(visit.id, today).filter(({ cancelledAt }) => cancelledAt === null);
  const dayStartedAt = startOfDay(today, zone);
  const people = stores.people.ofVisit(visit.id).map((person): RestPerson => ({
    personId: person.id,
    visitId: person.visitId,
    isWoman: null,
    isVisitInYard: true,
    isStaying: person.isStaying,
    openStay: null,
  }));
  return SERVICES.flatMap((service) => {
    if (site.settings.rest.entitlements[service].perDay === 0) return [];
    const use = entitlementUseOf({ people, service, dayStartedAt }, served, site.settings.rest);
    return [{ service, perDay: use.allowed, usedToday: use.used }];
  });
}

function bedsOf(context: QueryContext, visit: Visit, callFrom: Instant | null): OwnRest['beds'] {
  const { stores, now, site } = context;
  return stores.rest.openStaysOfVisit(visit.id).map((stay) => {
    const bed = stores.records.require('bed', stay.bedId);
    const facility = stores.records.require('facility', bed.facilityId);
    return {
      bed: bed.code,
      room: bed.roomId === null ? null : stores.records.require('room', bed.roomId).code,
      facility: facility.code,
      wakeAt: wakeUpOf(sleeperOf(stay, visit, callFrom), now, site.settings.rest)?.at ?? null,
    };
  });
}

function turnsOf(context: QueryContext, visit: Visit): OwnRest['turns'] {
  const { people, records, rest, turns } = context.stores;
  const own = people.ofVisit(visit.id).flatMap((person) => rest.openTurnsOf(person));
  const expectedAtOf = ({ id, service }: Turn): Instant | null =>
    timesOf(context, service, turns.open(service)).expectedAt.get(id) ?? null;
  return own.map((turn) => ({
    service: turn.service,
    number: turn.number,
    expectedAt: turn.calledAt === null ? expectedAtOf(turn) : null,
    calledTo: turn.facilityId === null ? null : records.require('facility', turn.facilityId).name,
  }));
}
