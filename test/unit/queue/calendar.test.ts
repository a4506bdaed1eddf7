import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atMinuteOfDay, dayOf, isoOf, parseDay, type Day } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, MINUTE_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import {
  ALWAYS_OPEN,
  CROSSING_STATES,
  calendarFromFacts,
  isOpenFor,
  nextChange,
  openMsBetween,
  openSpans,
  stateAt,
  type CalendarFacts,
  type CrossingCalendar,
} from '../../../shared/domain/queue/calendar.ts';
import { instantAfterOpen, openClockFrom } from '../../../shared/domain/queue/open-clock.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAYTIME = [{ fromMinute: 7 * 60, toMinute: 20 * 60 }];

const facts = JSON.parse(
  readFileSync(new URL('../../../resources/data/crossing-calendars.json', import.meta.url), 'utf8'),
) as CalendarFacts;
const huuNghi = calendarFromFacts(facts, 'huu nghi', DAYTIME);

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

function at(on: string, time: string): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return atMinuteOfDay(day(on), hour * 60 + minute, ZONE);
}

describe('calendar of a crossing', () => {
  it('[QU4] knows the three states of days around Tết', () => {
    expect(stateAt(huuNghi, at('2026-02-14', '10:00'), ZONE)).toBe('normal');
    expect(stateAt(huuNghi, at('2026-02-15', '10:00'), ZONE)).toBe('closed');
    expect(stateAt(huuNghi, at('2026-02-19', '10:00'), ZONE)).toBe('preregistered');
    expect(stateAt(huuNghi, at('2026-02-24', '10:00'), ZONE)).toBe('normal');
  });

  it('[QU4] knows closures by the hour, to the minute', () => {
    const states = ['09:59', '10:00', '16:29', '16:30', '17:00'].map((time) =>
      stateAt(huuNghi, at('2025-04-15', time), ZONE),
    );
    expect(states).toEqual(['closed', 'normal', 'normal', 'closed', 'normal']);
  });

  it('[QU4] is closed outside the daily hours, unless overtime opens it', () => {
    expect(stateAt(huuNghi, at('2026-01-10', '20:00'), ZONE)).toBe('closed');
    const overtime: CrossingCalendar = {
      ...huuNghi,
      hours: [{ on: day('2026-01-10'), fromMinute: 20 * 60, toMinute: 23 * 60, state: 'normal' }],
    };
    expect(stateAt(overtime, at('2026-01-10', '20:00'), ZONE)).toBe('normal');
    expect(nextChange(overtime, at('2026-01-10', '12:00'), ZONE)).toEqual({
      at: at('2026-01-10', '23:00'),
      state: 'closed',
    });
  });

  it('[QU45] has hours of its own on some weekdays, which every clock runs through', () => {
    // A Saturday morning, no Sunday; the tenth of January 2026 is a Saturday.
    const weekly: CrossingCalendar = {
      daily: DAYTIME,
      weekdays: [
        { weekday: 6, spans: [{ fromMinute: 8 * 60, toMinute: 12 * 60 }] },
        { weekday: 7, spans: [] },
      ],
      days: [{ from: day('2026-01-17'), to: day('2026-01-17'), state: 'preregistered' }],
      hours: [{ on: day('2026-01-11'), fromMinute: 600, toMinute: 660, state: 'normal' }],
    };
    const states = ['2026-01-09', '2026-01-10', '2026-01-11', '2026-01-12'].map((on) =>
      ['07:30', '10:30', '12:30'].map((time) => stateAt(weekly, at(on, time), ZONE).slice(0, 1)).join(''),
    );
    expect(states).toEqual(['nnn', 'cnc', 'cnc', 'nnn']);
    expect(stateAt(weekly, at('2026-01-17', '10:30'), ZONE)).toBe('preregistered');
    expect(stateAt(weekly, at('2026-01-17', '07:30'), ZONE)).toBe('closed');
    expect(nextChange(weekly, at('2026-01-10', '12:00'), ZONE)).toEqual({
      at: at('2026-01-11', '10:00'),
      state: 'normal',
    });
    const weekend = openSpans(weekly, at('2026-01-10', '00:00'), at('2026-01-12', '08:00'), ZONE);
    expect(weekend.map(({ from, to }) => [isoOf(from, ZONE).slice(8, 16), isoOf(to, ZONE).slice(8, 16)])).toEqual([
      ['10T08:00', '10T12:00'],
      ['11T10:00', '11T11:00'],
      ['12T07:00', '12T08:00'],
    ]);
    const clock = openClockFrom(weekly, at('2026-01-10', '11:00'), ZONE);
    expect(instantAfterOpen(clock, 2.5 * HOUR_MS)).toBe(at('2026-01-12', '07:30'));
  });

  it('[QU4] takes pre-registered trucks only on pre-registered days', () => {
    expect(CROSSING_STATES.map((state) => [isOpenFor(state, false), isOpenFor(state, true)])).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it('[QU4] finds the next change across a holiday', () => {
    const change = nextChange(huuNghi, at('2026-02-14', '21:00'), ZONE);
    expect(change).toEqual({ at: at('2026-02-19', '07:00'), state: 'preregistered' });
    expect(nextChange(ALWAYS_OPEN, at('2026-02-14', '21:00'), ZONE)).toBeNull();
  });

  it('[QU8] counts open time over the holiday, more of it for pre-registered trucks', () => {
    const from = at('2026-02-14', '19:00');
    const to = at('2026-02-24', '08:00');
    expect(openMsBetween(huuNghi, from, to, ZONE)).toBe(2 * HOUR_MS);
    expect(openMsBetween(huuNghi, from, to, ZONE, true)).toBe((2 + 5 * 13) * HOUR_MS);
    expect(openMsBetween(huuNghi, to, from, ZONE)).toBe(0);
  });

  it('[QU8] joins open spans over midnight', () => {
    const spans = openSpans(ALWAYS_OPEN, at('2026-01-01', '22:00'), at('2026-01-03', '03:00'), ZONE);
    expect(spans).toEqual([{ from: at('2026-01-01', '22:00'), to: at('2026-01-03', '03:00') }]);
  });

  it('[QU4] refuses facts that it cannot read', () => {
    const line = { crossing: 'Chi Ma', from: '2026-02-01', to: '2026-02-02', state: 'closed' };
    const read = (days: object, hours: object = {}): unknown =>
      calendarFromFacts(
        {
          days: [{ ...line, ...days }],
          hours: [{ crossing: 'Chi Ma', on: '2026-02-01', from: '07:00', to: '24:00', state: 'closed', ...hours }],
        },
        'Chi Ma',
      );
    expect(read({})).toMatchObject({ hours: [{ toMinute: 1440 }] });
    expect(() => read({ state: 'open' })).toThrow('open');
    expect(() => read({ from: '2026-02-30' })).toThrow('2026-02-30');
    expect(() => read({}, { from: '7h' })).toThrow('7h');
  });

  const anyMinute = fc.integer({ min: 0, max: 1440 });
  const anySpan = fc.tuple(anyMinute, anyMinute).map(([a, b]) => ({
    fromMinute: Math.min(a, b),
    toMinute: Math.max(a, b),
  }));
  const anyState = fc.constantFrom(...CROSSING_STATES);
  const anyDay = fc.integer({ min: 1, max: 4 }).map((date) => day(`2026-03-0${date}`));
  const anyCalendar: fc.Arbitrary<CrossingCalendar> = fc.record({
    daily: fc.array(anySpan, { maxLength: 2 }),
    days: fc.array(fc.record({ from: anyDay, to: anyDay, state: anyState }), { maxLength: 2 }),
    hours: fc.array(
      fc.record({ span: anySpan, on: anyDay, state: anyState }).map(({ span, on, state }) => ({ ...span, on, state })),
      { maxLength: 3 },
    ),
  });

  it('[QU8] agrees with looking at the clock every minute', () => {
    const from = at('2026-03-01', '15:00');
    const minutes = 36 * 60;
    fc.assert(
      fc.property(anyCalendar, fc.boolean(), (calendar, isPreregistered) => {
        let slow = 0;
        const first = stateAt(calendar, from, ZONE);
        let change: { at: Instant; state: string } | null = null;
        for (let minute = 0; minute < minutes; minute += 1) {
          const now = later(from, minute * MINUTE_MS);
          const state = stateAt(calendar, now, ZONE);
          if (isOpenFor(state, isPreregistered)) slow += MINUTE_MS;
          if (change === null && state !== first) change = { at: now, state };
        }
        expect(openMsBetween(calendar, from, later(from, minutes * MINUTE_MS), ZONE, isPreregistered)).toBe(slow);
        const next = nextChange(calendar, from, ZONE);
        if (change !== null) expect(next).toEqual(change);
        else if (next !== null) expect(next.at).toBeGreaterThanOrEqual(later(from, minutes * MINUTE_MS));
      }),
      { numRuns: 15 },
    );
  });

  it('[QU8] has an open clock that is the inverse of counting open time', () => {
    const from = at('2026-03-01', '15:00');
    fc.assert(
      fc.property(anyCalendar, fc.integer({ min: 0, max: 72 * 60 }), (calendar, minutes) => {
        const clock = openClockFrom(calendar, from, ZONE);
        const reached = instantAfterOpen(clock, minutes * MINUTE_MS);
        if (reached === null) return;
        expect(openMsBetween(calendar, from, reached, ZONE)).toBe(minutes * MINUTE_MS);
      }),
      { numRuns: 40 },
    );
  });

  it('[QU8] has an open clock that does not reach beyond its horizon', () => {
    const closed = openClockFrom({ daily: [], days: [], hours: [] }, at('2026-03-01', '15:00'), ZONE);
    expect(instantAfterOpen(closed, 0)).toBeNull();
    const open = openClockFrom(ALWAYS_OPEN, instant(0), ZONE);
    expect(instantAfterOpen(open, 60 * 24 * HOUR_MS)).toBe(60 * 24 * HOUR_MS);
    expect(instantAfterOpen(open, 60 * 24 * HOUR_MS + 1)).toBeNull();
  });
});

describe('first days of Tết', () => {
  it('[QU4] are days that exist, one per year, in the right weeks', () => {
    const { firstDays } = JSON.parse(
      readFileSync(new URL('../../fixtures/tet-dates.json', import.meta.url), 'utf8'),
    ) as { readonly firstDays: Readonly<Record<string, string>> };
    const years = Object.entries(firstDays);
    expect(years).toHaveLength(21);
    for (const [year, text] of years) {
      const from = atMinuteOfDay(day(text), 0, ZONE);
      expect(isoOf(from, ZONE)).toBe(`${text}T00:00:00+07:00`);
      expect(dayOf(from, ZONE).slice(0, 4)).toBe(year);
      expect(text.slice(5) >= '01-21' && text.slice(5) <= '02-20').toBe(true);
    }
    expect(firstDays['2026']).toBe('2026-02-17');
  });
});
