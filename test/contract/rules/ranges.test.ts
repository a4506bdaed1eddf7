import { expect, it } from 'vitest';
import { dayFrom, startOfDay } from '../../../shared/kernel/calendar.ts';
import { seasonOf, tetOffsetOf } from '../../../shared/domain/season/season.ts';
import { aYard, START } from '../../support/yard.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';

it('[RP32] a season runs from 36 days before Tết to 26 after it', () => {
  expect(seasonOf(2026)).toEqual({ fromOn: '2026-01-12', toOn: '2026-03-15' });
  expect(tetOffsetOf(dayFrom(2026, 2, 10))).toBe(-7);
  expect(tetOffsetOf(dayFrom(2026, 3, 16))).toBeNull();
});

it('[RP31, RP33] a season leaves out days before the site and to come; nothing is told of a year before the site', () => {
  const yard = aYard({ inMemory: true });
  const { days, before } = yard.ask('report.range', { season: 2026 });
  expect(days.map(({ on, tetOffset }) => [on, tetOffset])).toEqual([['2026-02-10', -7]]);
  expect(before).toEqual([]);
  yard.close();
});

it('[RP36] of a time that begins before the site, how full it was is told of the time since', () => {
  const yard = aYard({ inMemory: true });
  yard.at(30);
  for (const plate of ['12C-111.11', '12C-222.22'])
    yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN' });
  yard.at(3 * 60);
  // Two trucks for two and a half of the three hours since 8:00; the day and the month began long before.
  const mean = 1.67;
  for (const asked of [
    { fromOn: dayFrom(2026, 1, 11), toOn: dayFrom(2026, 2, 10) },
    { from: later(START, -30 * 24 * HOUR_MS), to: later(START, 3 * HOUR_MS) },
  ]) {
    const range = yard.ask('report.range', asked);
    expect(range.recordedFrom).toBe(START);
    expect(range.from).toBeLessThan(startOfDay(dayFrom(2026, 1, 13), 'Asia/Ho_Chi_Minh'));
    expect(range.occupancy.site).toMatchObject({ min: 0, mean, max: 2, minAt: START });
    expect(range.occupancy.siteHours.map(({ hour, mean: own }) => [hour, own])).toEqual([
      [START, 1],
      [later(START, HOUR_MS), 2],
      [later(START, 2 * HOUR_MS), 2],
    ]);
    expect(
      range.annexes.zones.find(({ max }) => max === 2) ?? range.trucks.byZone.find(({ in: came }) => came === 2),
    ).toBeDefined();
    expect(range.days).toMatchObject([{ on: '2026-02-10', mean, trucks: { opening: 0, in: 2, closing: 2 } }]);
    expect(range.trucks).toMatchObject({ opening: 0, in: 2, closing: 2 });
  }
  const since = yard.ask('report.range', { from: START, to: later(START, 3 * HOUR_MS) });
  expect(since.recordedFrom).toBeUndefined();
  expect(since.occupancy.site.mean).toBe(mean);
  yard.close();
});
