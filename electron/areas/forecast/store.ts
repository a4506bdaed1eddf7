import type { Database } from 'better-sqlite3';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { CountSheet, ForecastInput, KeptForecast } from '../../../shared/domain/records.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar } from '../../db/sql.ts';

/** Trucks of a line that arrived in an hour of a day (0 = the first). */
export type ArrivalRow = {
  readonly crossingId: number;
  readonly direction: Direction;
  readonly cargoClass: CargoClass;
  readonly hour: number;
  readonly trucks: number;
};

/** A number from outside is no whole one for SQLite until it is told so: an hour would have a part of an hour. */
const ARRIVALS = `SELECT crossing_id AS crossingId, direction, cargo_class AS cargoClass,
  (arrived_at - CAST(? AS INTEGER)) / 3600000 AS hour, count(*) AS trucks
  FROM visits INDEXED BY visits_by_arrival
  WHERE arrived_at IS NOT NULL AND arrived_at >= ? AND arrived_at < ? AND kind = 'cargo' GROUP BY 1, 2, 3, 4`;
/** Told by the index alone. */
const SIGNATURE = `SELECT count(*) || ' ' || coalesce(sum(arrived_at - CAST(? AS INTEGER)), 0)
  FROM visits INDEXED BY visits_by_arrival WHERE arrived_at IS NOT NULL AND arrived_at >= ? AND arrived_at < ?`;

/** The statements whose plans a test reads. */
export const FORECAST_SQL: Readonly<Record<string, string>> = { arrivals: ARRIVALS, signature: SIGNATURE };

/** Counts, what people know ahead, and forecasts as they were made. */
export type ForecastStore = ReturnType<typeof createForecastStore>;

export function createForecastStore(db: Database, records: RecordStore) {
  const sheets = records.select('countSheet', 'WHERE removed_at IS NULL ORDER BY id');
  const inputs = records.select('forecastInput', 'WHERE removed_at IS NULL ORDER BY from_on, id');
  const kept = records.select('keptForecast', 'WHERE on_day >= ? AND on_day < ? ORDER BY on_day');
  const isKept = scalar<number>(db, 'SELECT 1 FROM kept_forecasts WHERE on_day = ?');
  const arrivals = rows<ArrivalRow>(db, ARRIVALS);
  const signature = scalar<string>(db, SIGNATURE);

  return {
    /** Sheets that count, oldest first. */
    sheets(): readonly CountSheet[] {
      return sheets.all();
    },
    /** What people know ahead and have not taken back. */
    inputs(): readonly ForecastInput[] {
      return inputs.all();
    },
    /** Forecasts made on the days from … to before …, oldest first. */
    kept(fromOn: Day, beforeOn: Day): readonly KeptForecast[] {
      return kept.all(fromOn, beforeOn);
    },
    isKept(on: Day): boolean {
      return isKept(on) !== undefined;
    },
    /** Cargo trucks that arrived in [from, to), by line and hour after `from`. */
    arrivals(from: Instant, to: Instant): readonly ArrivalRow[] {
      return arrivals.all(from, from, to);
    },
    /** Another text when another number of trucks arrived in [from, to), or at other times. */
    signature(from: Instant, to: Instant): string {
      return signature(from, from, to) ?? '';
    },
  };
}
