import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS_OPEN } from '../../../shared/domain/queue/calendar.ts';
import { estimateCall, recentRate, type CallHour, type CallRate } from '../../../shared/domain/queue/estimate.ts';
import { openClockFrom } from '../../../shared/domain/queue/open-clock.ts';
import { HOUR_MS, MINUTE_MS, instant } from '../../../shared/kernel/instant.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const now = instant(1_770_000_000_000);
const clock = openClockFrom(ALWAYS_OPEN, now, ZONE);

function hours(count: number, calls: number): readonly CallHour[] {
  return Array.from({ length: count }, () => ({ openMs: HOUR_MS, calls }));
}

function rateOf(past: readonly CallHour[]): CallRate {
  const rate = recentRate(past);
  if (rate === null) throw new Error('no rate');
  return rate;
}

describe('pace of calls', () => {
  it('[QU8] is the calls per open hour', () => {
    expect(rateOf(hours(24, 30)).perOpenHour).toBeCloseTo(30, 9);
    expect(rateOf([{ openMs: HOUR_MS / 2, calls: 15 }]).perOpenHour).toBeCloseTo(30, 9);
  });

  it('[QU8] follows the recent hours more than the old ones', () => {
    const rate = rateOf([...hours(84, 10), ...hours(42, 30)]);
    expect(rate.perOpenHour).toBeGreaterThan(22);
    expect(rate.perOpenHour).toBeLessThan(30);
    expect(rate.calls).toBe(42 * 30);
  });

  it('[QU8] leaves closed hours out', () => {
    const closed = { openMs: 0, calls: 0 };
    expect(rateOf([...hours(6, 20), closed, closed, ...hours(6, 20)])).toEqual(rateOf(hours(12, 20)));
  });

  it('[QU8] is not known after fewer than eight calls within the memory', () => {
    expect(recentRate([])).toBeNull();
    expect(recentRate(hours(1, 7))).toBeNull();
    expect(recentRate(hours(1, 8))).not.toBeNull();
    expect(recentRate([...hours(50, 20), ...hours(100, 0)])).toBeNull();
  });
});

describe('estimate of the call', () => {
  it('[QU8] says nothing without a pace, without a rank, or for a crossing that does not open', () => {
    const rate = rateOf(hours(24, 30));
    expect(estimateCall(5, null, clock)).toBeNull();
    expect(estimateCall(0, rate, clock)).toBeNull();
    expect(estimateCall(5, rate, openClockFrom({ daily: [], days: [], hours: [] }, now, ZONE))).toBeNull();
    expect(estimateCall(5_000_000, rate, clock)).toBeNull();
  });

  it('[QU8] lies around rank divided by pace and names what it rests on', () => {
    const estimate = estimateCall(60, rateOf(hours(24, 30)), clock);
    if (estimate === null) throw new Error('no estimate');
    const middle = now + 2 * HOUR_MS;
    expect(estimate.p50From).toBeLessThan(middle);
    expect(estimate.p50To).toBeGreaterThan(middle);
    expect(estimate.p90To - middle).toBeLessThan(2 * HOUR_MS);
    expect(estimate.basis.kind).toBe('recent-rate');
    expect(estimate.basis.calls).toBe(720);
    expect(estimate.basis.perOpenHour).toBeCloseTo(30, 9);
  });

  it('[QU8] stretches over the hours in which the crossing is closed', () => {
    const nightly = { ...ALWAYS_OPEN, daily: [{ fromMinute: 7 * 60, toMinute: 8 * 60 }] };
    const estimate = estimateCall(60, rateOf(hours(24, 30)), openClockFrom(nightly, now, ZONE));
    expect((estimate?.p90To ?? 0) - now).toBeGreaterThan(24 * HOUR_MS);
  });

  it('[QU8] is ordered, whole minutes, never before now, and later for a later rank', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 8, max: 80 }),
        (rank, calls, count) => {
          const rate = rateOf(hours(count, calls));
          const one = estimateCall(rank, rate, clock);
          const next = estimateCall(rank + 1, rate, clock);
          if (one === null || next === null) return;
          expect(one.p90From).toBeGreaterThanOrEqual(now);
          expect(one.p90From).toBeLessThanOrEqual(one.p50From);
          expect(one.p50From).toBeLessThan(one.p50To);
          expect(one.p50To).toBeLessThanOrEqual(one.p90To);
          expect([one.p50To % MINUTE_MS, one.p90To % MINUTE_MS]).toEqual([0, 0]);
          expect(next.p90From).toBeGreaterThanOrEqual(one.p90From);
          expect(next.p90To).toBeGreaterThanOrEqual(one.p90To);
        },
      ),
    );
  });
});
