import type { SlotRow, VisitRow } from '../../../shared/contract/rows.ts';
import { blockersOf } from '../../../shared/domain/slots/lanes.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { RowStore } from '../../store/row-store.ts';

/** How soon a truck leaves that is worth freeing now. */
const SOON_MS = 2 * HOUR_MS;

/** A truck that has to drive out and cannot: what stands between it and the mouth of its lane, mouth first. */
export type BlockedTruck = {
  readonly visit: VisitRow;
  readonly slot: SlotRow;
  readonly blockers: readonly SlotRow[];
  readonly isCalled: boolean;
  readonly leavesAt: Instant | null;
};

/** The blocked trucks that are called or leave soon: called ones first, then by when they leave (SL5). */
export function blockedTrucks(rows: Pick<RowStore, 'all' | 'get'>, now: Instant): readonly BlockedTruck[] {
  const lanes = new Map<string, SlotRow[]>();
  for (const slot of rows.all('slot').values()) {
    if (slot.access !== 'lane' || slot.laneKey === null || slot.visitId === null) continue;
    const lane = lanes.get(slot.laneKey);
    if (lane === undefined) lanes.set(slot.laneKey, [slot]);
    else lane.push(slot);
  }
  const found: BlockedTruck[] = [];
  for (const lane of lanes.values()) {
    if (lane.length < 2) continue;
    for (const slot of lane) {
      const visit = slot.visitId === null ? undefined : rows.get('visit', slot.visitId);
      if (visit === undefined) continue;
      const isCalled = visit.stage === 'called' || visit.stage === 'processing';
      const leavesAt = expectedDepartureOf(visit);
      if (!isCalled && (leavesAt === null || leavesAt - now > SOON_MS)) continue;
      // A long truck does not stand in its own way.
      const blockers = blockersOf(slot, lane).filter((other) => other.visitId !== slot.visitId);
      if (blockers.length > 0 && visit.slotId === slot.slotId)
        found.push({ visit, slot, blockers, isCalled, leavesAt });
    }
  }
  return found.toSorted(
    (a, b) =>
      Number(b.isCalled) - Number(a.isCalled) ||
      (a.leavesAt ?? Infinity) - (b.leavesAt ?? Infinity) ||
      a.slot.code.localeCompare(b.slot.code),
  );
}
