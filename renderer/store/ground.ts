import { isInYard } from '../../shared/domain/gate/visit-stage.ts';
import { isPseudoZone } from '../../shared/domain/layout/types.ts';
import {
  NO_TALLY,
  placesOf,
  sumOfPlaces,
  withSlot,
  zoneOfLoosePlace,
  type Places,
  type ZoneTally,
} from '../../shared/domain/ground/places.ts';
import type { ZoneRow } from '../../shared/contract/rows.ts';
import type { RowStore } from './row-store.ts';

/** Places of a zone, and which of its free slots are kept and which of its slots are out of use. */
export type GroundOfZone = { readonly places: Places; readonly reserved: number; readonly shut: number };

export type Ground = {
  readonly site: Places;
  readonly reserved: number;
  readonly shut: number;
  readonly zones: ReadonlyMap<string, GroundOfZone>;
};

type Counted = { tally: ZoneTally; loose: number; reserved: number; shut: number };

/** Counts the places of the live rows by the same rule as the engine (FI1). */
export function groundOf(rows: RowStore): Ground {
  const counted = new Map<string, Counted>();
  const zones: ZoneRow[] = [];
  for (const zone of rows.all('zone').values()) {
    if (isPseudoZone(zone.kind) || zone.removedAt !== null) continue;
    zones.push(zone);
    counted.set(zone.zoneId, { tally: NO_TALLY, loose: 0, reserved: 0, shut: 0 });
  }
  for (const slot of rows.all('slot').values()) {
    const of = counted.get(slot.zoneId);
    if (of === undefined || slot.isKeepClear || slot.removedAt !== null) continue;
    of.tally = withSlot(of.tally, slot);
    if (slot.visitId !== null || slot.unknownAt !== null) continue;
    if (slot.status !== 'open') of.shut += 1;
    else if (slot.reservedFor !== null || slot.reservedCarrier !== null) of.reserved += 1;
  }
  const stand = (zoneId: string | null): void => {
    const of = zoneId === null ? undefined : counted.get(zoneId);
    if (of !== undefined) of.loose += 1;
  };
  for (const visit of rows.all('visit').values())
    if (visit.slotId === null && visit.kind !== 'internal' && isInYard(visit.stage)) stand(visit.zoneId);
  for (const piece of rows.all('piece').values()) stand(zoneOfLoosePlace(piece.place));
  const byZone = new Map<string, GroundOfZone>();
  let reserved = 0;
  let shut = 0;
  for (const zone of zones) {
    const of = counted.get(zone.zoneId);
    if (of === undefined) continue;
    byZone.set(zone.zoneId, {
      places: placesOf(zone, { ...of.tally, loose: of.loose }),
      reserved: of.reserved,
      shut: of.shut,
    });
    reserved += of.reserved;
    shut += of.shut;
  }
  return { site: sumOfPlaces([...byZone.values()].map(({ places }) => places)), reserved, shut, zones: byZone };
}
