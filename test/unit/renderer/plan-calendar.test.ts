import { describe, expect, it } from 'vitest';
import facts from '../../../resources/data/crossing-calendars.json' with { type: 'json' };
import type { CrossingRow } from '../../../shared/contract/rows.ts';
import { ALWAYS_OPEN, type CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import { runsOf, seasonDaysOf, seasonRowsOf } from '../../../renderer/features/plan/calendar/season-rows.ts';
import { monthPairsOf, newYearsFrom, nextDifference } from '../../../renderer/features/plan/calendar/two-calendars.ts';

const crossing = (name: string, calendar: CrossingCalendar): CrossingRow =>
  ({ crossingId: 'crs_1', code: 'X', name, calendar }) as unknown as CrossingRow;
const runs = (name: string, calendar: CrossingCalendar, year: number): unknown =>
  seasonRowsOf([crossing(name, calendar)], facts, year, tetDayOf(year)).map(({ days, proposal, isSaid }) => ({
    runs: runsOf(days).map(({ state, from, count }) => [from.offset, count, state]),
    from: proposal === null ? null : `${proposal.source} ${String(proposal.fromYear)}`,
    isSaid,
  }));

describe('the calendar of the plan', () => {
  it('[TC4] shows what is proposed as the strip, by its distance to Tết, and that it is not said', () => {
    expect(runs('Hữu Nghị', ALWAYS_OPEN, 2027)).toEqual([
      {
        runs: [
          [-36, 34, 'normal'],
          [-2, 4, 'closed'],
          [2, 5, 'preregistered'],
          [7, 20, 'normal'],
        ],
        from: 'published 2026',
        isSaid: false,
      },
    ]);
    expect(runs('Nowhere', ALWAYS_OPEN, 2027)).toEqual([{ runs: [[-36, 63, 'normal']], from: null, isSaid: false }]);
  });

  it('[TC4] shows the crossing’s own calendar where it says something', () => {
    const tet = tetDayOf(2027);
    const own: CrossingCalendar = { ...ALWAYS_OPEN, days: [{ from: tet, to: tet, state: 'closed' }] };
    expect(runs('Hữu Nghị', own, 2027)).toEqual([
      {
        runs: [
          [-36, 36, 'normal'],
          [0, 1, 'closed'],
          [1, 26, 'normal'],
        ],
        from: null,
        isSaid: true,
      },
    ]);
    expect(seasonDaysOf(2027)).toHaveLength(63);
  });

  it('sets the months of both calendars beside each other', () => {
    const differing = monthPairsOf(2030).filter(({ start, chineseStart }) => start !== chineseStart);
    expect(differing.map(({ month, start, chineseStart }) => [month, start, chineseStart])).toContainEqual([
      1,
      '2030-02-02',
      '2030-02-03',
    ]);
    // Vietnam had a leap month 2 in 1985, China none: it was month 10 of 1984 there.
    expect(monthPairsOf(1985).find(({ isLeap }) => isLeap)).toMatchObject({ month: 2, chineseStart: null });
  });

  it('knows when Tết and the Chinese New Year next fall apart', () => {
    expect(newYearsFrom(2029, 2).map(({ year, difference }) => [year, difference])).toEqual([
      [2029, 0],
      [2030, 1],
    ]);
    expect(nextDifference(2026, 40)?.year).toBe(2030);
    expect(nextDifference(2030, 10)).toBeNull();
  });
});
