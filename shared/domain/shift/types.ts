import type { Instant } from '../../kernel/instant.ts';
import type { IncidentKind, PaymentWay } from '../vocabulary.ts';

/** What one shift gives to the next, as it stood at that minute. Amounts are whole đồng. */
export type ShiftPage = {
  readonly zones: readonly { readonly zone: string; readonly name: string; readonly trucks: number }[];
  readonly trucks: number;
  readonly people: number;
  readonly passesIn: number;
  readonly passesOut: number;
  /** Numbers of paper slips before the last one entered that nobody has entered, by series. */
  readonly slipsMissing: readonly { readonly series: string; readonly numbers: readonly string[] }[];
  /** Cases that a coordinator has yet to confirm (GA1). */
  readonly unconfirmed: readonly { readonly plate: string; readonly code: string; readonly at: Instant }[];
  readonly holds: readonly { readonly plate: string; readonly authority: string; readonly from: Instant }[];
  readonly incidents: readonly { readonly kind: IncidentKind; readonly place: string; readonly openedAt: Instant }[];
  readonly moves: readonly { readonly plate: string; readonly target: string; readonly orderedAt: Instant }[];
  readonly keys: readonly { readonly plate: string; readonly keysWith: string; readonly isDriverless: boolean }[];
  readonly takings: readonly { readonly how: PaymentWay; readonly count: number; readonly amountDong: number }[];
  readonly cashOpeningDong: number;
  /** Opening and what was taken in cash, less what was given back. */
  readonly cashExpectedDong: number;
  /** First and last receipt of the shift; null where none was written. */
  readonly receiptFirst: string | null;
  readonly receiptLast: string | null;
};
