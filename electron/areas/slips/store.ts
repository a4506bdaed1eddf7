import type { Database } from 'better-sqlite3';
import type { SlipBlock } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Blocks of paper slips. */
export type SlipStore = ReturnType<typeof createSlipStore>;

export function createSlipStore(_db: Database, records: RecordStore) {
  const blocks = records.select('slipBlock', "WHERE gate <> '' ORDER BY id");
  const blockOf = records.select('slipBlock', 'WHERE series = ? AND first <= ? AND last >= ? ORDER BY id LIMIT 1');

  const prints = records.select('slipBlock', "WHERE series = ? AND gate = ''");

  return {
    blocks(): readonly SlipBlock[] {
      return blocks.all();
    },
    /** The block that a number belongs to, or null for a foreign slip. */
    blockOf(series: string, number: number): SlipBlock | null {
      return blockOf.first(series, number, number);
    },
    /** The numbers that prints of a report were given; null before the first (RP25). */
    printsOf: (report: string): SlipBlock | null => prints.first(report),
  };
}
