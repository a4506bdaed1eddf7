import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { CHINA_HOURS, lunarOf, tetDayOf } from '../../../shared/kernel/lunar.ts';

const day = (text: string): Day => text as Day;
const { firstDays } = JSON.parse(
  readFileSync(new URL('../../../resources/data/tet-dates.json', import.meta.url), 'utf8'),
) as { readonly firstDays: Readonly<Record<string, string>> };

describe('the lunar calendar', () => {
  it('begins its years on the published days', () => {
    const years = Object.keys(firstDays);
    expect(Object.fromEntries(years.map((year) => [year, tetDayOf(Number(year))]))).toEqual(firstDays);
  });

  it('differs from the Chinese one where the new moon falls between the two midnights', () => {
    const both = (year: number): readonly string[] => [tetDayOf(year), tetDayOf(year, CHINA_HOURS)];
    expect(both(1985)).toEqual(['1985-01-21', '1985-02-20']);
    expect(both(2007)).toEqual(['2007-02-17', '2007-02-18']);
    expect(both(2030)).toEqual(['2030-02-02', '2030-02-03']);
    expect(both(2053)).toEqual(['2053-02-18', '2053-02-19']);
    expect(both(2027)).toEqual(['2027-02-06', '2027-02-06']);
  });

  it('knows leap months', () => {
    expect(lunarOf(day('2023-04-01'))).toEqual({ year: 2023, month: 2, day: 11, isLeap: true });
    expect(lunarOf(day('2025-08-01'))).toEqual({ year: 2025, month: 6, day: 8, isLeap: true });
    expect(lunarOf(day('2033-12-25'))).toEqual({ year: 2033, month: 11, day: 4, isLeap: true });
    expect(lunarOf(day('2026-02-16'))).toEqual({ year: 2025, month: 12, day: 29, isLeap: false });
  });

  it('runs on day by day through two centuries', () => {
    let before = lunarOf(day('1900-01-01'));
    for (let on = day('1900-01-02'); on < '2100-12-31'; on = addDays(on, 1)) {
      const now = lunarOf(on);
      const isNext = now.day === before.day + 1 && now.month === before.month && now.isLeap === before.isLeap;
      const isNewMonth = now.day === 1 && (before.day === 29 || before.day === 30);
      if (!isNext && !isNewMonth) throw new Error(`${on} comes after ${JSON.stringify(before)}`);
      before = now;
    }
    expect(before.year).toBe(2100);
  });
});
