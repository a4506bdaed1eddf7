import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import {
  nextTet,
  sameTetOffsetBefore,
  seasonOf,
  TET_AFTER_DAYS,
  TET_BEFORE_DAYS,
  tetNear,
  tetOffsetOf,
} from '../../../shared/domain/season/season.ts';

const day = (text: string): Day => text as Day;

describe('the season around Tết', () => {
  it('[TC1] counts days from the first day of Tết, 36 before to 26 after', () => {
    expect(tetOffsetOf(day('2027-02-06'))).toBe(0);
    expect(tetOffsetOf(day('2027-02-04'))).toBe(-2);
    expect(tetOffsetOf(day('2027-06-01'))).toBeNull();
    // The two calendars differ: it goes by the Vietnamese one.
    expect(tetOffsetOf(day('2030-02-02'))).toBe(0);
    for (let year = 1901; year <= 2100; year += 1) {
      const { fromOn, toOn } = seasonOf(year);
      expect([fromOn, toOn].map(tetOffsetOf)).toEqual([-TET_BEFORE_DAYS, TET_AFTER_DAYS]);
      expect([addDays(fromOn, -1), addDays(toOn, 1)].map(tetOffsetOf)).toEqual([null, null]);
    }
  });

  it('[TC2] a day in December belongs to the Tết of the next year', () => {
    expect(tetNear(day('2022-12-25'))).toEqual({ year: 2023, offset: -28 });
    expect(tetNear(day('2023-01-22'))).toEqual({ year: 2023, offset: 0 });
    expect(tetNear(day('2022-12-16'))).toBeNull();
  });

  it('[TC3] the same day of the season before lies as far from its Tết', () => {
    expect(sameTetOffsetBefore(day('2027-02-04'))).toBe('2026-02-15');
    expect(sameTetOffsetBefore(day('2022-12-25'))).toBe('2022-01-04');
    expect(sameTetOffsetBefore(day('2027-06-01'))).toBeNull();
  });

  it('[TC1] the next Tết is there on any day of two centuries, today when it is one', () => {
    for (let on = day('1900-01-01'); on <= '2100-12-31'; on = addDays(on, 1)) {
      const { year, on: tet } = nextTet(on);
      if (tet !== tetDayOf(year) || tet < on || daysBetween(on, tet) > 384) throw new Error(`${on}: ${tet}`);
    }
    expect(nextTet(day('2027-02-06'))).toEqual({ year: 2027, on: '2027-02-06' });
    expect(nextTet(day('2027-02-07'))).toEqual({ year: 2028, on: '2028-01-26' });
  });
});
