import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDayTotals } from '../../electron/db/day-totals.ts';
import { keepTotals } from '../../electron/areas/reports/day-totals.ts';
import type { Comparison } from '../../shared/contract/report-queries.ts';
import { parseDay } from '../../shared/kernel/calendar.ts';
import { DAY_MS, instant, later } from '../../shared/kernel/instant.ts';
import { sameTetOffsetBefore } from '../../shared/domain/season/season.ts';
import { aYard, type Yard } from '../support/yard.ts';

/** A report day begins: 15 January 2025, 20:00 in Vietnam. */
const BEGAN = instant(Date.UTC(2025, 0, 15, 13));

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true, start: BEGAN });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const toDay = (days: number): unknown => yard.clock.setNow(later(BEGAN, days * DAY_MS));
const arrive = (n: number, more: object = {}): string =>
  yard.ok('visit.arrive', { plate: `12C${String(10_000 + n)}`, direction: 'export', crossing: 'HN', ...more }).visitId;
const compared = (on: string): Readonly<Record<string, Comparison>> =>
  Object.fromEntries(yard.ask('report.daily', { on }).comparisons.map((one) => [one.code, one]));

/** On day n, from 0, come n + 1 trucks; they leave on the day after. */
function days(count: number): void {
  let visits: readonly string[] = [];
  for (let n = 0; n < count; n += 1) {
    toDay(n + 0.25);
    const came = Array.from({ length: n + 1 }, (_, truck) => arrive(n * 100 + truck));
    toDay(n + 0.5);
    for (const visitId of visits) yard.ok('visit.depart', { visitId });
    visits = came;
  }
}

describe('comparisons', () => {
  it('[RP7] with the day before, the same weekday, and the mean of the days before, once there are seven', () => {
    days(11);
    expect(Object.keys(compared('2025-01-16'))).toEqual([]);
    expect(Object.keys(compared('2025-01-22'))).toEqual(['yesterday']);
    // The eighth day: seven before it, of 1 to 7 trucks; those of the last day stay over its end.
    expect(compared('2025-01-23')).toEqual({
      yesterday: { code: 'yesterday', on: '2025-01-22', in: 7, out: 6, closing: 7, max: 13, waitP50Ms: null },
      'last-week': { code: 'last-week', on: '2025-01-16', in: 1, out: 0, closing: 1, max: 1, waitP50Ms: null },
      'last-28-days': {
        code: 'last-28-days',
        on: null,
        days: 7,
        in: 4,
        out: 3,
        closing: 4,
        max: 7,
        waitP50Ms: null,
      },
    });
    expect(compared('2025-01-26')['last-28-days']).toMatchObject({ days: 10, in: 5.5 });
  });

  it('[RP7] a late entry changes what days were, also of those kept', () => {
    days(12);
    const before = compared('2025-01-26');
    expect(compared('2025-01-26')).toEqual(before);
    // Nine days late: it came on the third day and was there ever since.
    arrive(9999, { occurredAt: later(BEGAN, 2.3 * DAY_MS), reason: 'sổ giấy' });
    const after = compared('2025-01-26');
    expect(after['yesterday']).toEqual({
      ...before['yesterday'],
      closing: (before['yesterday']?.closing ?? 0) + 1,
      max: (before['yesterday']?.max ?? 0) + 1,
    });
    expect(after['last-28-days']).toMatchObject({ in: 5.6, closing: (before['last-28-days']?.closing ?? 0) + 0.8 });
    yard.ok('change.undo', { seq: yard.seq() });
    expect(compared('2025-01-26')).toEqual(before);
  });

  it('[RP7] a call that is taken back days later had never been, also of a day that was kept', () => {
    toDay(0.1);
    for (const n of [1, 2]) arrive(n);
    const call = (): number => yard.seqOf('queue.call', { crossing: 'HN', direction: 'export', count: 1 });
    toDay(0.2);
    call();
    toDay(0.3);
    const second = call();
    toDay(3.5);
    const waitOf = (): number | null | undefined => compared('2025-01-17')['yesterday']?.waitP50Ms;
    expect(waitOf()).toBe(0.15 * DAY_MS);
    yard.ok('change.undo', { seq: second });
    expect(waitOf()).toBe(0.1 * DAY_MS);
  });

  it('[RP7] totals of days long over are reckoned ahead, the newest first, as far as there is time', () => {
    days(12);
    const { stores, clock } = yard;
    const site = stores.records.require('site', 1);
    const context = { stores, site, zone: site.timeZone, now: clock.now() };
    const isKept = (n: number): boolean =>
      stores.dayTotals.get(later(BEGAN, n * DAY_MS), later(BEGAN, (n + 1) * DAY_MS)) !== null;
    let left = 3;
    expect(keepTotals(context, () => (left -= 1) >= 0)).toBe(false);
    const kept = Array.from({ length: 12 }, (_, n) => n).filter(isKept);
    expect(kept).toHaveLength(3);
    expect(kept.at(-1)).toBe(8);
    expect(keepTotals(context, () => true)).toBe(true);
    expect(Array.from({ length: 9 }, (_, n) => isKept(n))).not.toContain(false);
    const ahead = compared('2025-01-25');
    stores.dayTotals.close();
    expect(compared('2025-01-25')).toEqual(ahead);
  });

  it('[RP7] with the day as far from Tết in the year before', () => {
    // Tết was on 29 January 2025 and on 17 February 2026.
    toDay(6.5);
    arrive(1);
    toDay(6.6);
    yard.ok('visit.depart', { visitId: 'vis_1' });
    toDay(391);
    expect(compared('2026-02-10')['last-tet']).toMatchObject({ on: '2025-01-22', in: 1, out: 1, closing: 0, max: 1 });
    expect(compared('2026-02-09')['last-tet']).toMatchObject({ on: '2025-01-21', in: 0 });
    toDay(300);
    expect(compared('2025-08-01')['last-tet']).toBeUndefined();
    const same = (day: string): string | null => {
      const parsed = parseDay(day);
      return parsed === null ? null : sameTetOffsetBefore(parsed);
    };
    expect([same('2026-02-17'), same('2026-01-12'), same('2026-03-15'), same('2025-12-31')]).toEqual([
      '2025-01-29',
      '2024-12-24',
      '2025-02-24',
      null,
    ]);
  });
});

describe('totals of days in their file', () => {
  it('are there again, and a file that is none of ours is made anew', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ben-bai-days-'));
    const day = { signature: '1:2 3:4', totals: '{"in":1}' };
    const first = openDayTotals(folder);
    first.save(1, 2, day);
    first.close();
    const second = openDayTotals(folder);
    expect([second.get(1, 2), second.get(1, 3)]).toEqual([day, null]);
    second.close();
    writeFileSync(join(folder, 'ben-bai-days.db'), 'no database');
    const third = openDayTotals(folder);
    expect(third.get(1, 2)).toBeNull();
    third.save(1, 2, day);
    expect(third.get(1, 2)).toEqual(day);
    third.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
