import type { BedRow } from '../../../shared/contract/rows.ts';
import type { RowStore } from '../../store/row-store.ts';

/** The beds in which people of a visit lie now (RE1). */
export function bedsOfVisit(rows: RowStore, visitId: string): readonly BedRow[] {
  return [...rows.all('bed').values()].filter((bed) => bed.visitId === visitId && bed.personId !== null);
}

/** Whether somebody must be asked who stays when the truck leaves (RE1). */
export function hasSomebodyInBed(rows: RowStore, visitId: string): boolean {
  return bedsOfVisit(rows, visitId).length > 0;
}
