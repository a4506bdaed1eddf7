import { evacuationOf, type EvacuationFacts, type EvacuationList } from '../../../shared/domain/evacuation/list.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';

type EvacuationQuery = 'evacuation.list';
type Stores = QueryContext['stores'];

export const evacuationQueries: Pick<QueryHandlers, EvacuationQuery> = {
  'evacuation.list'(_input, { stores, site, now }) {
    return { siteName: site.name, timeZone: site.timeZone, at: now, ...evacuationIn(stores) };
  },
};

/** Who and what is on site now, names and all (IN6). */
export function evacuationIn(stores: Stores): EvacuationList {
  return evacuationOf(factsOf(stores));
}

function factsOf({ slots, visits, people, rest, records }: Stores): EvacuationFacts<number> {
  const slotCodes = new Map<number, string>(slots.slots().map(({ id, code }) => [id, code]));
  const bedCodes = new Map<number | null, string>(rest.beds().map(({ personId, code }) => [personId, code]));
  const data = people.dataOfAllHere();
  const here = people.here();
  // Trucks that left are known for the sake of those who stayed.
  const left = here.filter(({ isStaying }) => isStaying).map(({ visitId }) => records.require('visit', visitId));
  return {
    zones: slots.zones().map(({ id, code, name, kind }) => ({ key: id, code, name, kind })),
    visits: [...left, ...visits.live()].map((visit) => ({
      key: visit.id,
      zone: visit.placeZoneId,
      stage: visit.stage,
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      kind: visit.kind,
      slotCode: visit.slotId === null ? null : (slotCodes.get(visit.slotId) ?? null),
      hazardClass: visit.hazardClass,
      goods: visit.goods,
      isDriverless: visit.isDriverless,
      keysWith: visit.keysWith,
    })),
    people: here.map(({ id, visitId, role, isStaying }) => ({
      visit: visitId,
      role,
      isStaying,
      name: data.get(id)?.name ?? null,
      phone: data.get(id)?.phone ?? null,
      bedCode: bedCodes.get(id) ?? null,
    })),
  };
}
