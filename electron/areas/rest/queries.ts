import { dayOf, startOfDay } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { restLoad } from '../../../shared/domain/rest/load.ts';
import { entitlementUseOf } from '../../../shared/domain/rest/serve.ts';
import { isAskedFor, usableUnits } from '../../../shared/domain/rest/usable.ts';
import type { RestPerson } from '../../../shared/domain/rest/types.ts';
import { SERVICES, type FacilityKind, type Service } from '../../../shared/domain/vocabulary.ts';
import type { FacilityLoad, KindLoad } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { usedFacilities } from './ahead.ts';

const SERVICE_OF: Readonly<Partial<Record<FacilityKind, Service>>> = {
  canteen: 'meal',
  shower: 'shower',
  water: 'water',
  laundry: 'laundry',
};

export const restQueries: Pick<QueryHandlers, 'rest.load' | 'rest.person'> = {
  'rest.load'(_input, context) {
    const { now, zone, site } = context;
    const counts = context.stores.people.counts();
    const onSite = counts.ofVisits + counts.staying;
    const facilities = usedFacilities(context);
    const time = { now, zone };
    const used = facilities.map((facility) => ({
      id: facility.id,
      code: facility.code,
      kind: facility.kind,
      isOpen: facility.isOpen,
      capacity: usableUnits(facility, now, time),
      inUse: facility.isOpen ? inUseOf(context, facility.kind, facility.id) : 0,
    }));
    const loads = restLoad({
      people: onSite,
      facilities: used,
      standards: site.settings.rest.standards,
      isAsked: (kind) =>
        isAskedFor(
          kind,
          facilities.filter((facility) => facility.kind === kind),
          now,
          zone,
        ),
    });
    const open = used.filter(({ isOpen }) => isOpen);
    return {
      peopleOnSite: onSite,
      peopleOfVisits: counts.ofVisits,
      peopleStaying: counts.staying,
      facilities: loads.flatMap(({ facilityIds: _all, ...load }) =>
        open
          .filter(({ kind }) => kind === load.kind)
          .map(({ id, code, capacity, inUse }): FacilityLoad => ({
            ...load,
            facilityId: wireId('facility', id),
            facility: code,
            capacity,
            inUse,
          })),
      ),
      kinds: loads.map(({ facilityIds: _all, ...load }): KindLoad => {
        const ofKind = open.filter(({ kind }) => kind === load.kind);
        return {
          ...load,
          facilityIds: ofKind.map(({ id }) => wireId('facility', id)),
          facility: ofKind.map(({ code }) => code).join(', '),
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
