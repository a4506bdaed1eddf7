import type { Database } from 'better-sqlite3';
import type { QueueId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Scenario } from '../../../shared/domain/records.ts';
import type { CargoClass, VehicleType } from '../../../shared/domain/vocabulary.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows } from '../../db/sql.ts';

/** What a rehearsal begins with, in few and plain columns, and the scenarios that are kept. */
export type RehearsalStore = ReturnType<typeof createRehearsalStore>;

/** Trucks of a queue and class that joined the line in the same hour (hours since 1970 UTC). */
export type WaitingCount = {
  readonly queueId: QueueId;
  readonly cargoClass: CargoClass;
  readonly hour: number;
  readonly trucks: number;
};

/** Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever. */
const LIVE = `stage NOT IN ('departed', 'cancelled')`;

const WAITING = `SELECT queue_id AS queueId, cargo_class AS cargoClass, joined_at / 3600000 AS hour, count(*) AS trucks
  FROM visits INDEXED BY visits_live
  WHERE stage = 'waiting' AND ${LIVE} AND queue_id IS NOT NULL AND joined_at IS NOT NULL
  GROUP BY queue_id, cargo_class, joined_at / 3600000 ORDER BY hour`;
const INSIDE = `SELECT queue_id AS queueId, count(*) AS trucks
  FROM visits INDEXED BY visits_live
  WHERE stage IN ('called', 'processing') AND ${LIVE} AND queue_id IS NOT NULL GROUP BY queue_id`;
const THROUGH = `SELECT queue_id AS queueId, count(*) AS trucks, avg(departed_at - called_at) AS ms
  FROM visits INDEXED BY visits_by_departure
  WHERE departed_at >= ? AND called_at IS NOT NULL AND queue_id IS NOT NULL GROUP BY queue_id`;
const DECLARED = `SELECT queue_id AS queueId, count(*) AS trucks, sum(is_declared) AS declared
  FROM visits INDEXED BY visits_by_arrival
  WHERE arrived_at >= ? AND queue_id IS NOT NULL GROUP BY queue_id`;
const PRICED = `SELECT vehicle_type AS vehicleType, loaded, count(*) AS trucks
  FROM visits INDEXED BY visits_by_arrival WHERE arrived_at >= ? AND kind = 'cargo' GROUP BY vehicle_type, loaded`;

/** The statements whose plans a test reads. */
export const REHEARSAL_SQL: Readonly<Record<string, string>> = {
  waiting: WAITING,
  inside: INSIDE,
  through: THROUGH,
  declared: DECLARED,
  priced: PRICED,
};

export function createRehearsalStore(db: Database, records: RecordStore) {
  const waiting = rows<WaitingCount>(db, WAITING);
  const inside = rows<{ readonly queueId: QueueId; readonly trucks: number }>(db, INSIDE);
  const through = rows<{ readonly queueId: QueueId; readonly trucks: number; readonly ms: number }>(db, THROUGH);
  const declared = rows<{ readonly queueId: QueueId; readonly trucks: number; readonly declared: number }>(
    db,
    DECLARED,
  );
  const priced = rows<{
    readonly vehicleType: VehicleType | null;
    readonly loaded: 0 | 1;
    readonly trucks: number;
  }>(db, PRICED);
  const scenarios = records.select('scenario', 'WHERE removed_at IS NULL ORDER BY name, id');

  return {
    /** Who waits, by the hour in which they joined, oldest first. */
    waiting(): readonly WaitingCount[] {
      return waiting.all();
    },
    /** Called and processing, by queue. */
    inside(): ReadonlyMap<QueueId, number> {
      return new Map(inside.all().map(({ queueId, trucks }) => [queueId, trucks]));
    },
    /** Mean time from the call until the truck has left, of those that left since then, and of how many. */
    through(since: Instant): ReadonlyMap<QueueId, { readonly trucks: number; readonly ms: number }> {
      return new Map(through.all(since).map(({ queueId, ...mean }) => [queueId, mean]));
    },
    /** Trucks that arrived since then, and how many of them had been declared before. */
    declared(since: Instant): ReadonlyMap<QueueId, { readonly trucks: number; readonly declared: number }> {
      return new Map(declared.all(since).map(({ queueId, ...counts }) => [queueId, counts]));
    },
    /** Trucks that arrived since then by what the tariff asks of them. */
    priced(since: Instant) {
      return priced.all(since).map(({ loaded, ...truck }) => ({ ...truck, loaded: loaded === 1 }));
    },
    /** Scenarios that were not taken out. */
    scenarios(): readonly Scenario[] {
      return scenarios.all();
    },
  };
}
