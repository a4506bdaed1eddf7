import type { Annexes } from '../../../shared/contract/report-queries.ts';

/** What page 1 has no room for (RP3). */
export function annexesOf(): Annexes {
  return {
    thresholds: [],
    zones: [],
    waitsByClass: [],
    dwellByClass: [],
    turnBackReasons: [],
    fastTrackReasons: [],
    lateEntries: { count: 0, longestMs: 0 },
    suspensions: [],
    dwellBudget: [],
    overstays: [],
    holds: [],
    overrides: [],
    countDifferences: [],
    charges: [],
    chargesSumDong: 0,
  };
}
