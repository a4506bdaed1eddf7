import { describe, expect, it } from 'vitest';
import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { isFresh, isSameTruck, trustIn } from '../../../shared/domain/gate/camera.ts';

const NOW = instant(Date.UTC(2026, 1, 10, 3));
const before = (ms: number): Instant => instant(NOW - ms);

describe('what a camera reads', () => {
  it('[PH2] is the same truck by the same plate within a minute, whichever reading came first', () => {
    const reading = { plate: '12C12345', seenAt: NOW };
    expect(isSameTruck({ plate: '12C12345', seenAt: before(MINUTE_MS) }, reading)).toBe(true);
    expect(isSameTruck(reading, { plate: '12C12345', seenAt: before(MINUTE_MS) })).toBe(true);
    expect(isSameTruck({ plate: '12C12345', seenAt: before(MINUTE_MS + 1) }, reading)).toBe(false);
    expect(isSameTruck({ plate: '12C12346', seenAt: NOW }, reading)).toBe(false);
  });

  it('says who stands there for ten minutes', () => {
    expect(isFresh({ seenAt: before(10 * MINUTE_MS) }, NOW)).toBe(true);
    expect(isFresh({ seenAt: before(10 * MINUTE_MS + 1) }, NOW)).toBe(false);
  });

  it('is told in words by how sure the camera is', () => {
    expect([1, 0.9, 0.89, 0.7, 0.69, 0].map((confidence) => trustIn({ confidence }))).toEqual([
      'sure',
      'sure',
      'likely',
      'likely',
      'unsure',
      'unsure',
    ]);
  });
});
