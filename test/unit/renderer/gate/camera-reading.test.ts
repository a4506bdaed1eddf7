import { describe, expect, it } from 'vitest';
import { instant } from '../../../../shared/kernel/instant.ts';
import { wireId } from '../../../../shared/kernel/ids.ts';
import type { CandidateRow } from '../../../../shared/contract/rows.ts';
import { newestAt } from '../../../../renderer/features/gate/camera-reading.ts';

const NOW = 1_770_000_000_000;
const reading = (id: number, over: Partial<CandidateRow> = {}): CandidateRow => ({
  candidateId: wireId('candidate', id),
  plate: '12C12345',
  gate: '1',
  lane: '2',
  confidence: 0.9,
  seenAt: instant(NOW),
  closedAt: null,
  photo: null,
  ...over,
});

describe('what the camera reads at a lane', () => {
  it('is the newest reading of that lane alone', () => {
    const rows = [
      reading(1, { seenAt: instant(NOW - 1000) }),
      reading(2),
      reading(3, { seenAt: instant(NOW - 2000) }),
      reading(4, { lane: '1', seenAt: instant(NOW + 5000) }),
      reading(5, { gate: '2', seenAt: instant(NOW + 5000) }),
    ];
    expect(newestAt(rows, '1', '2')).toBe(rows[1]);
    expect(newestAt(rows, '1', '1')).toBe(rows[3]);
    expect(newestAt(rows, '3', '1')).toBeNull();
  });
});
