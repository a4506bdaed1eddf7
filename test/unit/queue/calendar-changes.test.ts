import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import {
  ALWAYS_OPEN,
  calendarFromFacts,
  CROSSING_STATES,
  segmentsOf,
  type CalendarFacts,
  type CrossingCalendar,
} from '../../../shared/domain/queue/calendar.ts';
import { layEntries } from '../../../shared/domain/queue/calendar-lay.ts';
import { paintDays, paintHours, stateOfDay } from '../../../shared/domain/queue/calendar-paint.ts';
import { calendarProblemsOf, entryText } from '../../../shared/domain/queue/calendar-problems.ts';
import { entriesByTet } from '../../../shared/domain/queue/calendar-repeat.ts';

const facts = JSON.parse(
  readFileSync(new URL('../../../resources/data/crossing-calendars.json', import.meta.url), 'utf8'),
) as CalendarFacts;
const day = (text: string): Day => text as Day;
const days = (...lines: readonly (readonly [string, string, CrossingCalendar['days'][number]['state']])[]) =>
  lines.map(([from, to, state]) => ({ from: day(from), to: day(to), state }));
const hours = (on: string, ...spans: readonly (readonly [number, number])[]) =>
  spans.map(([from, to]) => ({ on: day(on), fromMinute: from * 60, toMinute: to * 60, state: 'closed' as const }));
const calendarWith = (more: Partial<CrossingCalendar>): CrossingCalendar => ({ ...ALWAYS_OPEN, ...more });

const anyState = fc.constantFrom(...CROSSING_STATES);
const anyDay = fc.integer({ min: 0, max: 12 }).map((date) => addDays(day('2026-03-01'), date));
const anyMinute = fc.integer({ min: 0, max: 24 }).map((hour) => hour * 60);
const anyDayEntry = fc.record({ from: anyDay, to: anyDay, state: anyState });
const anyHourEntry = fc.record({ on: anyDay, fromMinute: anyMinute, toMinute: anyMinute, state: anyState });

describe('entries of a calendar', () => {
  it('[QU10] contradict each other or say one thing twice, and both are named', () => {
    const calendar = calendarWith({
      days: days(['2026-02-15', '2026-02-18', 'closed'], ['2026-02-18', '2026-02-20', 'preregistered']),
      hours: [...hours('2025-04-15', [7, 10], [9, 11]), ...hours('2025-04-16', [7, 10])],
    });
    expect(calendarProblemsOf(calendar)).toEqual([
      { code: 'contradicts', list: 'days', index: 1, other: 0 },
      { code: 'repeats', list: 'hours', index: 1, other: 0 },
    ]);
    expect(entryText(calendar, 'days', 0)).toBe('2026-02-15–2026-02-18 closed');
    expect(entryText(calendar, 'hours', 1)).toBe('2025-04-15 09:00–11:00 closed');
  });

  it('[QU10] end after they begin; those that only touch are fine', () => {
    const night = [
      { fromMinute: 22 * 60, toMinute: 6 * 60 },
      { fromMinute: 0, toMinute: 8 * 60 },
      { fromMinute: 7 * 60, toMinute: 9 * 60 },
    ];
    expect(calendarProblemsOf(calendarWith({ daily: night }))).toEqual([
      { code: 'times', list: 'daily', index: 0, other: null },
      { code: 'repeats', list: 'daily', index: 2, other: 1 },
    ]);
    const touching = calendarWith({
      days: days(['2026-02-15', '2026-02-18', 'closed'], ['2026-02-19', '2026-02-19', 'closed']),
      hours: hours('2026-02-15', [7, 10], [10, 11]),
    });
    expect(calendarProblemsOf(touching)).toEqual([]);
    expect(calendarProblemsOf(calendarWith({ hours: hours('2026-02-15', [7, 7]) }))).toMatchObject([{ code: 'times' }]);
  });

  it('[QU10] overlap exactly where comparing every pair finds it', () => {
    fc.assert(
      fc.property(fc.array(anyDayEntry, { maxLength: 8 }), (entries) => {
        const problems = calendarProblemsOf(calendarWith({ days: entries }));
        const named = new Set(problems.flatMap(({ index, other }) => (other === null ? [index] : [index, other])));
        entries.forEach((one, i) => {
          if (one.to < one.from)
            expect(problems).toContainEqual({ code: 'times', list: 'days', index: i, other: null });
          const isOverlapping = entries.some(
            (two, j) => i !== j && two.from <= two.to && one.from <= one.to && one.from <= two.to && two.from <= one.to,
          );
          if (!isOverlapping && one.from <= one.to) expect(named.has(i)).toBe(false);
        });
        const isAnyOverlap = entries.some((one, i) =>
          entries.some(
            (two, j) => i < j && one.from <= one.to && two.from <= two.to && one.from <= two.to && two.from <= one.to,
          ),
        );
        expect(problems.some(({ other }) => other !== null)).toBe(isAnyOverlap);
      }),
    );
  });

  it('[QU10] as published have nothing wrong with them', () => {
    for (const { crossing } of facts.days)
      expect(calendarProblemsOf(calendarFromFacts(facts, crossing)), crossing).toEqual([]);
  });
});

describe('painting a calendar', () => {
  it('[QU11] gives each day and hour what was painted last, without an overlap', () => {
    const stroke = fc.oneof(anyDayEntry, anyHourEntry);
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), (strokes) => {
        let calendar: CrossingCalendar = ALWAYS_OPEN;
        for (const one of strokes) {
          if ('on' in one) {
            if (one.fromMinute < one.toMinute) calendar = paintHours(calendar, one.on, one, one.state);
          } else if (one.from <= one.to) calendar = paintDays(calendar, one.from, one.to, one.state);
        }
        expect(calendarProblemsOf(calendar)).toEqual([]);
        for (let on = day('2026-03-01'); on <= '2026-03-13'; on = addDays(on, 1)) {
          const last = strokes.findLast((one) => !('on' in one) && one.from <= on && on <= one.to);
          expect(stateOfDay(calendar, on)).toBe(last?.state ?? 'normal');
          for (let minute = 30; minute < 1440; minute += 60) {
            const hour = strokes.findLast(
              (one) => 'on' in one && one.on === on && one.fromMinute <= minute && minute < one.toMinute,
            );
            const shown = segmentsOf(calendar, on).find((one) => one.fromMinute <= minute && minute < one.toMinute);
            expect(shown?.state).toBe((hour ?? last)?.state ?? 'normal');
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[QU11] joins neighbours of one state and leaves the rest of what it cuts', () => {
    let calendar = paintDays(ALWAYS_OPEN, day('2026-02-15'), day('2026-02-20'), 'closed');
    calendar = paintDays(calendar, day('2026-02-17'), day('2026-02-17'), 'normal');
    expect(calendar.days).toEqual(days(['2026-02-15', '2026-02-16', 'closed'], ['2026-02-18', '2026-02-20', 'closed']));
    calendar = paintDays(calendar, day('2026-02-17'), day('2026-02-17'), 'closed');
    expect(calendar.days).toEqual(days(['2026-02-15', '2026-02-20', 'closed']));
    const on = day('2026-02-15');
    let byHour = paintHours(ALWAYS_OPEN, on, { fromMinute: 420, toMinute: 600 }, 'closed');
    byHour = paintHours(byHour, on, { fromMinute: 600, toMinute: 660 }, 'closed');
    expect(byHour.hours).toEqual(hours('2026-02-15', [7, 11]));
    expect(paintHours(byHour, on, { fromMinute: 0, toMinute: 1440 }, null).hours).toEqual([]);
  });
});

describe('repeating by Tết', () => {
  const tet = { 2024: tetDayOf(2024), 2026: tetDayOf(2026), 2027: tetDayOf(2027) };

  it('[QU12] lays the published days of 2026 at the same distance from Tết of 2027', () => {
    const huuNghi = calendarFromFacts(facts, 'Hữu Nghị');
    expect(entriesByTet(huuNghi, tet[2026], tet[2027])).toEqual({
      days: days(['2027-02-04', '2027-02-07', 'closed'], ['2027-02-08', '2027-02-12', 'preregistered']),
      hours: [],
    });
    const chiMa = calendarFromFacts(facts, 'Chi Ma');
    expect(entriesByTet(chiMa, tet[2026], tet[2027]).days).toEqual(days(['2027-02-04', '2027-02-12', 'preregistered']));
    const naNua = calendarFromFacts(facts, 'Na Nưa');
    expect(entriesByTet(naNua, tet[2024], tet[2027]).days).toEqual(days(['2027-02-03', '2027-02-13', 'closed']));
  });

  it('[QU12] takes hours along, cuts off what reaches further, and leaves the rest of the year', () => {
    const calendar = calendarWith({
      days: days(['2026-02-20', '2026-12-31', 'closed'], ['2026-05-01', '2026-05-01', 'closed']),
      hours: [...hours('2026-02-16', [13, 24]), ...hours('2026-04-15', [7, 10])],
    });
    expect(entriesByTet(calendar, tet[2026], tet[2027])).toEqual({
      days: days(['2027-02-09', '2027-03-04', 'closed']),
      hours: hours('2027-02-05', [13, 24]),
    });
  });

  it('[QU12] comes back where it was when it is repeated back', () => {
    const huuNghi = calendarFromFacts(facts, 'Hữu Nghị');
    const there = entriesByTet(huuNghi, tet[2024], tet[2027]);
    const back = entriesByTet({ ...ALWAYS_OPEN, ...there }, tet[2027], tet[2024]);
    expect(back.days).toEqual(huuNghi.days.filter(({ from }) => from.startsWith('2024')));
  });

  it('[QU12] does not lay twice what is there, and names what is in the way', () => {
    const there = calendarWith({
      days: days(['2027-02-04', '2027-02-07', 'closed'], ['2027-02-11', '2027-02-11', 'closed']),
    });
    const given = entriesByTet(calendarFromFacts(facts, 'Hữu Nghị'), tet[2026], tet[2027]);
    const laid = layEntries(there, given);
    expect(laid.days).toEqual(days(['2027-02-08', '2027-02-12', 'preregistered']));
    expect(laid.clashes).toEqual([
      {
        code: 'contradicts',
        list: 'days',
        index: 1,
        entry: '2027-02-08–2027-02-12 preregistered',
        other: '2027-02-11–2027-02-11 closed',
      },
    ]);
  });
});
