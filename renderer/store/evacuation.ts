import { evacuationOf, type EvacuationList } from '../../shared/domain/evacuation/list.ts';
import type { RowStore } from './row-store.ts';

/** Who and what is on site by the rows that this page has: it needs no host (IN6). */
export function evacuationOfRows(rows: RowStore): EvacuationList {
  const bedCodes = new Map<string | null, string>();
  for (const { personId, code } of rows.all('bed').values()) bedCodes.set(personId, code);
  return evacuationOf<string>({
    zones: [...rows.all('zone').values()].map(({ zoneId, code, name, kind }) => ({ key: zoneId, code, name, kind })),
    visits: [...rows.all('visit').values()].map((visit) => ({
      key: visit.visitId,
      zone: visit.zoneId,
      stage: visit.stage,
      plate: visit.plate,
      trailerPlate: visit.trailerPlate,
      kind: visit.kind,
      slotCode: visit.slotCode,
      hazardClass: visit.hazardClass,
      goods: visit.goods,
      isDriverless: visit.isDriverless,
      keysWith: visit.keysWith,
    })),
    people: [...rows.all('person').values()].map(({ personId, visitId, role, isStaying, name, phone }) => ({
      visit: visitId,
      role,
      isStaying,
      name,
      phone,
      bedCode: bedCodes.get(personId) ?? null,
    })),
  });
}
