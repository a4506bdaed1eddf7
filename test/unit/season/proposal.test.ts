import { describe, expect, it } from 'vitest';
import facts from '../../../resources/data/crossing-calendars.json' with { type: 'json' };
import type { Day } from '../../../shared/kernel/calendar.ts';
import { ALWAYS_OPEN, calendarFromFacts, type CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { proposedSeason } from '../../../shared/domain/season/proposal.ts';

const closed = (from: string, to: string): CrossingCalendar => ({
  ...ALWAYS_OPEN,
  days: [{ from: from as Day, to: to as Day, state: 'closed' }],
});
const huuNghi = calendarFromFacts(facts, 'Hữu Nghị');

describe('a season that is proposed', () => {
  it('[TC4] comes from the last season of the crossing’s own calendar, at the same distance from Tết', () => {
    const own = {
      ...ALWAYS_OPEN,
      days: [...closed('2024-02-10', '2024-02-10').days, ...closed('2025-01-28', '2025-01-30').days],
    };
    expect(proposedSeason(own, huuNghi, 2027)).toEqual({
      source: 'own',
      fromYear: 2025,
      days: [{ from: '2027-02-05', to: '2027-02-07', state: 'closed' }],
      hours: [],
    });
  });

  it('[TC4] comes from the published days where the crossing’s calendar knows no season', () => {
    expect(proposedSeason(closed('2026-06-01', '2026-06-02'), huuNghi, 2027)).toEqual({
      source: 'published',
      fromYear: 2026,
      days: [
        { from: '2027-02-04', to: '2027-02-07', state: 'closed' },
        { from: '2027-02-08', to: '2027-02-12', state: 'preregistered' },
      ],
      hours: [],
    });
  });

  it('[TC4] is not made where the calendar says something of the season, nor where nothing is known', () => {
    expect(proposedSeason(closed('2027-02-06', '2027-02-06'), huuNghi, 2027)).toBeNull();
    expect(proposedSeason(ALWAYS_OPEN, ALWAYS_OPEN, 2027)).toBeNull();
    // Only seasons before it count.
    expect(proposedSeason(closed('2028-01-26', '2028-01-26'), ALWAYS_OPEN, 2027)).toBeNull();
  });
});
