import type { Database } from 'better-sqlite3';
import type { PaymentId, ShiftId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AddedCharge, Payment, Tariff } from '../../../shared/domain/records.ts';
import type { PaymentWay } from '../../../shared/domain/vocabulary.ts';
import { ofAccount } from '../../../shared/domain/charges/receipts.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows, scalar } from '../../db/sql.ts';

type Receipt = Pick<Payment, 'receiptYear' | 'receiptSeq'>;

/** Bounded by the index of times; of the first shift of a site is whatever belongs to no other. */
const OF_SHIFT = 'paid_at >= ? AND shift_id IS ?';

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
  const takings = rows<{ readonly how: PaymentWay; readonly count: number; readonly amountDong: number }>(
    db,
    `SELECT how, count(*) AS count, sum(amount_dong) AS amountDong FROM payments WHERE ${OF_SHIFT} GROUP BY how`,
  );
  const receiptOfShift = (direction: 'ASC' | 'DESC') =>
    rows<Receipt>(
      db,
      `SELECT receipt_year AS receiptYear, receipt_seq AS receiptSeq FROM payments WHERE ${OF_SHIFT}
         ORDER BY receipt_year ${direction}, receipt_seq ${direction} LIMIT 1`,
    );
  const firstReceipt = receiptOfShift('ASC');
  const lastReceipt = receiptOfShift('DESC');

  return {
    /** Every version, in the order of their first days. */
    tariffs(): readonly Tariff[] {
      return tariffs.all();
    },
    /** Services done for a visit and not cancelled. */
    added(visitId: VisitId): readonly AddedCharge[] {
      return added.all(visitId);
    },
    /** Receipts of the account of a visit, reversals among them. */
    paymentsOf(visitId: VisitId): readonly Payment[] {
      return ofAccount(payments.all(visitId));
    },
    /** Every receipt of a visit, whatever it was for. */
    everyPaymentOf(visitId: VisitId): readonly Payment[] {
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
    /** What a shift took, by way, reversals taken off. */
    takingsOf(shiftId: ShiftId | null, startedAt: Instant) {
      return takings.all(startedAt, shiftId);
    },
    /** The first and the last receipt of a shift. */
    receiptsOf(
      shiftId: ShiftId | null,
      startedAt: Instant,
    ): { readonly first: Receipt; readonly last: Receipt } | null {
      const first = firstReceipt.get(startedAt, shiftId);
      const last = lastReceipt.get(startedAt, shiftId);
      return first === undefined || last === undefined ? null : { first, last };
    },
  };
}
