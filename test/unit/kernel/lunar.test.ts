import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { CHINA_HOURS, lunarMonthsOf, lunarOf, tetDayOf, VIETNAM_HOURS } from '../../../shared/kernel/lunar.ts';

const day = (text: string): Day => text as Day;
const { firstDays } = JSON.parse(readFileSync(new URL('../../fixtures/tet-dates.json', import.meta.url), 'utf8')) as {
  readonly firstDays: Readonly<Record<string, string>>;
};
const YEARS = Array.from({ length: 201 }, (_, at) => 1900 + at);

describe('the lunar calendar', () => {
  it('begins its years on the published days', () => {
    const years = Object.keys(firstDays);
    expect(years).toHaveLength(21);
    expect(Object.fromEntries(years.map((year) => [year, tetDayOf(Number(year))]))).toEqual(firstDays);
  });

  it('differs from the Chinese one where the new moon falls between the two midnights', () => {
    const both = (year: number): readonly string[] => [tetDayOf(year), tetDayOf(year, CHINA_HOURS)];
    expect(both(1985)).toEqual(['1985-01-21', '1985-02-20']);
    expect(both(2007)).toEqual(['2007-02-17', '2007-02-18']);
    expect(both(2030)).toEqual(['2030-02-02', '2030-02-03']);
    expect(both(2053)).toEqual(['2053-02-18', '2053-02-19']);
    expect(both(2027)).toEqual(['2027-02-06', '2027-02-06']);
    const different = YEARS.filter((year) => tetDayOf(year) !== tetDayOf(year, CHINA_HOURS));
    expect(different.filter((year) => year >= 1968 && year <= 2055)).toEqual([1968, 1969, 1985, 2007, 2030, 2053]);
  });

  it('begins the Chinese years on the published days', () => {
    const published = [
      '2020-01-25',
      '2021-02-12',
      '2022-02-01',
      '2023-01-22',
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
    ];
    expect(published.map((text) => tetDayOf(Number(text.slice(0, 4)), CHINA_HOURS))).toEqual(published);
    expect([1900, 1949, 2033, 2034, 2100].map((year) => tetDayOf(year, CHINA_HOURS))).toEqual([
      '1900-01-31',
      '1949-01-29',
      '2033-01-31',
      '2034-02-19',
      '2100-02-09',
    ]);
  });

  it('knows leap months', () => {
    expect(lunarOf(day('2023-04-01'))).toEqual({ year: 2023, month: 2, day: 11, isLeap: true });
    expect(lunarOf(day('2025-08-01'))).toEqual({ year: 2025, month: 6, day: 8, isLeap: true });
    expect(lunarOf(day('2033-12-25'))).toEqual({ year: 2033, month: 11, day: 4, isLeap: true });
    expect(lunarOf(day('2026-02-16'))).toEqual({ year: 2025, month: 12, day: 29, isLeap: false });
    const leapOf = (year: number, hours: typeof VIETNAM_HOURS | typeof CHINA_HOURS): number | undefined =>
      lunarMonthsOf(year, hours).find(({ isLeap }) => isLeap)?.month;
    const years = [
      1984, 1985, 1987, 2001, 2004, 2006, 2009, 2012, 2014, 2017, 2020, 2023, 2025, 2028, 2031, 2033, 2036,
    ];
    expect(years.map((year) => leapOf(year, VIETNAM_HOURS))).toEqual([
      undefined,
      2,
      7,
      4,
      2,
      7,
      5,
      4,
      9,
      6,
      4,
      2,
      6,
      5,
      3,
      11,
      6,
    ]);
    expect(years.map((year) => leapOf(year, CHINA_HOURS))).toEqual([
      10,
      undefined,
      6,
      4,
      2,
      7,
      5,
      4,
      9,
      6,
      4,
      2,
      6,
      5,
      3,
      11,
      6,
    ]);
  });

  it('has months of 29 or 30 days that follow each other, and years of twelve or thirteen', () => {
    for (const hours of [VIETNAM_HOURS, CHINA_HOURS] as const)
      for (const year of YEARS) {
        const months = lunarMonthsOf(year, hours);
        const numbers = months.filter(({ isLeap }) => !isLeap).map(({ month }) => month);
        expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        expect(months.length - numbers.length).toBeLessThanOrEqual(1);
        expect(months[0]?.start).toBe(tetDayOf(year, hours));
        for (const [at, { start, days }] of months.entries()) {
          expect([29, 30]).toContain(days);
          expect(addDays(start, days)).toBe(months[at + 1]?.start ?? tetDayOf(year + 1, hours));
        }
      }
  });

  it('runs on day by day through two centuries', () => {
    let before = lunarOf(day('1900-01-01'));
    expect(before).toEqual({ year: 1899, month: 12, day: 1, isLeap: false });
    for (let on = day('1900-01-02'); on <= '2100-12-31'; on = addDays(on, 1)) {
      const now = lunarOf(on);
      const isNext = now.day === before.day + 1 && now.month === before.month && now.isLeap === before.isLeap;
      const isNewMonth = now.day === 1 && (before.day === 29 || before.day === 30);
      if (!isNext && !isNewMonth) throw new Error(`${on} comes after ${JSON.stringify(before)}`);
      before = now;
    }
    expect(before).toEqual({ year: 2100, month: 12, day: 1, isLeap: false });
    expect(daysBetween(day('2100-12-31'), tetDayOf(2101))).toBe(29);
  });

  it('does not depend on what was asked before', () => {
    const first = YEARS.map((year) => lunarMonthsOf(year));
    // More years than are remembered at once.
    for (let year = 1000; year < 2400; year += 1) tetDayOf(year, CHINA_HOURS);
    expect(YEARS.toReversed().map((year) => lunarMonthsOf(year))).toEqual(first.toReversed());
  });
});
