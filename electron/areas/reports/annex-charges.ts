import { CHARGE_KINDS } from '../../../shared/domain/charges/types.ts';
import type { Payment } from '../../../shared/domain/records.ts';
import { PAYMENT_WAYS } from '../../../shared/domain/vocabulary.ts';
import type { Annexes } from '../../../shared/contract/report-queries.ts';

/**
 * Receipts of a time by what for and how, less those reversed in it; a receipt for several kinds counts in each. What
 * was waived is shown and not taken (RP6).
 */
export function chargesIn(payments: readonly Payment[]): Pick<Annexes, 'charges' | 'chargesSumDong'> {
  const charges = CHARGE_KINDS.flatMap((kind) =>
    PAYMENT_WAYS.flatMap((how) => {
      let count = 0;
      let sumDong = 0;
      for (const payment of payments) {
        if (payment.how !== how) continue;
        const lines = payment.lines.filter((line) => line.kind === kind);
        if (lines.length === 0) continue;
        count += payment.reversalOf === null ? 1 : -1;
        sumDong += lines.reduce((sum, { amountDong }) => sum + amountDong, 0);
      }
      return count === 0 && sumDong === 0 ? [] : [{ kind, how, count, sumDong }];
    }),
  );
  const taken = charges.filter(({ how }) => how !== 'waived');
  return { charges, chargesSumDong: taken.reduce((sum, { sumDong }) => sum + sumDong, 0) };
}
