import type { Database } from 'better-sqlite3';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import type { AddedCharge, Payment, Tariff } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';

/** Prices, services done, and receipts. */
export type ChargeStore = ReturnType<typeof createChargeStore>;

export function createChargeStore(_db: Database, records: RecordStore) {
  const tariffs = records.select('tariff', 'ORDER BY valid_from_on');
  const added = records.select('charge', 'WHERE visit_id = ? AND cancelled_at IS NULL ORDER BY id');
  const payments = records.select('payment', 'WHERE visit_id = ? ORDER BY id');

  return {
    /** Every version, in the order of their first days. */
    tariffs(): readonly Tariff[] {
      return tariffs.all();
    },
    /** Services done for a visit and not cancelled. */
    added(visitId: VisitId): readonly AddedCharge[] {
      return added.all(visitId);
    },
    /** Receipts of a visit, reversals among them. */
    paymentsOf(visitId: VisitId): readonly Payment[] {
      return payments.all(visitId);
    },
  };
}
