import type { SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';
import { prepareSlots, refreshSlot, type PreparedSlots } from '../../../shared/domain/slots/prepared.ts';
import type { StandingHazard } from '../../../shared/domain/slots/segregation.ts';
import type { QueryContext } from '../../engine/handler.ts';

type Stores = QueryContext['stores'];

/** The yard as suggestions need it, at one seq. */
export type SlotIndex = {
  readonly prepared: PreparedSlots;
  /** Hazardous goods in slots. */
  readonly hazards: () => readonly StandingHazard[];
  readonly departureOf: (visitId: VisitId) => Instant | null;
  /** Slots written since the index was made, each as often as it was written: how much has happened. */
  readonly written: () => number;
};

/** More changes than this are not followed one by one: reading all slots of a large yard takes no longer. */
const MOST_CHANGES_BEHIND = 500;

/** Keeps one index and brings it up to date by what the journal says was written since; made anew where that is more. */
export function createSlotIndex(): (stores: Stores, seq: number) => SlotIndex {
  let known: { readonly stores: Stores; seq: number; readonly index: Kept } | null = null;
  return (stores, seq) => {
    const isNear = known?.stores === stores && seq >= known.seq && seq - known.seq <= MOST_CHANGES_BEHIND;
    if (known === null || !isNear || !known.index.follow(known.seq)) known = { stores, seq, index: keep(stores) };
    known.seq = seq;
    return known.index;
  };
}

type Kept = SlotIndex & {
  /** Takes in what was written after a seq; false where the ground itself was drawn anew. */
  readonly follow: (after: number) => boolean;
};

function keep(stores: Stores): Kept {
  const prepared = prepareSlots(stores.slots.slots());
  const hazardAt = new Map<SlotId, StandingHazard>();
  const departures = new Map<VisitId, Instant | null>();
  let hazards: readonly StandingHazard[] | null = null;
  let written = 0;

  const noteHazard = (slotId: SlotId, visit: Pick<Visit, 'id' | 'hazardClass'> | null): void => {
    hazards = null;
    const slot = prepared.drawn[prepared.indexOf.get(slotId) ?? -1];
    if (slot === undefined || visit === null || visit.hazardClass === null) hazardAt.delete(slotId);
    else hazardAt.set(slotId, { visitId: visit.id, hazardClass: visit.hazardClass, slot });
  };
  for (const { slotId, visitId, hazardClass } of stores.slots.hazardsStanding())
    noteHazard(slotId, { id: visitId, hazardClass });

  return {
    prepared,
    hazards: () => (hazards ??= [...hazardAt.values()]),
    departureOf(visitId) {
      let leavesAt = departures.get(visitId);
      if (leavesAt === undefined) {
        const visit = stores.visits.get(visitId);
        leavesAt = visit === null ? null : expectedDepartureOf(visit);
        departures.set(visitId, leavesAt);
      }
      return leavesAt;
    },
    written: () => written,
    follow(after) {
      const slotIds = new Set<SlotId>();
      const visitIds = new Set<VisitId>();
      for (const { change } of stores.journal.eventsAfter(after)) {
        if (change.kind === 'slot') {
          slotIds.add(change.id as SlotId);
          written += 1;
        } else if (change.kind === 'visit') visitIds.add(change.id as VisitId);
      }
      for (const visitId of visitIds) {
        departures.delete(visitId);
        const visit = stores.visits.get(visitId);
        if (visit === null) continue;
        // Not only where the truck itself stands: a piece may stand apart.
        for (const slot of stores.slots.heldBy(visitId)) noteHazard(slot.id, visit);
      }
      for (const slotId of slotIds) {
        const slot = stores.slots.slot(slotId);
        if (slot === null || slot.removedAt !== null || !refreshSlot(prepared, slot)) return false;
        noteHazard(slotId, slot.visitId === null ? null : stores.visits.get(slot.visitId));
      }
      return true;
    },
  };
}
