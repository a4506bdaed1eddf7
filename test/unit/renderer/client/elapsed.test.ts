import { describe, expect, it } from 'vitest';
import { elapsedMs } from '../../../../renderer/client/elapsed.ts';
import { BOARD_LIMITS, freshnessOf } from '../../../../renderer/client/texts/freshness.ts';

const FROM = { steadyMs: 5000, wallMs: 1_770_000_000_000 };
const after = (steadyMs: number, wallMs: number) =>
  elapsedMs(FROM, { steadyMs: FROM.steadyMs + steadyMs, wallMs: FROM.wallMs + wallMs });

describe('the age of what is shown', () => {
  it('[QU55] grows while the device sleeps and its steady clock stands', () => {
    expect(after(2000, 1_800_000)).toBe(1_800_000);
    expect(freshnessOf(after(2000, 1_800_000), BOARD_LIMITS)).toBe('void');
  });

  it('[QU55] is not made younger by a wall clock that was put back', () => {
    expect(after(60_000, -3_600_000)).toBe(60_000);
    expect(after(0, -1)).toBe(0);
  });
});
