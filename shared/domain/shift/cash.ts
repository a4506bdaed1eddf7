import type { ShiftPage } from './types.ts';

/** What must be in the box: what the shift began with, and what it took in cash less what it gave back (SH3). */
export function expectedCashOf(openingDong: number, takings: ShiftPage['takings']): number {
  return takings.filter(({ how }) => how === 'cash').reduce((sum, { amountDong }) => sum + amountDong, openingDong);
}

/** What was counted against what must be there: above zero too much, below it too little (SH3). */
export function cashDifferenceOf(countedDong: number, expectedDong: number): number {
  return countedDong - expectedDong;
}

/** The notes and coins that a till holds, in đồng, largest first. */
export const DENOMINATIONS = [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000] as const;

/** What so many of each denomination come to; what nobody counted is none. */
export function countedOf(counts: Readonly<Record<number, number>>): number {
  return DENOMINATIONS.reduce((sum, worth) => sum + worth * (counts[worth] ?? 0), 0);
}
