import { blockersOf } from '../../../shared/domain/slots/lanes.ts';
import type { SlotRow } from '../../../shared/contract/rows.ts';

/** Whether a truck can drive out of its place, and if not because of it others cannot (SL5). */
export type LaneStatus = 'to-go' | 'blocked' | 'blocks';

/** Which slots stand one behind another in one-ended lanes. */
export type LaneIndex = {
  readonly put: (slot: SlotRow) => void;
  /** A slot is another one now, new or gone; answers every slot whose status that may change. */
  readonly move: (slotId: string, before: SlotRow | undefined, after: SlotRow | undefined) => ReadonlySet<string>;
  readonly statusOf: (slot: SlotRow) => LaneStatus | null;
  readonly blockersOf: (slot: SlotRow) => readonly SlotRow[];
  readonly clear: () => void;
};

export function createLaneIndex(slotRow: (slotId: string) => SlotRow | undefined): LaneIndex {
  const lanes = new Map<string, Set<string>>();

  const put = (slot: SlotRow): void => {
    if (slot.laneKey === null) return;
    const lane = lanes.get(slot.laneKey);
    if (lane === undefined) lanes.set(slot.laneKey, new Set([slot.slotId]));
    else lane.add(slot.slotId);
  };
  const laneOf = (slot: SlotRow): readonly SlotRow[] =>
    slot.laneKey === null ? [] : [...(lanes.get(slot.laneKey) ?? [])].flatMap((id) => slotRow(id) ?? []);
  /** A long truck is not in its own way. */
  const inTheWay = (slot: SlotRow): readonly SlotRow[] =>
    blockersOf(slot, laneOf(slot)).filter(({ visitId }) => visitId !== slot.visitId);

  return {
    put,
    move(slotId, before, after) {
      const touched = new Set<string>();
      const was = before?.laneKey ?? null;
      if (was !== null && was !== (after?.laneKey ?? null)) lanes.get(was)?.delete(slotId);
      if (after !== undefined) put(after);
      for (const key of [was, after?.laneKey ?? null])
        if (key !== null) for (const id of lanes.get(key) ?? []) touched.add(id);
      return touched;
    },
    statusOf(slot) {
      const { visitId } = slot;
      if (visitId === null) return null;
      if (slot.access !== 'lane' || slot.laneKey === null) return 'to-go';
      if (inTheWay(slot).length > 0) return 'blocked';
      const isInTheWay = laneOf(slot).some(
        (other) => other.depth > slot.depth && other.visitId !== null && other.visitId !== visitId,
      );
      return isInTheWay ? 'blocks' : 'to-go';
    },
    blockersOf: inTheWay,
    clear: () => lanes.clear(),
  };
}
