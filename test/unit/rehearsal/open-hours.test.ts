import { describe, expect, it } from 'vitest';
import { parseIso } from '../../../shared/kernel/calendar.ts';
import { openHoursOf } from '../../../shared/domain/rehearsal/open-hours.ts';
import { ALWAYS_OPEN, type CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';

const zone = 'Asia/Ho_Chi_Minh';
const fromAt = parseIso('2027-01-20T06:00:00+07:00');
const daytime: CrossingCalendar = {
  daily: [{ fromMinute: 7 * 60 + 30, toMinute: 19 * 60 }],
  days: [
    { from: '2027-01-21' as never, to: '2027-01-21' as never, state: 'closed' },
    { from: '2027-01-22' as never, to: '2027-01-22' as never, state: 'preregistered' },
  ],
  hours: [],
};
const open = (calendar: CrossingCalendar, hours: number, opensAt = fromAt) =>
  openHoursOf(calendar, { fromAt, hours, zone, opensAt });
const sum = (parts: readonly number[]): number => parts.reduce((all, part) => all + part, 0);

describe('the hours of a crossing', () => {
  it('[RH40] say which part of each hour it takes trucks', () => {
    expect(open(daytime, 15).open).toEqual([0, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(sum(open(ALWAYS_OPEN, 48).open)).toBe(48);
  });

  it('[RH40] know closed days and those for pre-registered trucks', () => {
    const { open: all, openPreregistered } = open(daytime, 72);
    expect(sum(all.slice(18, 42))).toBe(0);
    expect(sum(openPreregistered.slice(0, 42))).toBe(0);
    expect(sum(openPreregistered.slice(42, 66))).toBe(11.5);
    expect(sum(all.slice(42, 66))).toBe(0);
  });

  it('[RH40] begin when a suspended queue opens again; nobody knows when = never', () => {
    expect(open(ALWAYS_OPEN, 4, parseIso('2027-01-20T08:15:00+07:00')).open).toEqual([0, 0, 0.75, 1]);
    expect(sum(openHoursOf(ALWAYS_OPEN, { fromAt, hours: 48, zone, opensAt: null }).open)).toBe(0);
  });
});
