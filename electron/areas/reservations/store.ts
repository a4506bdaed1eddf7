import type { Database } from 'better-sqlite3';
import type { SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Reservation } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';

/** Wishes for slots and places. */
export type ReservationStore = ReturnType<typeof createReservationStore>;

export function createReservationStore(_db: Database, records: RecordStore) {
  const open = records.select('reservation', 'WHERE ended_at IS NULL ORDER BY id');
  const ofSlot = records.select('reservation', 'WHERE slot_id = ? AND ended_at IS NULL');
  const ofVisit = records.select('reservation', 'WHERE visit_id = ? AND ended_at IS NULL');

  return {
    /** Wishes that are not over, oldest first. */
    open(): readonly Reservation[] {
      return open.all();
    },
    /** Those for one slot, oldest first: they compete. */
    ofSlot(slotId: SlotId): readonly Reservation[] {
      return inIdOrder(ofSlot.all(slotId));
    },
    ofVisit(visitId: VisitId): readonly Reservation[] {
      return inIdOrder(ofVisit.all(visitId));
    },
  };
}
