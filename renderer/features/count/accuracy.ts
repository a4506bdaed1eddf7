import type { EndedCount } from '../../../shared/contract/queries.ts';

/** Places right of those that were looked at, from 0 to 1; null where nothing was compared (KB7). */
export function accuracyOf({ placesSeen, placesRight }: Pick<EndedCount, 'placesSeen' | 'placesRight'>): number | null {
  return placesSeen === null || placesRight === null || placesSeen === 0 ? null : placesRight / placesSeen;
}

/** The course of it, oldest first. */
export function trendOf(counts: readonly Pick<EndedCount, 'endedAt' | 'placesSeen' | 'placesRight'>[]) {
  return counts
    .flatMap((count) => {
      const accuracy = accuracyOf(count);
      return accuracy === null || count.endedAt === null ? [] : [{ at: count.endedAt, percent: accuracy * 100 }];
    })
    .toSorted((a, b) => a.at - b.at);
}
