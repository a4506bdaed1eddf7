/** Longer intervals are in the `…_long` indexes. The migration knows the same number. */
export const LONG_MS = 172_800_000;
