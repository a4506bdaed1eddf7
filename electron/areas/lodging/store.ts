import type { Database } from 'better-sqlite3';
import type { Day } from '../../../shared/kernel/calendar.ts';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import type { LodgingReport, Stay } from '../../../shared/domain/records.ts';
import { inIdOrder } from '../../db/in-id-order.ts';
import { LONG_MS } from '../../db/partial-indexes.ts';
import type { RecordStore } from '../../db/records.ts';
import { scalar } from '../../db/sql.ts';

/** Who slept here, and which lists of them were handed over. */
export type LodgingStore = ReturnType<typeof createLodgingStore>;

export function createLodgingStore(db: Database, records: RecordStore) {
  const open = records.select('stay', 'WHERE ended_at IS NULL AND started_at < ?');
  const short = records.select(
    'stay',
    `INDEXED BY stays_by_end WHERE ended_at > ? AND ended_at < ? AND started_at < ?
       AND ended_at - started_at <= ${String(LONG_MS)}`,
  );
  const long = records.select(
    'stay',
    `INDEXED BY stays_long WHERE ended_at - started_at > ${String(LONG_MS)} AND ended_at > ? AND started_at < ?`,
  );
  const reports = records.select('lodgingReport', 'WHERE on_day = ? ORDER BY id');
  // From the newest back: as a rule not further than to the evening before.
  const lastReminder = scalar<Instant>(
    db,
    "SELECT raised_at FROM alarms WHERE code = 'lodging-due' ORDER BY id DESC LIMIT 1",
  );

  return {
    /** Stays of which some part lies between two times. */
    staysBetween(from: Instant, to: Instant): readonly Stay[] {
      return inIdOrder([...open.all(to), ...short.all(from, later(to, LONG_MS), to), ...long.all(from, to)]);
    },
    /** Lists of a day that were handed over, oldest first. */
    reportsOf(on: Day): readonly LodgingReport[] {
      return reports.all(on);
    },
    /** When somebody was last reminded of a list; null = never. */
    lastReminder(): Instant | null {
      return lastReminder() ?? null;
    },
  };
}
