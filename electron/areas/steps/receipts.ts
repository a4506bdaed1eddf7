import { localTimeOf } from '../../../shared/kernel/calendar.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { fold } from '../../../shared/kernel/text.ts';
import { formatReceiptNo, reversedLines } from '../../../shared/domain/charges/receipts.ts';
import type { Payment, Visit } from '../../../shared/domain/records.ts';
import { mayLetMoneyGo } from '../../../shared/domain/site/rights.ts';
import type { PaymentWay } from '../../../shared/domain/vocabulary.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireApproval } from './approval.ts';

/** How somebody wants to pay. */
export type PaymentSaid = {
  readonly how: PaymentWay;
  readonly account?: string | null | undefined;
  readonly reason?: string | null | undefined;
};

/** Who owes what goes on account, and whose word a waiver rests on (CH9). */
export function paymentWayOf(
  context: Context,
  visit: Pick<Visit, 'carrier'>,
  said: PaymentSaid,
): Result<Pick<Payment, 'account' | 'approvedBy'>, Refusal> {
  if (said.how === 'account') {
    const named = fold(said.account ?? visit.carrier ?? '');
    const account = context.site.settings.charges.accounts.find((firm) => fold(firm) === named);
    return account === undefined ? refuse({ code: 'charge.account-missing' }) : ok({ account, approvedBy: null });
  }
  if (said.how !== 'waived') return ok({ account: null, approvedBy: null });
  if ((said.reason ?? '') === '') return refuse({ code: 'charge.reason-missing' });
  const approval = requireApproval(context, 'approval', mayLetMoneyGo);
  return approval.ok ? ok({ account: null, approvedBy: approval.value.user }) : approval;
}

/** Writes the next receipt of the year (CH8). */
export function writeReceipt(
  context: Context,
  type: 'payment.taken' | 'payment.reversed',
  receipt: Omit<Payment, 'id' | 'receiptYear' | 'receiptSeq' | 'paidAt' | 'paidBy' | 'shiftId'>,
): Payment {
  const { now, zone, stores, actor } = context;
  const receiptYear = localTimeOf(now, zone).year;
  return context.log.insert(
    type,
    'payment',
    {
      ...receipt,
      id: context.newId('payment'),
      receiptYear,
      receiptSeq: stores.charges.nextReceiptSeq(receiptYear),
      paidAt: now,
      paidBy: actor.user,
      shiftId: stores.shifts.open()?.id ?? null,
    },
    receipt.visitId,
  );
}

/** Takes a receipt back by another one, by the word of somebody who may let money go (CH8, CH9). */
export function reverseReceipt(context: Context, payment: Payment, reason: string): Result<Payment, Refusal> {
  if (payment.reversalOf !== null || context.stores.charges.reversalOf(payment.id) !== null)
    return refuse({ code: 'payment.reversed' });
  const approval = requireApproval(context, 'approval', mayLetMoneyGo);
  if (!approval.ok) return approval;
  context.because(reason);
  const { visitId, how, account, gate } = payment;
  return ok(
    writeReceipt(context, 'payment.reversed', {
      visitId,
      how,
      account,
      gate,
      amountDong: -payment.amountDong,
      reason,
      approvedBy: approval.value.user,
      reversalOf: payment.id,
      lines: reversedLines(payment.lines),
    }),
  );
}

/** A receipt as whoever asked for it is told of it. */
export function receiptOutputOf(payment: Payment): CommandOutput<'charge.settle'> {
  return {
    paymentId: wireId('payment', payment.id),
    receiptNo: formatReceiptNo(payment),
    amountDong: payment.amountDong,
  };
}
