import type { Slot } from './types.ts';

/** What a lane knows of a slot, in the engine and in a client alike. */
type LaneSlot = Pick<Slot, 'access' | 'laneKey' | 'depth'> & { readonly visitId: unknown };

/**
 * The occupied slots between this slot and the mouth of its one-ended lane, mouth first (SL5).
 * Empty means that whatever stands here can drive out. `lane` may hold slots of other lanes; they are passed over.
 */
export function blockersOf<S extends LaneSlot>(slot: LaneSlot, lane: readonly S[]): readonly S[] {
  if (slot.access !== 'lane' || slot.laneKey === null) return [];
  return lane
    .filter((other) => other.laneKey === slot.laneKey && other.depth < slot.depth && other.visitId !== null)
    .toSorted((a, b) => a.depth - b.depth);
}
