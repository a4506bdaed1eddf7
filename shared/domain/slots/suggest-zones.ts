import type { ZoneId } from '../../kernel/ids.ts';
import type { Zone } from '../records.ts';
import { termsOfParts, sumOfParts, zoneLoadOf, type Parts, type Term } from './terms.ts';
import type { PlacingVisit } from './types.ts';
import { DEFAULT_SLOT_WEIGHTS, type SlotWeights } from './weights.ts';

/** A zone that holds trucks without slots of its own. */
export type OpenZone = Pick<Zone, 'id' | 'code' | 'kind' | 'capacity' | 'direction' | 'cargoClasses'> & {
  /** Trucks that stand there now. */
  readonly standing: number;
  /** Places there that are kept for others. */
  readonly kept: number;
};

export type ZoneChoice = {
  readonly zoneId: ZoneId;
  readonly code: string;
  readonly free: number;
  readonly cost: number;
  readonly terms: readonly Term[];
};

/** Zones with room for a truck that stands in no slot there, cheapest first (SL15). */
export function suggestZones(
  zones: readonly OpenZone[],
  visit: PlacingVisit,
  weights: SlotWeights = DEFAULT_SLOT_WEIGHTS,
): readonly ZoneChoice[] {
  // Nobody can say that goods which must be kept apart are so where no place is marked.
  if (visit.hazardClass !== null) return [];
  return zones
    .map((zone) => ({ zone, free: zone.capacity - zone.standing - zone.kept }))
    .filter(({ zone, free }) => free > 0 && (zone.kind === 'parking' || zone.kind === 'overflow'))
    .map(({ zone, free }): ZoneChoice => {
      const goods = zone.cargoClasses;
      const isOtherDirection =
        zone.direction !== null && visit.direction !== null && zone.direction !== visit.direction;
      const parts: Parts = {
        'no-plug': visit.needsPower ? weights.noPlug : 0,
        direction: isOtherDirection ? weights.direction : 0,
        dedication: goods.length > 0 && !goods.includes(visit.cargoClass) ? weights.dedication : 0,
        overflow: zone.kind === 'overflow' ? weights.overflow : 0,
        'zone-load': zoneLoadOf(zone.standing, zone.capacity, weights),
      };
      return { zoneId: zone.id, code: zone.code, free, cost: sumOfParts(parts), terms: termsOfParts(parts) };
    })
    .toSorted((a, b) => a.cost - b.cost || b.free - a.free || a.zoneId - b.zoneId);
}
