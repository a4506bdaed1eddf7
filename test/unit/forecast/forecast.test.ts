import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type Day } from '../../../shared/kernel/calendar.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import { daysOf } from '../../../shared/domain/forecast/days.ts';
import { featuresOf } from '../../../shared/domain/forecast/features.ts';
import { forecastOf, type Forecast, type ForecastFacts } from '../../../shared/domain/forecast/forecast.ts';
import { hoursOfDay } from '../../../shared/domain/forecast/hours.ts';
import { hourlyProfile } from '../../../shared/domain/forecast/profile.ts';
import type { InputFacts, Series, SeriesKey } from '../../../shared/domain/forecast/types.ts';
import { countWorld, type CountWorld } from '../../support/count-worlds.ts';

const FIRST = '2021-01-01' as Day;
const DAYS = 5 * 365 + 200;
/** Twenty days before a Tết of the worlds. */
const BEFORE_TET = addDays(tetDayOf(2026), -20);
const QUIET = { lineNoise: 0.02, dayNoise: 0.02, seasonNoise: 0.02, drift: 0.005 };
const noInput: InputFacts = {
  kind: 'harvest',
  crossing: null,
  direction: null,
  cargoClass: null,
  fromOn: FIRST,
  untilOn: FIRST,
  factor: null,
  trucks: null,
  minute: null,
  state: null,
  note: '',
};

function factsAt(world: CountWorld, fromOn: Day, more: Partial<ForecastFacts> = {}): ForecastFacts {
  const known = daysBetween(FIRST, fromOn);
  return {
    fromOn,
    days: 60,
    history: world.series.map((series) => ({ ...series, trucks: series.trucks.slice(0, known) })),
    calendars: world.calendars,
    inputs: [],
    usualPerDay: () => 10,
    ...more,
  };
}

/** Sum of what was wrong ÷ sum of what was to be expected, over lines and days. */
function errorOf(forecast: Forecast, world: CountWorld): number {
  const known = daysBetween(FIRST, forecast.fromOn);
  let wrong = 0;
  let sum = 0;
  for (const [n, { days }] of forecast.series.entries()) {
    for (const [ahead, { mean }] of days.entries()) {
      const expected = world.means[n]?.[known + ahead] ?? 0;
      wrong += Math.abs(mean - expected);
      sum += expected;
    }
  }
  return wrong / sum;
}

function siteSum(forecast: Forecast): number {
  return forecast.site.reduce((sum, { mean }) => sum + mean, 0);
}

describe('the forecast of arrivals', () => {
  const quiet = countWorld({ seed: 'quiet', fromOn: FIRST, days: DAYS, ...QUIET });
  const lively = countWorld({ seed: 'lively', fromOn: FIRST, days: DAYS });
  const inFebruary = addDays(tetDayOf(2026), -30);

  it('[FC1] finds the traffic of a world with little chance, before Tết and in summer', () => {
    expect(errorOf(forecastOf(factsAt(quiet, inFebruary)), quiet)).toBeLessThan(0.08);
    expect(errorOf(forecastOf(factsAt(quiet, '2026-04-20' as Day)), quiet)).toBeLessThan(0.08);
  });

  it('[FC1] moves the peak with Tết, which lies weeks apart from year to year', () => {
    for (const year of [2024, 2025, 2026]) {
      const tet = tetDayOf(year);
      const { site } = forecastOf(factsAt(quiet, addDays(tet, -40)));
      const known = daysBetween(FIRST, addDays(tet, -40));
      const expected = site.map((_day, ahead) =>
        quiet.means.reduce((sum, means) => sum + (means[known + ahead] ?? 0), 0),
      );
      const peak = expected.indexOf(Math.max(...expected));
      const foretold = site.findIndex(({ mean }) => mean === Math.max(...site.map((day) => day.mean)));
      expect(Math.abs(foretold - peak), tet).toBeLessThanOrEqual(3);
      expect(site[foretold]?.mean).toBeGreaterThan(1.15 * (site[0]?.mean ?? 0));
    }
  });

  it('[FC1] goes half by each where the two new years differ', () => {
    // In 2030 they lie a day apart: 2 and 3 February.
    const days = daysOf('2029-12-01' as Day, 80, 0);
    const { starts, values } = featuresOf(days);
    const onEve = daysBetween('2029-12-01' as Day, '2030-02-02' as Day);
    const ofDay = [...values.subarray(starts[onEve], starts[onEve + 1])];
    // Tết there, the day before the new year here: two effects of a half.
    expect(ofDay.slice(-2)).toEqual([0.5, 0.5]);
    const other = daysOf('2028-12-01' as Day, 80, 0);
    const like = featuresOf(other);
    const onTet = daysBetween('2028-12-01' as Day, tetDayOf(2029));
    expect(like.values[(like.starts[onTet + 1] ?? 0) - 1]).toBe(1);
  });

  it('[FC3] says that it is a template when there is one season only, and none', () => {
    const oneSeason = forecastOf(factsAt(lively, '2022-01-10' as Day));
    expect(oneSeason).toMatchObject({ basis: 'template', why: ['history.one-season'], seasons: 1 });
    const empty = lively.series.map((series) => ({ ...series, trucks: [] }));
    const none = forecastOf(factsAt(lively, FIRST, { history: empty }));
    expect(none).toMatchObject({ basis: 'template', why: ['history.none', 'level.published'], seasons: 0 });
    expect(none.series[1]?.days[5]?.mean).toBeCloseTo(10, 5);
  });

  it('[FC3] shapes a template by Tết at the level of the last days', () => {
    const tet = tetDayOf(2022);
    const history = [
      { crossing: 'HN', direction: 'export', cargoClass: 'fresh', fromOn: FIRST, trucks: [] as number[] },
    ] as const;
    const known = daysBetween(FIRST, addDays(tet, -40));
    const level = [{ ...history[0], trucks: [...Array<null>(known - 20).fill(null), ...Array<number>(20).fill(50)] }];
    const { basis, why, series } = forecastOf({ ...factsAt(lively, addDays(tet, -40)), history: level, calendars: {} });
    expect({ basis, why }).toEqual({ basis: 'template', why: ['history.short'] });
    const at = (offset: number) => series[0]?.days.find(({ on }) => on === addDays(tet, offset))?.mean ?? 0;
    expect(at(-39)).toBeCloseTo(50, 5);
    expect(at(-4)).toBeCloseTo(50 * 2.7, 5);
    expect(at(0)).toBe(0);
  });

  it('[FC3] tells lines with too little history by the template, and says that some are', () => {
    const history = factsAt(lively, inFebruary).history.map((series, n): Series =>
      n === 0 ? { ...series, trucks: series.trucks.map((count, day) => (day < 1700 ? null : count)) } : series,
    );
    const forecast = forecastOf(factsAt(lively, inFebruary, { history }));
    expect(forecast).toMatchObject({ basis: 'history', why: ['history.some-lines'] });
  });

  it('[FC4] does not let small lines explode', () => {
    const small = countWorld({ seed: 'small', fromOn: FIRST, days: DAYS, perDay: 12 });
    const forecast = forecastOf(factsAt(small, inFebruary));
    const known = daysBetween(FIRST, inFebruary);
    for (const [n, { days }] of forecast.series.entries()) {
      const most = Math.max(...(small.means[n]?.slice(0, known) ?? []));
      for (const { mean, p95 } of days) {
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(mean).toBeLessThan(2 * most + 1);
        expect(p95).toBeLessThan(4 * most + 5);
      }
    }
    const nothing = small.series.map((series) => ({ ...series, trucks: series.trucks.slice(0, known).map(() => 0) }));
    expect(siteSum(forecastOf(factsAt(small, inFebruary, { history: nothing })))).toBeLessThan(1);
  });

  it('[FC5] multiplies by a harvest in its days and for its lines only, and takes past ones out', () => {
    const from = addDays(inFebruary, 5);
    const harvest = {
      ...noInput,
      direction: 'export',
      cargoClass: 'fresh',
      fromOn: from,
      untilOn: addDays(from, 9),
      factor: 1.5,
    } as const;
    const plain = forecastOf(factsAt(lively, inFebruary));
    const grown = forecastOf(factsAt(lively, inFebruary, { inputs: [harvest] }));
    for (const [n, line] of plain.series.entries()) {
      const isOwn = line.direction === 'export' && line.cargoClass === 'fresh';
      for (const [ahead, { mean }] of line.days.entries()) {
        const factor = isOwn && ahead >= 5 && ahead < 15 ? 1.5 : 1;
        expect(grown.series[n]?.days[ahead]?.mean).toBeCloseTo(mean * factor, 6);
      }
    }
    const past = { ...harvest, fromOn: addDays(inFebruary, -28), untilOn: addDays(inFebruary, -1), factor: 2 };
    const without = forecastOf(factsAt(lively, inFebruary, { inputs: [past] }));
    expect(siteSum(without)).toBeLessThan(0.95 * siteSum(plain));
  });

  it('[FC5] adds the trucks of a convoy, shared among the lines that it may be of', () => {
    const on = addDays(inFebruary, 7);
    const convoy = {
      ...noInput,
      kind: 'convoy',
      crossing: 'HN',
      direction: 'import',
      fromOn: on,
      untilOn: on,
      trucks: 60,
      minute: 360,
    } as const;
    const plain = forecastOf(factsAt(lively, inFebruary));
    const led = forecastOf(factsAt(lively, inFebruary, { inputs: [convoy] }));
    const meanOf = ({ queues }: Forecast, ahead: number) =>
      queues.find(({ crossing, direction }) => crossing === 'HN' && direction === 'import')?.days[ahead];
    expect((meanOf(led, 7)?.mean ?? 0) - (meanOf(plain, 7)?.mean ?? 0)).toBeCloseTo(60, 6);
    expect(meanOf(led, 8)).toEqual(meanOf(plain, 8));
    // Sure trucks widen nothing.
    expect((led.site[7]?.p95 ?? 0) - (led.site[7]?.p5 ?? 0)).toBeCloseTo(
      (plain.site[7]?.p95 ?? 0) - (plain.site[7]?.p5 ?? 0),
      6,
    );
  });

  it('[FC6] foretells fewer trucks for a day announced closed, as many as were seen on such days', () => {
    const on = '2026-04-28' as Day;
    const closure = { ...noInput, kind: 'closure', crossing: 'HN', fromOn: on, untilOn: on, state: 'closed' } as const;
    const at = '2026-04-20' as Day;
    const plain = forecastOf(factsAt(lively, at));
    const closed = forecastOf(factsAt(lively, at, { inputs: [closure] }));
    const share = (n: number) => (closed.series[n]?.days[8]?.mean ?? 0) / (plain.series[n]?.days[8]?.mean ?? 1);
    for (const [n, { crossing }] of plain.series.entries()) {
      // The world's own share is 15 %, seen around Tết only.
      if (crossing === 'HN') expect(share(n)).toBeLessThan(0.5);
      else expect(share(n)).toBe(1);
    }
  });

  it('[FC6] assumes 30 % where no closed day was ever seen', () => {
    const on = '2026-04-28' as Day;
    const closure = { ...noInput, kind: 'closure', fromOn: on, untilOn: on, state: 'closed' } as const;
    const history = lively.series
      .slice(0, 1)
      .map((series) => ({ ...series, fromOn: '2026-04-01' as Day, trucks: Array<number>(19).fill(40) }));
    const facts = { ...factsAt(lively, '2026-04-20' as Day), history, calendars: {} };
    expect(forecastOf({ ...facts, inputs: [closure] }).series[0]?.days[8]?.mean).toBeCloseTo(12, 6);
  });

  it('[FC7] has bands that hold about nine of ten days, of lines and of the site', () => {
    let inside = 0;
    let insideHalf = 0;
    let count = 0;
    let siteInside = 0;
    let siteCount = 0;
    for (const seed of ['a', 'b', 'c']) {
      const world = countWorld({ seed, fromOn: FIRST, days: DAYS });
      for (const fromOn of [addDays(tetDayOf(2025), -40), addDays(tetDayOf(2026), -40), '2026-04-20' as Day]) {
        const known = daysBetween(FIRST, fromOn);
        const { series, site } = forecastOf(factsAt(world, fromOn));
        const cameAt = (n: number, ahead: number) => world.series[n]?.trucks[known + ahead] ?? 0;
        for (const [n, { days }] of series.entries()) {
          for (const [ahead, { p5, p25, p75, p95 }] of days.entries()) {
            const came = cameAt(n, ahead);
            count += 1;
            if (came >= p5 && came <= p95) inside += 1;
            if (came >= p25 && came <= p75) insideHalf += 1;
          }
        }
        for (const [ahead, { p5, p95 }] of site.entries()) {
          const came = series.reduce((sum, _line, n) => sum + cameAt(n, ahead), 0);
          siteCount += 1;
          if (came >= p5 && came <= p95) siteInside += 1;
        }
      }
    }
    expect(inside / count).toBeGreaterThan(0.84);
    expect(inside / count).toBeLessThan(0.96);
    expect(insideHalf / count).toBeGreaterThan(0.4);
    expect(insideHalf / count).toBeLessThan(0.62);
    expect(siteInside / siteCount).toBeGreaterThan(0.84);
  });

  it('[FC11] shares a day among its hours, with a convoy in its own hour', () => {
    const profile = hourlyProfile({ export: [], import: [] });
    const inputs: readonly InputFacts[] = [
      { ...noInput, kind: 'convoy', crossing: 'HN', fromOn: BEFORE_TET, untilOn: BEFORE_TET, trucks: 40, minute: 330 },
    ];
    const forecast = forecastOf(factsAt(quiet, BEFORE_TET, { inputs }));
    const hours = hoursOfDay(forecast, profile, BEFORE_TET, () => true);
    const plain = hoursOfDay(forecastOf(factsAt(quiet, BEFORE_TET)), profile, BEFORE_TET, () => true);
    const day = forecast.site[0];
    expect(hours).toHaveLength(24);
    expect(hours.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(day?.mean ?? 0, 6);
    for (const [hour, band] of hours.entries()) {
      // 05:30 is in the hour from 05:00 on.
      expect(band.mean - (plain[hour]?.mean ?? 0)).toBeCloseTo(hour === 5 ? 40 : 0, 6);
      expect(band.p95 - band.p5).toBeCloseTo((plain[hour]?.p95 ?? 0) - (plain[hour]?.p5 ?? 0), 6);
      expect(band.p5).toBeLessThan(band.p25);
      expect(band.p75).toBeLessThan(band.p95);
    }
    // Single hours have a chance of their own: together they are wider than their day.
    const width = hours.reduce((sum, { p5, p95 }) => sum + p95 - p5, 0);
    expect(width).toBeGreaterThan((day?.p95 ?? 0) - (day?.p5 ?? 0));
  });

  it('[FC11] tells single lines and no day that is not foretold', () => {
    const profile = hourlyProfile({ export: [0, 0, 0, 0, 0, 0, 0, 500], import: [] });
    const forecast = forecastOf(factsAt(quiet, BEFORE_TET));
    const [line] = forecast.series;
    if (line === undefined) throw new Error('the world has lines');
    const isLine = (key: SeriesKey): boolean => key.crossing === line.crossing && key.cargoClass === line.cargoClass;
    const ofLine = hoursOfDay(forecast, profile, addDays(BEFORE_TET, 3), isLine);
    const whole = forecast.series.filter(isLine).reduce((sum, { days }) => sum + (days[3]?.mean ?? 0), 0);
    expect(ofLine.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(whole, 6);
    expect(ofLine[7]?.mean).toBe(Math.max(...ofLine.map(({ mean }) => mean)));
    expect(hoursOfDay(forecast, profile, addDays(BEFORE_TET, -1), () => true)).toEqual([]);
    expect(hoursOfDay(forecast, profile, addDays(BEFORE_TET, 60), () => true)).toEqual([]);
    expect(hoursOfDay(forecast, profile, BEFORE_TET, () => false)).toEqual([]);
  });

  it('[FC7] makes the band of a sum from the errors, narrower than the sum of the bands', () => {
    const { series, queues, site } = forecastOf(factsAt(lively, inFebruary));
    const widthOf = (days: Forecast['site']) => (days[10]?.p95 ?? 0) - (days[10]?.p5 ?? 0);
    const sumOfLines = series.reduce((sum, { days }) => sum + widthOf(days), 0);
    expect(widthOf(site)).toBeLessThan(sumOfLines);
    for (const day of site)
      expect([day.p5, day.p25, day.p50, day.p75, day.p95]).toEqual(
        [day.p5, day.p25, day.p50, day.p75, day.p95].toSorted((a, b) => a - b),
      );
    expect(queues.reduce((sum, { days }) => sum + (days[10]?.mean ?? 0), 0)).toBeCloseTo(site[10]?.mean ?? 0, 6);
  });

  it('answers the same again', () => {
    expect(forecastOf(factsAt(lively, inFebruary))).toEqual(forecastOf(factsAt(lively, inFebruary)));
  });
});
