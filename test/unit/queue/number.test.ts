import { describe, expect, it } from 'vitest';
import { formatQueueNumber, nextQueueNumber } from '../../../shared/domain/queue/number.ts';

describe('queue numbers', () => {
  it('[QU9] carries crossing and stream', () => {
    expect(formatQueueNumber('HN', 'Q', 123)).toBe('HN-Q 0123');
  });

  it('[QU9] grows past four digits', () => {
    expect(formatQueueNumber('TT', 'N', 9999)).toBe('TT-N 9999');
    expect(formatQueueNumber('TT', 'N', 10_000)).toBe('TT-N 10000');
  });

  it('[QU9] counts on within a year', () => {
    expect(nextQueueNumber(null, 2026, 0)).toEqual({ value: 1, year: 2026 });
    expect(nextQueueNumber({ value: 41, year: 2026 }, 2026, 0)).toEqual({ value: 42, year: 2026 });
  });

  it('[QU9] starts again in a new year only while nobody waits', () => {
    expect(nextQueueNumber({ value: 4107, year: 2026 }, 2027, 0)).toEqual({ value: 1, year: 2027 });
    expect(nextQueueNumber({ value: 4107, year: 2026 }, 2027, 3)).toEqual({ value: 4108, year: 2027 });
    expect(nextQueueNumber({ value: 4108, year: 2027 }, 2027, 0)).toEqual({ value: 4109, year: 2027 });
  });
});
