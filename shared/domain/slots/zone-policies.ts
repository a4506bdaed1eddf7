import type { ZoneId } from '../../kernel/ids.ts';
import type { Zone } from '../records.ts';
import type { ZonePolicy } from './types.ts';

/** What each zone is meant for, as a suggestion weighs it. */
export function zonePoliciesOf(zones: readonly Zone[]): ReadonlyMap<ZoneId, ZonePolicy> {
  return new Map(
    zones.map((zone) => [zone.id, { cargoClasses: zone.cargoClasses, isOverflow: zone.kind === 'overflow' }]),
  );
}
