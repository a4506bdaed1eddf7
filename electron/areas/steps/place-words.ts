import type { Place } from '../../../shared/domain/records.ts';
import { readPlace } from '../../../shared/domain/slots/place.ts';
import type { QueryContext } from '../../engine/handler.ts';

/** A place by the code or name that it has now: what stands on a page must still say it years later. */
export function placeInWords({ records, slots }: QueryContext['stores'], text: Place): string {
  const place = readPlace(text);
  if (place === null) return text;
  if (place.kind === 'slot') return records.get('slot', place.slotId)?.code ?? text;
  if (!('zoneId' in place)) return slots.zones().find(({ kind }) => kind === place.kind)?.name ?? text;
  const zone = records.get('zone', place.zoneId)?.name ?? text;
  // A row, an aisle or a bay of it.
  return place.kind === 'zone' ? zone : `${zone}, ${place.code}`;
}
