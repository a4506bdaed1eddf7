import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { restLoad } from '../../../shared/domain/rest/load.ts';
import { entitlementUseOf } from '../../../shared/domain/rest/serve.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import { SERVICES, type FacilityKind, type Service } from '../../../shared/domain/vocabulary.ts';
import type { FacilityLoad, KindLoad } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';

const SERVICE_OF: Readonly<Partial<Record<FacilityKind, Service>>> = {
  canteen: 'meal',
  shower: 'shower',
  water: 'water',
  laundry: 'laundry',
};

export const restQueries: Pick<QueryHandlers, 'rest.load' | 'rest.person'> = {
  'rest.load'(_input, context) {
    const { rest, people } = context.stores;
    const counts = people.counts();
    const onSite = counts.ofVisits + counts.staying;
    const facilities = rest.facilities().filter((facility) => facility.isOpen);
    const loads = restLoad({
      people: onSite,
      facilities: facilities.map((facility) => ({
        id: facility.id,
        kind: facility.kind,
        capacity: facility.capacity,
        inUse: inUseOf(context, facility.kind, facility.id),
      })),
      standards: context.site.settings.rest.standards,
    });
    return {
      peopleOnSite: onSite,
      peopleOfVisits: counts.ofVisits,
      peopleStaying: counts.staying,
      facilities: loads.flatMap(({ facilityIds, ...load }) =>
        facilities
          .filter((facility) => facilityIds.includes(facility.id))
          .map(({ id, code, kind, capacity }): FacilityLoad => ({
            ...load,
            facilityId: wireId('facility', id),
            facility: code,
            capacity,
            inUse: inUseOf(context, kind, id),
          })),
      ),
      kinds: loads.map(({ facilityIds, ...load }): KindLoad => {
        const ofKind = facilities.filter((facility) => facilityIds.includes(facility.id));
        return {
          ...load,
          facilityIds: facilityIds.map((id) => wireId('facility', id)),
          facility: ofKind.map((facility) => facility.code).join(', '),
        };
      }),
    };
  },

  'rest.person'(input, context) {
    const { stores, now, zone, site } = context;
    if (stores.visits.get(input.visitId) === null) return null;
    const today = dayOf(now, zone);
    const served = stores.rest.servedOf(input.visitId, today);
    const dayStartedAt = startOfDay(today, zone);
    return {
      people: stores.people.ofVisit(input.visitId).map((person) => ({
        personId: wireId('person', person.id),
        name: stores.people.dataOf(person.id).name,
        role: person.role,
        served: SERVICES.map((service) => {
          const people: readonly RestPerson[] = [
            {
              personId: person.id,
              visitId: person.visitId,
              isWoman: null,
              isVisitInYard: true,
              isStaying: person.isStaying,
              openStay: null,
            },
          ];
          const use = entitlementUseOf({ people, service, dayStartedAt }, served, site.settings.rest);
          const paid = served
            .filter((one) => one.personId === person.id && one.service === service && one.isPaid)
            .reduce((sum, one) => sum + one.quantity, 0);
          return { service, free: use.used, freeMax: use.allowed, paid };
        }),
      })),
    };
  },
};

/** What is counted of a facility's use: beds taken, or what went out today; null where nobody counts. */
function inUseOf(context: QueryContext, kind: FacilityKind, facilityId: number): number | null {
  if (kind === 'dormitory') return context.stores.rest.bedsOf(facilityId).filter((bed) => bed.stayId !== null).length;
  const service = SERVICE_OF[kind];
  return service === undefined ? null : context.stores.rest.quantityOn(dayOf(context.now, context.zone), service);
}
