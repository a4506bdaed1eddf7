import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant } from '../../../shared/kernel/instant.ts';
import { parseDay, type Day } from '../../../shared/kernel/calendar.ts';
import { reportDayOf, reportWindow } from '../../../shared/domain/reports/cut-off.ts';
import { dwellBudgetMs, msUntilFull } from '../../../shared/domain/reports/dwell-budget.ts';
import { quantile, summaryOf } from '../../../shared/domain/reports/quantile.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

describe('quantiles', () => {
  it('are linear between the nearest ranks, as in a spreadsheet', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20, 30, 40, 50], 0.9)).toBe(46);
    expect(quantile([7], 0.95)).toBe(7);
    expect(quantile([], 0.5)).toBeNull();
  });

  it('summarise values in any order without touching them', () => {
    const values = [30, 10, 20];
    expect(summaryOf(values)).toEqual({ count: 3, mean: 20, p50: 20, p90: 28, p95: 29, max: 30 });
    expect(values).toEqual([30, 10, 20]);
    expect(summaryOf([])).toEqual({ count: 0, mean: null, p50: null, p90: null, p95: null, max: null });
  });

  it('grow with p and stay within the values', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }), unit, unit, (values, p, q) => {
        const sorted = [...values].sort((a, b) => a - b);
        const low = quantile(sorted, Math.min(p, q)) ?? Number.NaN;
        const high = quantile(sorted, Math.max(p, q)) ?? Number.NaN;
        expect(low).toBeLessThanOrEqual(high + 1e-6);
        expect(low).toBeGreaterThanOrEqual(sorted[0] ?? 0);
        expect(high).toBeLessThanOrEqual((sorted.at(-1) ?? 0) + 1e-6);
      }),
    );
  });
});

describe('dwell budget', () => {
  it('is places divided by flow: 450 places at 750 trucks a day', () => {
    expect(dwellBudgetMs(450, 750 / 24)).toBeCloseTo(14.4 * HOUR_MS, 3);
    expect(dwellBudgetMs(450, 0)).toBeNull();
  });

  it('says how long until the yard is full, and only while it fills', () => {
    expect(msUntilFull(80, 40, 30)).toBe(8 * HOUR_MS);
    expect(msUntilFull(80, 30, 30)).toBeNull();
    expect(msUntilFull(80, 20, 30)).toBeNull();
    expect(msUntilFull(0, 20, 30)).toBe(0);
    expect(msUntilFull(-3, 40, 30)).toBe(0);
  });
});

describe('the day of a report', () => {
  const day = parseDay('2026-02-10') as Day;

  it('runs from cut-off to cut-off', () => {
    const { from, to } = reportWindow(day, 1200, ZONE);
    expect([from, to]).toEqual([Date.parse('2026-02-09T20:00:00+07:00'), Date.parse('2026-02-10T20:00:00+07:00')]);
  });

  it('is the calendar day when the cut-off is midnight', () => {
    const window = { from: Date.parse('2026-02-10T00:00:00+07:00'), to: Date.parse('2026-02-11T00:00:00+07:00') };
    expect(reportWindow(day, 0, ZONE)).toEqual(window);
    expect(reportWindow(day, 1440, ZONE)).toEqual(window);
  });

  it('holds exactly the instants that belong to it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1.7e12, max: 1.8e12 }),
        fc.integer({ min: 0, max: 1440 }),
        fc.constantFrom(ZONE, 'Europe/Berlin', 'America/New_York'),
        (ms, cutOff, zone) => {
          const at = instant(ms);
          const { from, to } = reportWindow(reportDayOf(at, cutOff, zone), cutOff, zone);
          expect(from <= at && at < to).toBe(true);
        },
      ),
    );
  });
});
