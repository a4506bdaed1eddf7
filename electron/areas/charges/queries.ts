import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { formatReceiptNo, takingsOf } from '../../../shared/domain/charges/receipts.ts';
import { lastDaysOf } from '../../../shared/domain/charges/tariff.ts';
import type { Payment } from '../../../shared/domain/records.ts';
import type { ReceiptRow } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { hasBegun } from './begun.ts';

type ChargeQuery = 'tariff.list' | 'charge.takings';

export const chargeQueries: Pick<QueryHandlers, ChargeQuery> = {
  'tariff.list'(_input, context) {
    const tariffs = context.stores.charges.tariffs();
    const lastDays = lastDaysOf(tariffs);
    return {
      tariffs: tariffs
        .map((tariff, at) => ({
          tariffId: wireId('tariff', tariff.id),
          name: tariff.name,
          validFromOn: tariff.validFromOn,
          validToOn: lastDays[at] ?? null,
          hasBegun: hasBegun(context, tariff),
          lines: tariff.lines,
          savedAt: tariff.savedAt,
          savedBy: tariff.savedBy,
        }))
        .reverse(),
    };
  },

  'charge.takings'(input, context) {
    const payments = context.stores.charges.paymentsBetween(input.from, input.to);
    const plates = new Map<VisitId, string>();
    const plateOf = (visitId: VisitId): string => {
      let plate = plates.get(visitId);
      if (plate === undefined) plates.set(visitId, (plate = context.stores.records.require('visit', visitId).plate));
      return plate;
    };
    return {
      receipts: payments.map((payment) => receiptRow(context, payment, plateOf(payment.visitId))),
      sums: takingsOf(payments),
    };
  },
};

function receiptRow({ stores }: QueryContext, payment: Payment, plate: string): ReceiptRow {
  const reversed = payment.reversalOf === null ? null : stores.records.require('payment', payment.reversalOf);
  return {
    paymentId: wireId('payment', payment.id),
    receiptNo: formatReceiptNo(payment),
    visitId: wireId('visit', payment.visitId),
    plate,
    how: payment.how,
    amountDong: payment.amountDong,
    account: payment.account,
    reason: payment.reason,
    approvedBy: payment.approvedBy,
    paidAt: payment.paidAt,
    paidBy: payment.paidBy,
    gate: payment.gate,
    reverses: reversed === null ? null : formatReceiptNo(reversed),
    isReversed: stores.charges.reversalOf(payment.id) !== null,
    lines: payment.lines,
  };
}
