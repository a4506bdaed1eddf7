/** Raw intervals for other programs: who stood where, waited, lay, was there, from when to when. */
export const INTERVAL_KINDS = ['standings', 'waits', 'stays', 'visits'] as const;
export type IntervalKind = (typeof INTERVAL_KINDS)[number];
