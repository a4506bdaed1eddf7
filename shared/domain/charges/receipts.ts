const DIGITS = 6;

/** Writes a receipt's number as it is printed: `26-000123`. */
export function formatReceiptNo(year: number, seq: number): string {
  return `${String(year % 100).padStart(2, '0')}-${String(seq).padStart(DIGITS, '0')}`;
}
