import { blockersOf } from '../slots/lanes.ts';
import type { Slot } from '../slots/types.ts';

/** What kept a called truck from coming, as far as the yard knows itself (QU22). */
export const WAY_BLOCKS = ['behind-others', 'lane-blocked'] as const;
export type WayBlock = (typeof WAY_BLOCKS)[number];

/** A slot as the way out of it is judged. */
type StandingSlot = Pick<Slot, 'access' | 'laneKey' | 'depth' | 'row'> & {
  readonly visitId: unknown;
  /** On the wire, as places name it. */
  readonly wire: string;
};

export type WayFacts = {
  readonly visitId: unknown;
  /** On the wire; null where it stands nowhere known. */
  readonly zone: string | null;
  /** The slots it stands in. */
  readonly standing: readonly StandingSlot[];
  /** Slots of the zone. */
  readonly slots: readonly StandingSlot[];
  /** Where ways are blocked by what somebody reported; blocks by this truck itself are not among them. */
  readonly blockedPlaces: readonly string[];
};

/** Whether the yard itself keeps a truck from driving out: others before it in its lane (SL5), or a blocked way (QU22). */
export function wayBlockOf({ visitId, zone, standing, slots, blockedPlaces }: WayFacts): WayBlock | null {
  const isBehind = standing.some((slot) => blockersOf(slot, slots).some((other) => other.visitId !== visitId));
  if (isBehind) return 'behind-others';
  if (zone === null) return null;
  const rows = new Set(standing.map(({ row }) => row));
  const isNear = (place: string): boolean => {
    const [kind, first = '', code] = place.split(':');
    if (kind === 'slot') {
      const there = slots.find((slot) => slot.wire === first);
      return there !== undefined && (standing.length === 0 || rows.has(there.row));
    }
    if (first !== zone) return false;
    return kind !== 'row' || standing.length === 0 || rows.has(code ?? '');
  };
  return blockedPlaces.some(isNear) ? 'lane-blocked' : null;
}
