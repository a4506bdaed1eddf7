import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/calendar.ts';
import { later, HOUR_MS } from '../../../shared/kernel/instant.ts';
import { drawsOf } from '../../../shared/domain/rehearsal/chance.ts';
import { USUAL_LEVER_COSTS } from '../../../shared/domain/rehearsal/lever-costs.ts';
import { NO_LEVERS, type LeverCosts, type Levers } from '../../../shared/domain/rehearsal/levers.ts';
import { remediesFor, createRemedySearch } from '../../../shared/domain/rehearsal/remedies.ts';
import { createReplications } from '../../../shared/domain/rehearsal/replications.ts';
import type { ScenarioResult, Situation } from '../../../shared/domain/rehearsal/types.ts';
import { aPoint, aSituation, aStream, facilities, FIRST_DAY, openWithin } from './a-situation.ts';

const DAYS = 20;

/** 140 a day are cleared; 200 a day come in the first ten days, 100 in the others. */
function surge(overrides: Partial<Situation> = {}): Situation {
  return aSituation({
    days: DAYS,
    spreading: { seasonSigma: 0.05, dayCv: 0.1 },
    streams: [aStream({ perDay: Array.from({ length: DAYS }, (_, day) => (day < 10 ? 200 : 100)) })],
    points: [aPoint({ capacityPerHour: 10, open: openWithin(DAYS, 6, 20) }, DAYS * 24)],
    yard: { zones: [{ code: 'A', name: 'A', places: 500, direction: null, cargoClasses: [] }], others: 0 },
    facilities: [facilities('toilet', 30, 20), facilities('water', 1000, 10)],
    money: { onceDong: 50_000, perDayDong: 100_000 },
    ...overrides,
  });
}

function resultOf(situation: Situation, levers: Partial<Levers> = {}, runs = 60): ScenarioResult {
  const replications = createReplications(situation, { ...NO_LEVERS, ...levers }, USUAL_LEVER_COSTS, runs);
  replications.step(runs);
  return replications.result();
}

describe('many runs', () => {
  it('[RH10] draws factors of the mean 1, the same for a run whatever is done', () => {
    const spreading = { seasonSigma: 0.3, dayCv: 0.4 };
    const draws = Array.from({ length: 3000 }, (_, run) => drawsOf(run, 10, spreading));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = (values: readonly number[]): number => {
      const middle = mean(values);
      return mean(values.map((value) => (value - middle) ** 2));
    };
    const seasons = draws.map(({ season }) => season);
    const days = draws.flatMap((draw) => [...draw.days]);
    expect(Math.abs(mean(seasons) - 1)).toBeLessThan(3.5 * Math.sqrt(variance(seasons) / seasons.length));
    expect(Math.abs(mean(days) - 1)).toBeLessThan((3.5 * 0.4) / Math.sqrt(days.length));
    expect(Math.sqrt(variance(days))).toBeCloseTo(0.4, 1);
    expect(Math.sqrt(variance(seasons.map(Math.log)))).toBeCloseTo(0.3, 1);
    expect(drawsOf(7, 10, spreading)).toEqual(draws[7]);
    // More days leave the first ones as they are.
    expect(drawsOf(7, 20, spreading).days.slice(0, 10)).toEqual(draws[7]?.days);
  });

  it('[RH10] comes to the same in one step or in many, and says how far it is', () => {
    const whole = createReplications(surge(), NO_LEVERS, USUAL_LEVER_COSTS, 20);
    whole.step(20);
    const bits = createReplications(surge(), NO_LEVERS, USUAL_LEVER_COSTS, 20);
    expect([bits.step(7), bits.done(), bits.step(7), bits.step(7), bits.step(7)]).toEqual([7, 7, 14, 20, 20]);
    expect(bits.result()).toEqual(whole.result());
    expect(bits.bands()).toEqual(whole.bands());
  });

  it('gives bands that hold the runs, and figures that are plain data', () => {
    const replications = createReplications(surge(), NO_LEVERS, USUAL_LEVER_COSTS, 40);
    replications.step(40);
    const { trucks } = replications.bands();
    const result = replications.result();
    expect(
      trucks.p5.every((low, at) => low <= (trucks.p50[at] ?? 0) && (trucks.p50[at] ?? 0) <= (trucks.p95[at] ?? 0)),
    ).toBe(true);
    expect(structuredClone(result)).toEqual(JSON.parse(JSON.stringify(result)));
    expect(result.perDay).toHaveLength(DAYS);
    // The surge ends with the tenth day; most are there in the morning after, before the crossing opens.
    expect(result.peakOn).toBe(addDays(FIRST_DAY, 10));
    expect(Math.max(...result.perDay.map(({ p50 }) => p50))).toBeCloseTo(result.peakTrucks.p50, -1);
  });

  it('counts the income of what leaves and of the days it stays', () => {
    const calm = surge({
      spreading: { seasonSigma: 0, dayCv: 0 },
      streams: [aStream({ perDay: [], waiting: [{ hours: 0, trucks: 10 }] })],
      points: [aPoint({ capacityPerHour: 1 }, DAYS * 24)],
    });
    // Ten leave one after another within ten hours: 50 truck hours, and half a day begun by each.
    expect(resultOf(calm, {}, 1).incomeDong?.p50).toBeCloseTo(10 * 50_000 + (50 / 24 + 5) * 100_000, 3);
  });
});

describe('what fails', () => {
  it('[RH6] lists what runs out by when it does, in how many runs, and how much is missing', () => {
    const { failures, overflowDays } = resultOf(surge());
    expect(failures.map(({ resource }) => resource)).toEqual([
      { kind: 'facility', facility: 'toilet' },
      { kind: 'places' },
    ]);
    const [toilets, places] = failures;
    // 30 toilets serve 600 people, 300 trucks: on the fourth or fifth day; 500 places are full some days later.
    expect(toilets?.runs).toBe(60);
    expect(toilets?.firstAt).toBeGreaterThan(later(surge().fromAt, 2 * 24 * HOUR_MS));
    expect(toilets?.firstAt).toBeLessThan(places?.firstAt ?? 0);
    expect(toilets?.firstLowAt).toBeLessThanOrEqual(toilets?.firstAt ?? 0);
    expect(places?.shortage.p95).toBeGreaterThan(places?.shortage.p5 ?? Infinity);
    expect(overflowDays.p50).toBeGreaterThan(0);
    expect(resultOf(surge(), { units: { toilet: 100 } }).failures.map(({ resource }) => resource)).toEqual([
      { kind: 'places' },
    ]);
  });

  it('[RH6] tells a zone that is too small for its trucks although there are places elsewhere', () => {
    const zones = [
      { code: 'A', name: 'A', places: 5000, direction: null, cargoClasses: [] },
      { code: 'N', name: 'N', places: 100, direction: 'export', cargoClasses: [] },
    ] as const;
    const { failures } = resultOf(surge({ yard: { zones, others: 0 }, facilities: [] }));
    expect(failures.map(({ resource }) => resource)).toEqual([{ kind: 'zone', code: 'N' }]);
  });
});

describe('what helps', () => {
  it('[RH8] finds the least of each lever that holds in nine of ten runs, the cheapest first', () => {
    const situation = surge();
    const failure = resultOf(situation).failures.find(({ resource }) => resource.kind === 'places');
    if (failure === undefined) throw new Error('places do not run out');
    const remedies = remediesFor(situation, NO_LEVERS, failure, USUAL_LEVER_COSTS, 20);
    const kinds = remedies.map(({ what }) => what.lever);
    expect(kinds).toContain('overtime');
    expect(kinds).toContain('overflow-yard');
    expect(kinds).toContain('preregistered');
    expect(remedies.map(({ costDong }) => costDong)).toEqual(
      remedies.map(({ costDong }) => costDong).toSorted((a, b) => a - b),
    );
    const runsFailing = (levers: Levers): number =>
      resultOf(situation, levers, 20).failures.find(({ resource }) => resource.kind === 'places')?.runs ?? 0;
    for (const remedy of remedies) {
      expect(remedy.holds).toBeGreaterThanOrEqual(0.9);
      expect(runsFailing(remedy.levers) / 20).toBeCloseTo(1 - remedy.holds, 6);
    }
    const overtime = remedies.find(({ what }) => what.lever === 'overtime');
    const less = (overtime?.amount ?? 0) - 1;
    expect(runsFailing({ ...NO_LEVERS, overtime: [{ crossing: 'HN', hours: less }] })).toBeGreaterThan(2);
  });

  it('[RH8] brings in as many units as are missing, and goes on lever by lever', () => {
    const situation = surge();
    const [failure] = resultOf(situation).failures;
    if (failure?.resource.kind !== 'facility') throw new Error('toilets do not run out first');
    const search = createRemedySearch(situation, NO_LEVERS, failure, USUAL_LEVER_COSTS, 20);
    expect([search.done(), search.step(), search.done()]).toEqual([0, 1, 1]);
    const [units] = search.result();
    expect(units?.what).toEqual({ lever: 'units', facility: 'toilet' });
    expect(units?.amount).toBeGreaterThanOrEqual(failure.shortage.p50 - 1);
    expect(units?.amount).toBeLessThanOrEqual(failure.shortage.p95 + 10);
    expect(units?.costDong).toBeCloseTo((units?.amount ?? 0) * DAYS * USUAL_LEVER_COSTS.unitDayDong.toilet, 3);
  });
});

describe('what is missing already', () => {
  it('[RH8] is helped by units alone', () => {
    const { yard } = surge();
    const situation = surge({ yard: { ...yard, others: 20 }, facilities: [facilities('toilet', 1, 20)] });
    const [failure] = resultOf(situation).failures;
    if (failure?.resource.kind !== 'facility') throw new Error('toilets are not missing first');
    expect(failure.firstAt).toBe(situation.fromAt);
    const remedies = remediesFor(situation, NO_LEVERS, failure, USUAL_LEVER_COSTS, 20);
    expect(remedies.map(({ what }) => what)).toEqual([{ lever: 'units', facility: 'toilet' }]);
    const units = remedies[0]?.amount ?? 0;
    const runsFailing = (toilet: number): number =>
      resultOf(situation, { units: { toilet } }, 20).failures.find(({ resource }) => resource.kind === 'facility')
        ?.runs ?? 0;
    expect([runsFailing(units) <= 2, runsFailing(units - 1) <= 2]).toEqual([true, false]);
  });
});

describe('what levers cost', () => {
  const COSTS: LeverCosts = { ...USUAL_LEVER_COSTS, overtimeHourDong: 3, laneDayDong: 5, teamDriverDayDong: 7 };

  it('[RH9] pays by the day what stands by, by the truck what happens', () => {
    const situation = surge({ spreading: { seasonSigma: 0, dayCv: 0 } });
    const costOf = (levers: Partial<Levers>): number => {
      const one = createReplications(situation, { ...NO_LEVERS, ...levers }, COSTS, 1);
      one.step(1);
      return one.result().costDong;
    };
    const { deferredTruckDong, refusedTruckDong, overflowPlaceDayDong, overflowKmDong, unitDayDong } = COSTS;
    expect(costOf({})).toBe(0);
    expect(costOf({ overtime: [{ crossing: 'HN', hours: 2 }] })).toBeCloseTo(DAYS * 2 * 3, 6);
    expect(costOf({ lanes: [{ crossing: 'HN', direction: 'export', lanes: 2 }] })).toBeCloseTo(DAYS * 2 * 5, 6);
    expect(costOf({ team: 9 })).toBeCloseTo(DAYS * 9 * 7, 6);
    expect(costOf({ units: { toilet: 4 } })).toBeCloseTo(DAYS * 4 * unitDayDong.toilet, 6);
    const fromOn = addDays(FIRST_DAY, 5);
    expect(costOf({ refused: [{ cargoClass: 'general', direction: null, fromOn, untilOn: fromOn }] })).toBeCloseTo(
      200 * refusedTruckDong,
      3,
    );
    expect(costOf({ preregistered: [{ crossing: null, fromOn, untilOn: fromOn, perDay: 150 }] })).toBeCloseTo(
      50 * deferredTruckDong,
      3,
    );
    // Some 110 trucks find no place on the evenings before the surge ends; they are driven 3 km.
    const yard = costOf({ overflowYards: [{ name: 'B', places: 300, distanceKm: 3, fromOn }] });
    const driven = (yard - 300 * (DAYS - 5) * overflowPlaceDayDong) / (3 * overflowKmDong);
    expect(driven).toBeGreaterThan(100);
    expect(driven).toBeLessThan(1000);
  });

  it('[RH9] tells lever by lever what they cost, which together is all', () => {
    const situation = surge();
    const fromOn = addDays(FIRST_DAY, 5);
    const levers: Levers = {
      ...NO_LEVERS,
      overtime: [{ crossing: 'HN', hours: 2 }],
      preregistered: [{ crossing: null, fromOn, untilOn: fromOn, perDay: 150 }],
      overflowYards: [{ name: 'B', places: 10, distanceKm: 3, fromOn }],
    };
    const runs = createReplications(situation, levers, COSTS, 20);
    runs.step(20);
    const { costDong, costsDong, deferred } = runs.result();
    expect(costsDong).toMatchObject({ overtime: DAYS * 2 * 3, lanes: 0, refused: 0, units: 0, team: 0 });
    expect(costsDong.preregistered).toBeGreaterThan(deferred.p5 * COSTS.deferredTruckDong);
    expect(costsDong.preregistered).toBeLessThan(deferred.p95 * COSTS.deferredTruckDong);
    expect(costsDong.overflowYards).toBeGreaterThan(10 * (DAYS - 5) * COSTS.overflowPlaceDayDong);
    expect(costDong).toBeCloseTo(costsDong.overtime + costsDong.preregistered + costsDong.overflowYards, 3);
  });
});
