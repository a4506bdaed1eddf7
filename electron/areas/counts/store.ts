import type { Database } from 'better-sqlite3';
import type { CountId, SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Count, Sighting } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows } from '../../db/sql.ts';

/** Stock-takes and what was seen in them (SL7). */
export type CountStore = ReturnType<typeof createCountStore>;

export function createCountStore(db: Database, records: RecordStore) {
  const open = records.select('count', 'WHERE ended_at IS NULL ORDER BY id');
  const ended = records.select('count', 'WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT ?');
  const sightings = records.select('sighting', 'WHERE count_id = ?');
  const inSlot = records.select('sighting', 'WHERE count_id = ? AND slot_id = ?');
  const atPlace = records.select('sighting', 'WHERE count_id = ? AND slot_id IS NULL AND place = ?');
  const ofOpen = records.select(
    'sighting',
    'WHERE count_id IN (SELECT id FROM counts WHERE ended_at IS NULL) ORDER BY id',
  );
  const sightingIds = rows<{ readonly id: number }>(db, 'SELECT id FROM sightings WHERE count_id = ?');
  const leftSince = rows<{ readonly slotId: SlotId; readonly endedAt: Instant }>(
    db,
    'SELECT slot_id AS slotId, ended_at AS endedAt FROM occupancies WHERE ended_at >= ?',
  );
  const standing = rows<{ readonly visitId: VisitId; readonly startedAt: Instant }>(
    db,
    'SELECT visit_id AS visitId, started_at AS startedAt FROM standings WHERE ended_at IS NULL',
  );

  return {
    /** Stock-takes under way. */
    open(): readonly Count[] {
      return open.all();
    },
    /** Those that ended, newest first. */
    ended(limit: number): readonly Count[] {
      return ended.all(limit);
    },
    /** All that was seen in one, oldest first. */
    sightings(countId: CountId): readonly Sighting[] {
      return inIdOrder(sightings.all(countId));
    },
    sightingIds(countId: CountId): readonly number[] {
      return sightingIds.all(countId).map(({ id }) => id);
    },
    /** What was seen in a slot. */
    inSlot(countId: CountId, slotId: SlotId): Sighting | null {
      return inSlot.first(countId, slotId);
    },
    /** What was seen in a zone, row, aisle or bay. */
    atPlace(countId: CountId, place: string): readonly Sighting[] {
      return inIdOrder(atPlace.all(countId, place));
    },
    sightingsOfOpen(): readonly Sighting[] {
      return ofOpen.all();
    },
    /** When slots were left last, those that were since a time. */
    leftSince(since: Instant): ReadonlyMap<SlotId, Instant> {
      const left = new Map<SlotId, Instant>();
      for (const { slotId, endedAt } of leftSince.all(since))
        if (endedAt > (left.get(slotId) ?? 0)) left.set(slotId, endedAt);
      return left;
    },
    /** Since when each truck is where it is by the record. */
    standingSince(): ReadonlyMap<VisitId, Instant> {
      return new Map(standing.all().map(({ visitId, startedAt }) => [visitId, startedAt]));
    },
  };
}
