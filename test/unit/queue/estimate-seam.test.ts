import { describe, expect, it } from 'vitest';
import { BUCKET_ENDS, createResiduals } from '../../../shared/domain/queue/estimate-residuals.ts';
import { HOUR_MS, instant } from '../../../shared/kernel/instant.ts';

describe('the seam of two groups of ranks', () => {
  it('[QU34] promises no truck an earlier time than those of its stream before it', () => {
    const residuals = createResiduals();
    // Near the head calls took three times what was thought, further back a third of it.
    for (let n = 0; n < 100; n += 1) {
      const askedAt = instant(n * HOUR_MS);
      const calledAt = instant((n + 1) * HOUR_MS);
      residuals.add(4, 'other', 4 * (3 + (n % 5) / 10), askedAt, calledAt);
      residuals.add(16, 'other', 16 * (0.3 + (n % 5) / 100), askedAt, calledAt);
      residuals.add(64, 'other', 64 * (0.05 + (n % 5) / 1000), askedAt, calledAt);
    }
    const last = BUCKET_ENDS[2] ?? 0;
    let before = residuals.range(1, 'other');
    for (let rank = 2; rank <= last; rank += 1) {
      const range = residuals.range(rank, 'other');
      if (range === null || before === null) throw new Error('no range');
      for (const bound of ['p50From', 'p50To', 'p90From', 'p90To', 'nineInTen'] as const)
        expect(range[bound]).toBeGreaterThanOrEqual(before[bound]);
      before = range;
    }
  });
});
