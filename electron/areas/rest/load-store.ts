import type { Database } from 'better-sqlite3';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Service } from '../../../shared/domain/vocabulary.ts';
import { rows, scalar } from '../../db/sql.ts';

/** What the load on the facilities is reckoned from: trucks by the hour, beds by their state. */
export type LoadStore = ReturnType<typeof createLoadStore>;

/** Hours since 1970 UTC, and how many trucks passed in each. */
export type TrucksOfHour = { readonly hour: number; readonly trucks: number };

/** Said word for word as the partial index `visits_live` says it; without it SQLite reads every visit ever. */
const LIVE = `stage NOT IN ('departed', 'cancelled')`;

const ARRIVED = `SELECT arrived_at / 3600000 AS hour, count(*) AS trucks
  FROM visits INDEXED BY visits_by_arrival WHERE arrived_at >= ? AND arrived_at < ? GROUP BY 1`;
const DEPARTED = `SELECT departed_at / 3600000 AS hour, count(*) AS trucks
  FROM visits INDEXED BY visits_by_departure WHERE departed_at >= ? AND departed_at < ? GROUP BY 1`;
const ANNOUNCED = `SELECT expected_at / 3600000 AS hour, count(*) AS trucks
  FROM visits INDEXED BY visits_live
  WHERE stage = 'expected' AND ${LIVE} AND expected_at >= ? AND expected_at < ? GROUP BY 1`;
const IN_YARD = `SELECT count(*) FROM visits INDEXED BY visits_live
  WHERE stage IN ('waiting', 'called', 'processing') AND ${LIVE}`;
const BEDS = `SELECT b.facility_id AS facilityId,
    sum(b.status = 'usable' AND coalesce(r.status, 'open') = 'open') AS usable,
    sum(b.status <> 'out-of-service' AND coalesce(r.status, 'open') <> 'closed'
      AND (b.status = 'cleaning' OR coalesce(r.status, 'open') = 'cleaning')) AS cleaning
  FROM beds b LEFT JOIN rooms r ON r.id = b.room_id GROUP BY b.facility_id`;
const SERVED = `SELECT service, sitting,
    sum(CASE WHEN is_paid = 0 AND sponsor IS NULL THEN quantity ELSE 0 END) AS free,
    sum(CASE WHEN is_paid = 1 THEN quantity ELSE 0 END) AS paid,
    sum(CASE WHEN is_paid = 0 AND sponsor IS NOT NULL THEN quantity ELSE 0 END) AS sponsored
  FROM services INDEXED BY services_by_day
  WHERE served_on BETWEEN ? AND ? AND served_at >= ? AND served_at < ? AND cancelled_at IS NULL
  GROUP BY service, sitting ORDER BY min(served_at)`;
const UNRECEIPTED = `SELECT sum(quantity * unit_dong) FROM services INDEXED BY services_by_day
  WHERE served_on BETWEEN ? AND ? AND served_at >= ? AND served_at < ? AND is_paid = 1
    AND payment_id IS NULL AND cancelled_at IS NULL`;
const TURNS = `SELECT coalesce(sum(ended_how = 'done'), 0) AS done, coalesce(sum(ended_how = 'missed'), 0) AS missed
  FROM turns INDEXED BY turns_by_day WHERE on_day BETWEEN ? AND ? AND ended_at >= ? AND ended_at < ?`;
const COMPLAINTS = `SELECT
    (SELECT count(*) FROM complaints INDEXED BY complaints_by_time WHERE noted_at >= @from AND noted_at < @to) AS noted,
    (SELECT count(*) FROM complaints WHERE noted_at < @to AND (closed_at IS NULL OR closed_at >= @to)) AS open`;

/** What went out of one kind at one sitting. */
export type ServedLine = {
  readonly service: Service;
  readonly sitting: string | null;
  readonly free: number;
  readonly paid: number;
  readonly sponsored: number;
};

/** The statements whose plans a test reads. */
export const LOAD_SQL: Readonly<Record<string, string>> = {
  arrived: ARRIVED,
  departed: DEPARTED,
  announced: ANNOUNCED,
  inYard: IN_YARD,
  served: SERVED,
  unreceipted: UNRECEIPTED,
  turns: TURNS,
};

export function createLoadStore(db: Database) {
  const arrived = rows<TrucksOfHour>(db, ARRIVED);
  const departed = rows<TrucksOfHour>(db, DEPARTED);
  const announced = rows<TrucksOfHour>(db, ANNOUNCED);
  const inYard = scalar<number>(db, IN_YARD);
  const served = rows<ServedLine>(db, SERVED);
  const unreceipted = scalar<number | null>(db, UNRECEIPTED);
  const turns = rows<{ readonly done: number; readonly missed: number }>(db, TURNS);
  const complaints = db.prepare<
    { readonly from: Instant; readonly to: Instant },
    { readonly noted: number; readonly open: number }
  >(COMPLAINTS);
  const beds = rows<{ readonly facilityId: number; readonly usable: number; readonly cleaning: number }>(db, BEDS);

  return {
    /** Trucks that came in [from, to), by hour. */
    arrived(from: Instant, to: Instant): readonly TrucksOfHour[] {
      return arrived.all(from, to);
    },
    departed(from: Instant, to: Instant): readonly TrucksOfHour[] {
      return departed.all(from, to);
    },
    /** Trucks that say they come in [from, to). */
    announced(from: Instant, to: Instant): readonly TrucksOfHour[] {
      return announced.all(from, to);
    },
    trucksInYard(): number {
      return inYard() ?? 0;
    },
    /** Beds that can be used, and those that are made ready, by facility; one without drawn beds is not among them. */
    beds(): ReadonlyMap<number, { readonly usable: number; readonly cleaning: number }> {
      return new Map(beds.all().map(({ facilityId, ...counts }) => [facilityId, counts]));
    },
    /** What was handed out in [from, to) and not taken back, those days being the ones it may be booked on. */
    served(from: Instant, to: Instant, firstOn: Day, lastOn: Day): readonly ServedLine[] {
      return served.all(firstOn, lastOn, from, to);
    },
    /** Money taken in [from, to) without a receipt. */
    unreceiptedDong(from: Instant, to: Instant, firstOn: Day, lastOn: Day): number {
      return unreceipted(firstOn, lastOn, from, to) ?? 0;
    },
    /** Turns that ended in [from, to). One is taken on the day of its number and may end on the next. */
    turns(from: Instant, to: Instant, firstOn: Day, lastOn: Day): { readonly done: number; readonly missed: number } {
      return turns.get(addDays(firstOn, -1), lastOn, from, to) ?? { done: 0, missed: 0 };
    },
    /** Complaints noted in [from, to), and those of all time that were open at its end. */
    complaints(from: Instant, to: Instant): { readonly noted: number; readonly open: number } {
      return complaints.get({ from, to }) ?? { noted: 0, open: 0 };
    },
  };
}
