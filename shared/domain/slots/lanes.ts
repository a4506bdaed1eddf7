import type { Slot } from './types.ts';

/**
 * The occupied slots between this slot and the mouth of its one-ended lane, mouth first (SL5).
 * Empty means that whatever stands here can drive out. `lane` may hold slots of other lanes; they are passed over.
 */
export function blockersOf(slot: Slot, lane: readonly Slot[]): readonly Slot[] {
  if (slot.access !== 'lane' || slot.laneKey === null) return [];
  return lane
    .filter((other) => other.laneKey === slot.laneKey && other.depth < slot.depth && other.visitId !== null)
    .toSorted((a, b) => a.depth - b.depth);
}
