import type { Payment } from '../records.ts';
import { PAYMENT_WAYS, type PaymentWay } from '../vocabulary.ts';
import { sumDong } from './money.ts';
import type { ChargeLine } from './types.ts';

const DIGITS = 6;

/** Writes a receipt's number as it is printed: `26-000123` (CH8). */
export function formatReceiptNo({ receiptYear, receiptSeq }: Pick<Payment, 'receiptYear' | 'receiptSeq'>): string {
  return `${String(receiptYear).slice(-2)}-${String(receiptSeq).padStart(DIGITS, '0')}`;
}

/** Receipts that count: neither reversed nor a reversal. */
export function standingOf<One extends Pick<Payment, 'id' | 'reversalOf'>>(payments: readonly One[]): readonly One[] {
  const reversed = new Set(payments.map(({ reversalOf }) => reversalOf));
  return payments.filter(({ id, reversalOf }) => reversalOf === null && !reversed.has(id));
}

/** Receipts of the account of a stay; what the counter of driver rest sold stands apart from it (RE28). */
export function ofAccount<One extends Pick<Payment, 'lines'>>(payments: readonly One[]): readonly One[] {
  return payments.filter((payment) => !isOfCounter(payment));
}

/** Whether a receipt, or the reversal of one, was written at the counter of driver rest (RE28). */
export function isOfCounter({ lines }: Pick<Payment, 'lines'>): boolean {
  return lines.some(({ kind }) => kind === 'rest');
}

/** What receipts come to, less their reversals. */
export function settledOf(payments: readonly Pick<Payment, 'amountDong'>[]): number {
  return sumDong(payments.map(({ amountDong }) => amountDong));
}

/** What a receipt would be for: an account's lines less those of the receipts so far; some may be negative (CH7). */
export function linesDue(
  account: readonly ChargeLine[],
  payments: readonly Pick<Payment, 'lines'>[],
): readonly ChargeLine[] {
  const due = new Map<string, ChargeLine>();
  const add = (line: ChargeLine, sign: 1 | -1): void => {
    const key = keyOf(line);
    const quantity = (due.get(key)?.quantity ?? 0) + sign * line.quantity;
    due.set(key, { ...line, quantity, amountDong: quantity * line.unitDong });
  };
  for (const line of account) add(line, 1);
  for (const line of payments.flatMap(({ lines }) => lines)) add(line, -1);
  return [...due.values()].filter(({ quantity }) => quantity !== 0);
}

/** A receipt's lines taken back. */
export function reversedLines(lines: readonly ChargeLine[]): readonly ChargeLine[] {
  return lines.map((line) => ({ ...line, quantity: -line.quantity, amountDong: -line.amountDong }));
}

/** Whether some of a service is on a receipt that counts, so that it cannot go without reversing that (CH11). */
export function isOnReceipt(
  service: Pick<ChargeLine, 'code' | 'name' | 'unitDong' | 'quantity'>,
  account: readonly ChargeLine[],
  payments: readonly Pick<Payment, 'lines'>[],
): boolean {
  const key = keyOf({ kind: 'service', ...service });
  const open = linesDue(account, payments).find((line) => keyOf(line) === key);
  return (open?.quantity ?? 0) < service.quantity;
}

/** How many receipts of each way there are, and what they come to. */
export function takingsOf(payments: readonly Pick<Payment, 'how' | 'amountDong'>[]): readonly {
  readonly how: PaymentWay;
  readonly count: number;
  readonly amountDong: number;
}[] {
  return PAYMENT_WAYS.map((how) => {
    const ofWay = payments.filter((one) => one.how === how);
    return { how, count: ofWay.length, amountDong: settledOf(ofWay) };
  });
}

function keyOf({ kind, code, name, unitDong }: Pick<ChargeLine, 'kind' | 'code' | 'name' | 'unitDong'>): string {
  return JSON.stringify([kind, code, name, unitDong]);
}
