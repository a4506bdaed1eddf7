import type { Payment } from '../records.ts';

const DIGITS = 6;

/** Writes a receipt's number as it is printed: `26-000123`. */
export function formatReceiptNo({ receiptYear, receiptSeq }: Pick<Payment, 'receiptYear' | 'receiptSeq'>): string {
  return `${String(receiptYear).slice(-2)}-${String(receiptSeq).padStart(DIGITS, '0')}`;
}
