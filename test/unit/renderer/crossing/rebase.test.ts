import { describe, expect, it } from 'vitest';
import { paintDays, paintHours } from '../../../../shared/domain/queue/calendar-paint.ts';
import { calendarProblemsOf } from '../../../../shared/domain/queue/calendar-problems.ts';
import type { CrossingCalendar } from '../../../../shared/domain/queue/calendar.ts';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { rebased } from '../../../../renderer/features/crossing/rebase.ts';

const day = (text: string): Day => text as Day;
const base: CrossingCalendar = {
  daily: [{ fromMinute: 420, toMinute: 1200 }],
  days: [
    { from: day('2027-02-04'), to: day('2027-02-07'), state: 'closed' },
    { from: day('2027-02-08'), to: day('2027-02-12'), state: 'preregistered' },
  ],
  hours: [],
};

describe('a calendar that two people change', () => {
  it('[QU45] keeps the hours of weekdays that the other saved: a stroke says nothing of them', () => {
    const weekdays = [{ weekday: 7, spans: [] }];
    const mine = paintDays(base, day('2027-02-12'), day('2027-02-12'), 'normal');
    expect(rebased(base, mine, { ...base, weekdays })).toEqual({ ...mine, weekdays });
  });

  it('[QU11] keeps the strokes of both: what one dropped or added is dropped or added in what the other saved', () => {
    const mine = paintHours(
      paintDays(base, day('2027-02-12'), day('2027-02-12'), 'normal'),
      day('2027-02-01'),
      { fromMinute: 420, toMinute: 540 },
      'closed',
    );
    const theirs = {
      ...paintDays(base, day('2027-03-01'), day('2027-03-02'), 'closed'),
      daily: [{ fromMinute: 360, toMinute: 1440 }],
    };
    expect(rebased(base, mine, theirs)).toEqual({
      daily: theirs.daily,
      days: [
        { from: '2027-02-04', to: '2027-02-07', state: 'closed' },
        { from: '2027-02-08', to: '2027-02-11', state: 'preregistered' },
        { from: '2027-03-01', to: '2027-03-02', state: 'closed' },
      ],
      hours: mine.hours,
    });
  });

  it('[QU10] shows where both said something else of the same day', () => {
    const mine = paintDays(base, day('2027-02-20'), day('2027-02-21'), 'closed');
    const theirs = paintDays(base, day('2027-02-21'), day('2027-02-22'), 'preregistered');
    const both = rebased(base, mine, theirs);
    expect(calendarProblemsOf(both)).toMatchObject([{ code: 'contradicts', list: 'days' }]);
    expect(rebased(base, mine, mine)).toEqual(mine);
    expect(rebased(base, base, theirs)).toEqual(theirs);
  });
});
