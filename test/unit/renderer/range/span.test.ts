import { describe, expect, it } from 'vitest';
import type { Day } from '../../../../shared/kernel/calendar.ts';
import { instant } from '../../../../shared/kernel/instant.ts';
import { columnsOf, heatScaleOf, stepOf, stepsOf } from '../../../../renderer/client/heat-cells.ts';
import { besides, fileQueryOf, spanEnding } from '../../../../renderer/features/range/span.ts';

const day = (text: string): Day => text as Day;
const HOUR = 3_600_000;

describe('the days that are looked at', () => {
  it.each([
    ['week', '2026-11-28', '2026-11-22', '2026-11-28'],
    ['month', '2026-11-28', '2026-11-01', '2026-11-28'],
    // Tết 2026 is on 17 February: the season of 2027 (6 February) begins on 1 January.
    ['season', '2026-12-31', '2026-01-12', '2026-03-15'],
    ['season', '2027-01-01', '2027-01-01', '2027-03-04'],
  ] as const)('[RP32] a %s that ends with %s', (kind, last, from, to) => {
    expect(spanEnding(kind, day(last))).toMatchObject({ kind, fromOn: from, toOn: to });
  });

  it('go back and on by their own length, a month by whole months, and never beyond the running day', () => {
    const running = day('2026-11-29');
    const week = spanEnding('week', day('2026-11-28'));
    expect(besides(week, -1, running)).toMatchObject({ fromOn: '2026-11-15', toOn: '2026-11-21' });
    expect(besides(week, 1, running)).toMatchObject({ fromOn: '2026-11-23', toOn: '2026-11-29' });
    const month = besides(spanEnding('month', day('2026-11-28')), -1, running);
    expect(month).toMatchObject({ fromOn: '2026-10-01', toOn: '2026-10-31' });
    expect(besides(month, 1, running)).toMatchObject({ fromOn: '2026-11-01', toOn: '2026-11-29' });
    expect(fileQueryOf(besides(spanEnding('season', day('2027-01-01')), -1, running))).toBe('season=2026');
  });
});

describe('the heat map', () => {
  it('has a column for each day that begins with the hour of the cut-off; hours without figures stay empty', () => {
    // 20:00 in Vietnam on 27 November.
    const begin = Date.UTC(2026, 10, 27, 13);
    const cell = (hours: number) => ({
      on: day('2026-11-28'),
      hour: instant(begin + hours * HOUR),
      mean: 5,
      percent: 50,
    });
    const [column] = columnsOf([cell(0), cell(2), cell(23)], 20 * 60, 'Asia/Ho_Chi_Minh');
    expect(column?.on).toBe('2026-11-28');
    expect(column?.hours.flatMap((one, row) => (one === null ? [] : [row]))).toEqual([0, 2, 23]);
  });

  it.each([
    [0, 0],
    [19.9, 0],
    [20, 1],
    [95, 5],
    [130, 5],
  ])('an hour with %d %% of the places taken has grey %i', (percent, step) => {
    expect(stepOf({ on: day('2026-11-28'), hour: instant(0), mean: 1, percent }, { endPercent: 100, most: 1 })).toBe(
      step,
    );
  });

  it('is drawn against its fullest hour where nothing is known of places', () => {
    expect(
      stepOf({ on: day('2026-11-28'), hour: instant(0), mean: 5, percent: null }, { endPercent: 100, most: 10 }),
    ).toBe(2);
  });

  it.each([
    [[10, 42], 50, [0, 10, 20, 30, 40, 47.5]],
    [[10, 60], 100, [0, 20, 40, 60, 80, 95]],
    [[null, null], 100, [0, 20, 40, 60, 80, 95]],
  ])('with hours of %j %% its scale ends at %d %%', (percents, endPercent, steps) => {
    const heat = percents.map((percent, n) => ({
      on: day('2026-11-28'),
      hour: instant(n * 3_600_000),
      mean: n,
      percent,
    }));
    const scale = heatScaleOf(columnsOf(heat, 0, 'Asia/Ho_Chi_Minh'));
    expect(scale).toEqual({ endPercent, most: 1 });
    expect(stepsOf(scale)).toEqual(steps);
  });
});
