import type { VisitRow } from '../../../shared/contract/rows.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { RowStore } from '../../store/row-store.ts';

/** Which of the trucks without a slot are looked at; empty or null takes all. */
export type PlacelessFilter = {
  /** Code of the zone that a truck is known to be in. */
  readonly zone: string;
  readonly direction: Direction | '';
  readonly cargoClass: CargoClass | '';
  /** Arrived within so many hours. */
  readonly withinHours: number | null;
};

export const NO_FILTER: PlacelessFilter = { zone: '', direction: '', cargoClass: '', withinHours: null };

/**
 * Trucks that wait in the yard and stand in no slot, who came first leads. Those at the inspection or the crossing need
 * none; yard tractors and guests are not placed.
 */
export function placelessTrucks(rows: Pick<RowStore, 'all'>): readonly VisitRow[] {
  return [...rows.all('visit').values()]
    .filter(
      ({ kind, stage, slotId }) => kind === 'cargo' && slotId === null && (stage === 'waiting' || stage === 'called'),
    )
    .toSorted((a, b) => (a.arrivedAt ?? 0) - (b.arrivedAt ?? 0) || a.plate.localeCompare(b.plate));
}

export function filterPlaceless(
  trucks: readonly VisitRow[],
  filter: PlacelessFilter,
  zoneOf: (visit: VisitRow) => string | null,
  now: Instant,
): readonly VisitRow[] {
  return trucks.filter(
    (truck) =>
      (filter.zone === '' || zoneOf(truck) === filter.zone) &&
      (filter.direction === '' || truck.direction === filter.direction) &&
      (filter.cargoClass === '' || truck.cargoClass === filter.cargoClass) &&
      (filter.withinHours === null ||
        (truck.arrivedAt !== null && now - truck.arrivedAt <= filter.withinHours * HOUR_MS)),
  );
}
