import { wayBlockOf, type WayBlock } from '../../../shared/domain/queue/way-blocked.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/** What in the yard keeps a truck from driving out of where it stands; null when the way is free (QU22). */
export function wayBlockedBy({ stores }: Context, visit: Visit): WayBlock | null {
  const { placeZoneId, slotId, alsoSlotIds } = visit;
  if (placeZoneId === null) return null;
  const slots = stores.slots.slotsOfZone(placeZoneId);
  const own = new Set([slotId, ...alsoSlotIds]);
  return wayBlockOf({
    visitId: visit.id,
    zoneId: placeZoneId,
    standing: slots.filter(({ id }) => own.has(id)),
    slots,
    blockedPlaces: stores.site
      .openIncidents()
      .filter((incident) => incident.kind === 'lane-blocked' && incident.visitId !== visit.id)
      .map(({ place }) => place),
  });
}
