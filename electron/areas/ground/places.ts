import { wireId, type ZoneId } from '../../../shared/kernel/ids.ts';
import type { Zone } from '../../../shared/domain/records.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import { NO_TALLY, placesOf, zoneOfLoosePlace, type Places } from '../../../shared/domain/ground/places.ts';
import type { Context } from '../../engine/handler.ts';
import type { TruckOnGround } from './store.ts';

export type ZonePlaces = { readonly zone: Zone; readonly places: Places };

/** The places of each zone in which trucks park, as it is now. Rule FI1. */
export function placesByZone(
  { stores }: Pick<Context, 'stores'>,
  trucks: readonly TruckOnGround[],
): readonly ZonePlaces[] {
  const loose = new Map<ZoneId, number>();
  const count = (zoneId: ZoneId): unknown => loose.set(zoneId, (loose.get(zoneId) ?? 0) + 1);
  // Yard tractors come and go; they take nobody's place.
  for (const { kind, zoneId, isLoose } of trucks) if (isLoose && zoneId !== null && kind !== 'internal') count(zoneId);
  const zones = stores.slots.zones().filter(({ kind }) => !isPseudoZone(kind));
  const byWireId = new Map(zones.map(({ id }) => [wireId('zone', id) as string, id]));
  for (const { place } of stores.slots.piecesApart()) {
    const zoneId = byWireId.get(zoneOfLoosePlace(place) ?? '');
    if (zoneId !== undefined) count(zoneId);
  }
  const tallies = stores.ground.tallies();
  return zones.map((zone) => ({
    zone,
    places: placesOf(zone, { ...(tallies.get(zone.id) ?? NO_TALLY), loose: loose.get(zone.id) ?? 0 }),
  }));
}
