import type { VisitId, ZoneId } from '../../kernel/ids.ts';
import type { Place } from '../records.ts';
import { blockersOf } from '../slots/lanes.ts';
import { readPlace } from '../slots/place.ts';
import type { Slot } from '../slots/types.ts';

/** What kept a called truck from coming, as far as the yard knows itself (QU22). */
export const WAY_BLOCKS = ['behind-others', 'lane-blocked'] as const;
export type WayBlock = (typeof WAY_BLOCKS)[number];

/** A slot as the way out of it is judged. */
type WaySlot = Pick<Slot, 'id' | 'access' | 'laneKey' | 'depth' | 'row' | 'visitId'>;

export type WayFacts = {
  readonly visitId: VisitId;
  readonly zoneId: ZoneId;
  /** The slots that it stands in; none where it stands somewhere in the zone. */
  readonly standing: readonly WaySlot[];
  /** All slots of the zone. */
  readonly slots: readonly WaySlot[];
  /** Where ways are reported as blocked, by others than this truck. */
  readonly blockedPlaces: readonly Place[];
};

/** Whether the yard itself keeps a truck from driving out: others before it in its lane (SL5), or a blocked way (QU22). */
export function wayBlockOf({ visitId, zoneId, standing, slots, blockedPlaces }: WayFacts): WayBlock | null {
  const isBehind = standing.some((slot) => blockersOf(slot, slots).some((other) => other.visitId !== visitId));
  if (isBehind) return 'behind-others';
  const rows = new Set(standing.map(({ row }) => row));
  const isOfRow = (row: string): boolean => standing.length === 0 || rows.has(row);
  const isNear = (text: Place): boolean => {
    const place = readPlace(text);
    if (place === null) return false;
    if (place.kind === 'slot') return slots.some(({ id, row }) => id === place.slotId && isOfRow(row));
    if (!('zoneId' in place) || place.zoneId !== zoneId) return false;
    return place.kind !== 'row' || isOfRow(place.code);
  };
  return blockedPlaces.some(isNear) ? 'lane-blocked' : null;
}
