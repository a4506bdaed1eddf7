import type { Instant } from '../../shared/kernel/instant.ts';
import type { SlotId, VisitId, ZoneId } from '../../shared/kernel/ids.ts';
import type { Visit } from '../../shared/domain/records.ts';
import { prepareSlots, refreshSlot, setOccupied, type PreparedSlots } from '../../shared/domain/slots/prepared.ts';
import { suggest } from '../../shared/domain/slots/suggest.ts';
import type { ZonePolicy } from '../../shared/domain/slots/types.ts';
import { expectedDepartureOf, placingVisitOf } from '../../shared/domain/slots/placing.ts';
import type { StandingHazard } from '../../shared/domain/slots/segregation.ts';
import { zonePoliciesOf } from '../../shared/domain/slots/zone-policies.ts';
import type { Stores } from '../engine/stores.ts';

/** Finds slots as the product suggests them, on an index that is kept current. */
export type Parking = {
  readonly refreshSlot: (slotId: SlotId) => void;
  readonly refreshAll: () => void;
  /** The slot for a truck: the one kept for it, else the best free one. It is taken until refreshed. */
  readonly choose: (visit: Visit, now: Instant) => SlotId | null;
  readonly reservations: () => ReadonlyMap<SlotId, VisitId>;
  readonly isReserved: (visitId: VisitId) => boolean;
};

export function createParking(stores: Stores, visitOf: (visitId: VisitId) => Visit | undefined): Parking {
  let prepared: PreparedSlots = prepareSlots([]);
  let zones: ReadonlyMap<ZoneId, ZonePolicy> = new Map();
  const reservedFor = new Map<SlotId, VisitId>();
  const slotKeptFor = new Map<VisitId, SlotId>();

  const note = (slotId: SlotId, visitId: VisitId | null): void => {
    const before = reservedFor.get(slotId);
    if (before !== undefined) slotKeptFor.delete(before);
    reservedFor.delete(slotId);
    if (visitId === null) return;
    reservedFor.set(slotId, visitId);
    slotKeptFor.set(visitId, slotId);
  };

  const hazardsStanding = (): readonly StandingHazard[] =>
    stores.slots.hazardsStanding().flatMap(({ slotId, visitId, hazardClass }) => {
      const slot = prepared.drawn[prepared.indexOf.get(slotId) ?? -1];
      return slot === undefined ? [] : [{ visitId, hazardClass, slot }];
    });

  const parking: Parking = {
    refreshSlot(slotId) {
      const slot = stores.slots.slot(slotId);
      if (slot === null || slot.removedAt !== null || !refreshSlot(prepared, slot)) {
        parking.refreshAll();
        return;
      }
      note(slotId, slot.reservedFor);
    },
    refreshAll() {
      const slots = stores.slots.slots();
      prepared = prepareSlots(slots);
      zones = zonePoliciesOf(stores.slots.zones());
      reservedFor.clear();
      slotKeptFor.clear();
      for (const slot of slots) if (slot.reservedFor !== null) note(slot.id, slot.reservedFor);
    },
    choose(visit, now) {
      const kept = slotKeptFor.get(visit.id);
      const keptSlot = kept === undefined ? null : stores.slots.slot(kept);
      if (keptSlot !== null && keptSlot.visitId === null && keptSlot.status === 'open') return keptSlot.id;
      const answer = suggest(prepared, placingVisitOf(visit), {
        now,
        zones,
        limit: 1,
        hazards: visit.hazardClass === null ? [] : hazardsStanding(),
        departureOf: (visitId) => {
          const other = visitOf(visitId);
          return other === undefined ? null : expectedDepartureOf(other);
        },
      });
      const [best] = answer.suggestions;
      if (best === undefined || best.alsoSlotIds !== undefined) return null;
      setOccupied(prepared, best.slotId, visit.id);
      return best.slotId;
    },
    reservations: () => reservedFor,
    isReserved: (visitId) => slotKeptFor.has(visitId),
  };
  return parking;
}
