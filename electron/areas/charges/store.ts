import type { Database } from 'better-sqlite3';
import type { PaymentId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AddedCharge, Payment, Tariff } from '../../../shared/domain/records.ts';
import type { RecordStore } from '../../db/records.ts';
import { scalar } from '../../db/sql.ts';

/** Prices, services done, and receipts. */
export type ChargeStore = ReturnType<typeof createChargeStore>;

export function createChargeStore(db: Database, records: RecordStore) {
  const tariffs = records.select('tariff', 'ORDER BY valid_from_on');
  const added = records.select('charge', 'WHERE visit_id = ? AND cancelled_at IS NULL ORDER BY id');
  const payments = records.select('payment', 'WHERE visit_id = ? ORDER BY id');
  const between = records.select('payment', 'WHERE paid_at >= ? AND paid_at < ? ORDER BY receipt_year, receipt_seq');
  const reversal = records.select('payment', 'WHERE reversal_of = ?');
  const isPaidSince = scalar<number>(db, 'SELECT 1 FROM payments WHERE paid_at >= ? LIMIT 1');
  const lastSeq = scalar<number>(
    db,
    'SELECT receipt_seq FROM payments WHERE receipt_year = ? ORDER BY receipt_seq DESC LIMIT 1',
  );

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
    /** Receipts of a time, in the order of their numbers. */
    paymentsBetween(from: Instant, to: Instant): readonly Payment[] {
      return between.all(from, to);
    },
    /** The receipt that reverses this one, or null. */
    reversalOf(paymentId: PaymentId): Payment | null {
      return reversal.first(paymentId);
    },
    isPaidSince(since: Instant): boolean {
      return isPaidSince(since) !== undefined;
    },
    /** The next number of a year's receipts (CH8). */
    nextReceiptSeq(year: number): number {
      return (lastSeq(year) ?? 0) + 1;
    },
  };
}
