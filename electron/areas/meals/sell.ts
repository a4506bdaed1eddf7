import { dayOf } from '../../../shared/kernel/calendar.ts';
import type { PaymentId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { formatReceiptNo } from '../../../shared/domain/charges/receipts.ts';
import { linesOf, tariffOn } from '../../../shared/domain/charges/tariff.ts';
import type { Facility, Visit } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { paymentWayOf, writeReceipt } from '../steps/receipts.ts';

type Sold = {
  readonly unitDong: number;
  readonly payment: { readonly id: PaymentId; readonly receiptNo: string } | null;
};

/**
 * Prices what is paid for and writes its receipt, in the same book and the same shift as every other. The tariff's price
 * for a service of this name is the price; without one it is what was typed (RE28).
 */
export function sell(
  context: Context,
  input: ParsedInput<'rest.serve'>,
  visit: Visit,
  facility: Facility | null,
): Result<Sold, Refusal> {
  const { payment, service, quantity = 1 } = input;
  const tariff = tariffOn(context.stores.charges.tariffs(), dayOf(context.now, context.zone));
  const price = linesOf(tariff?.lines ?? [], 'service').find(({ code }) => code === service);
  if (payment === undefined) return ok({ unitDong: price?.amountDong ?? 0, payment: null });
  const amountDong = price === undefined ? payment.amountDong : price.amountDong * quantity;
  if (payment.amountDong !== amountDong) return refuse({ code: 'charge.amount-changed', dueDong: amountDong });
  if (amountDong === 0) return refuse({ code: 'charge.nothing-due' });
  const way = paymentWayOf(context, visit, { ...payment, reason: input.reason });
  if (!way.ok) return way;
  // An amount that was typed for several need not be a whole number for each.
  const count = amountDong % quantity === 0 ? quantity : 1;
  const receipt = writeReceipt(context, 'payment.taken', {
    ...way.value,
    visitId: visit.id,
    how: payment.how,
    amountDong,
    reason: input.reason ?? null,
    gate: facility?.code ?? '',
    reversalOf: null,
    lines: [
      {
        kind: 'rest',
        code: service,
        name: price?.name ?? '',
        quantity: count,
        unitDong: amountDong / count,
        amountDong,
      },
    ],
  });
  return ok({
    unitDong: Math.round(amountDong / quantity),
    payment: { id: receipt.id, receiptNo: formatReceiptNo(receipt) },
  });
}
