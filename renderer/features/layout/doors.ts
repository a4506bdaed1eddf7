import { placeOfFacility } from '../../../shared/domain/rest/place.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import type { PlanPoint } from '../../../shared/domain/layout/plan.ts';
import type { RowStore } from '../../store/row-store.ts';

/** Where people go into a facility, as far as that is known. */
export type Door = { readonly facilityId: string; readonly code: string; readonly at: PlanPoint };

/** The doors of all facilities as they are saved: they are no part of the plan that is drawn (RE47). */
export function doorsOf(rows: RowStore): readonly Door[] {
  const landmarks = [...rows.all('landmark').values()];
  return [...rows.all('facility').values()].flatMap((facility): readonly Door[] => {
    const place = placeOfFacility(facility, landmarks);
    if (place === null) return [];
    return [{ facilityId: facility.facilityId, code: facility.code, at: [place.xCm, place.yCm] }];
  });
}

export function facilitiesOf(rows: RowStore): readonly FacilityRow[] {
  return [...rows.all('facility').values()];
}
