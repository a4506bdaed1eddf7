import type { Database } from 'better-sqlite3';
import type { SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Reservation } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import { scalars } from '../../db/sql.ts';
import type { RecordStore } from '../../db/records.ts';

/** Wishes for slots and places. */
export type ReservationStore = ReturnType<typeof createReservationStore>;

export function createReservationStore(db: Database, records: RecordStore) {
  const open = records.select('reservation', 'WHERE ended_at IS NULL ORDER BY id');
  const ofSlot = records.select('reservation', 'WHERE slot_id = ? AND ended_at IS NULL');
  const ofVisit = records.select('reservation', 'WHERE visit_id = ? AND ended_at IS NULL');
  const ofZone = records.select('reservation', 'WHERE ended_at IS NULL AND zone_id = ?');
  const expired = records.select('reservation', 'WHERE ended_at IS NULL AND until_at <= ?');
  // Slots whose oldest wish that has begun is not the one that they show.
  const turning = scalars<number>(
    db,
    `SELECT DISTINCT r.slot_id FROM reservations r JOIN slots s ON s.id = r.slot_id
     WHERE r.ended_at IS NULL AND r.from_at <= ?
       AND (s.reserved_for IS NOT r.visit_id OR s.reserved_carrier IS NOT r.carrier)
       AND NOT EXISTS (SELECT 1 FROM reservations o
         WHERE o.slot_id = r.slot_id AND o.ended_at IS NULL AND o.from_at <= ? AND o.id < r.id)`,
  );

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
    /** Those for places of a zone, oldest first. */
    ofZone(zoneId: ZoneId): readonly Reservation[] {
      return inIdOrder(ofZone.all(zoneId));
    },
    /** Those whose time is over. */
    expired(now: Instant): readonly Reservation[] {
      return inIdOrder(expired.all(now));
    },
    /** Slots for which another wish begins to rule. */
    turningSlots(now: Instant): readonly SlotId[] {
      return turning(now, now) as readonly SlotId[];
    },
  };
}
