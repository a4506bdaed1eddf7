import type { Database } from 'better-sqlite3';
import type { ShiftId, VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { AddedCharge, Payment, Tariff } from '../../../shared/domain/records.ts';
import type { PaymentWay } from '../../../shared/domain/vocabulary.ts';
import type { RecordStore } from '../../db/records.ts';
import { rows } from '../../db/sql.ts';

type Receipt = Pick<Payment, 'receiptYear' | 'receiptSeq'>;

/** Bounded by the index of times; of the first shift of a site is whatever belongs to no other. */
const OF_SHIFT = 'paid_at >= ? AND shift_id IS ?';

/** Prices, services done, and receipts. */
export type ChargeStore = ReturnType<typeof createChargeStore>;

export function createChargeStore(db: Database, records: RecordStore) {
  const tariffs = records.select('tariff', 'ORDER BY valid_from_on');
  const added = records.select('charge', 'WHERE visit_id = ? AND cancelled_at IS NULL ORDER BY id');
  const payments = records.select('payment', 'WHERE visit_id = ? ORDER BY id');
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
    /** Receipts of a visit, reversals among them. */
    paymentsOf(visitId: VisitId): readonly Payment[] {
      return payments.all(visitId);
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
