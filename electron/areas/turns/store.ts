import type { Database } from 'better-sqlite3';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import type { TurnService } from '../../../shared/domain/vocabulary.ts';
import type { RecordStore } from '../../db/records.ts';
import { scalar } from '../../db/sql.ts';

/** Numbered turns. */
export type TurnStore = ReturnType<typeof createTurnStore>;

export function createTurnStore(db: Database, records: RecordStore) {
  const open = records.select('turn', 'WHERE ended_at IS NULL AND service = ? ORDER BY id');
  const called = records.select(
    'turn',
    'WHERE ended_at IS NULL AND called_at IS NOT NULL AND begun_at IS NULL ORDER BY called_at DESC, id DESC',
  );
  const missed = records.select('turn', `WHERE on_day = ? AND ended_how = 'missed' ORDER BY ended_at DESC LIMIT ?`);
  const lastNumber = scalar<number>(db, 'SELECT coalesce(max(number), 0) FROM turns WHERE service = ? AND on_day = ?');

  return {
    /** Turns of a service that are not over. */
    open(service: TurnService): readonly Turn[] {
      return open.all(service);
    },
    /** Called and not gone in, newest first. */
    called(): readonly Turn[] {
      return called.all();
    },
    /** Missed on a day, newest first. */
    missedOn(day: Day, limit: number): readonly Turn[] {
      return missed.all(day, limit);
    },
    /** The highest number of a service on a day; 0 before the first. */
    lastNumber(service: TurnService, day: Day): number {
      return lastNumber(service, day) ?? 0;
    },
  };
}
