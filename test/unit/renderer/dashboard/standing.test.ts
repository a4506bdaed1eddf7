import { describe, expect, it } from 'vitest';
import type { LinkState } from '../../../../renderer/client/link-state.ts';
import { againstUsual, barOf, type TodayLine } from '../../../../renderer/features/dashboard/against-usual.ts';
import { standingOf } from '../../../../renderer/features/dashboard/standing.ts';

const link = (more: Partial<LinkState> = {}): LinkState => ({
  phase: 'online',
  isStale: false,
  ageMs: 300,
  backupAgeMs: null,
  unanswered: 0,
  ...more,
});

describe('how far a wall may be trusted', () => {
  it('[RP43] is current while the host is heard and the figures of the day come', () => {
    expect(standingOf(link(), 25_000)).toEqual({ kind: 'current' });
    // Before the first answer there is nothing that could be old.
    expect(standingOf(link({ phase: 'connecting', ageMs: null }), 1000)).toEqual({ kind: 'current' });
  });

  it('[RP43] is lost, with the age of what is shown, once the host is not heard', () => {
    expect(standingOf(link({ isStale: true, ageMs: 6000 }), 9000)).toEqual({ kind: 'lost', ageMs: 6000 });
    expect(standingOf(link({ phase: 'lost', ageMs: 90_000 }), 9000)).toEqual({ kind: 'lost', ageMs: 90_000 });
    expect(standingOf(link({ phase: 'signed-out', ageMs: null }), 9000)).toEqual({ kind: 'lost', ageMs: 9000 });
  });

  it('[RP43] is late when the host is heard and three answers did not come', () => {
    expect(standingOf(link(), 61_000)).toEqual({ kind: 'late', ageMs: 61_000 });
    expect(standingOf(link({ phase: 'other-version' }), 61_000)).toEqual({ kind: 'other-version' });
  });
});

describe('a figure against the usual', () => {
  const line = (more: Partial<TodayLine>): TodayLine => ({
    code: 'in',
    value: 10,
    usual: 10,
    low: 8,
    high: 12,
    ...more,
  });

  it('[RP41] is another one only outside the band, and nothing is said without one', () => {
    expect([7, 8, 12, 13, null].map((value) => againstUsual(line({ value })))).toEqual([
      'dashboard.less',
      'dashboard.as-usual',
      'dashboard.as-usual',
      'dashboard.more',
      null,
    ]);
    expect(againstUsual(line({ code: 'waitP50', value: 13 }))).toBe('dashboard.longer');
    expect(againstUsual(line({ value: 13, low: null, high: null }))).toBeNull();
  });

  it('has a bar in which the greatest part still fits', () => {
    const { value, usual, band } = barOf(line({ value: 22 }));
    expect([value, usual].map((share) => Math.round(share ?? 0))).toEqual([91, 41]);
    expect((band?.from ?? 0) + (band?.width ?? 0)).toBeLessThan(100);
    expect(barOf(line({ value: 0, usual: null, low: null, high: null }))).toEqual({
      value: 0,
      usual: null,
      band: null,
    });
  });
});
