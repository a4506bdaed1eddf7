import { addDays } from '../../kernel/calendar.ts';
import { sumOf } from '../../kernel/sums.ts';
import { hoursOver } from './arrivals.ts';
import { MISSING_FROM } from './assumptions.ts';
import { drawsOf } from './chance.ts';
import type { CourseRun } from './course-types.ts';
import { createCourse } from './course.ts';
import { failureOf, runOutOf, watchedOf, type RunOut } from './failures.ts';
import { leverCostsOf } from './lever-costs.ts';
import type { LeverCosts, Levers } from './levers.ts';
import { createBand, quantilesOf, type Band } from './quantiles.ts';
import type { Money, ScenarioResult, Situation } from './types.ts';

/** So many runs make the bands of a scenario. */
export const USUAL_RUNS = 200;

const DAY_HOURS = 24;

/** Between what the runs lie hour by hour: values at the beginning and at the end of each hour. */
export type HourBands = {
  readonly trucks: Band;
  readonly waiting: Band;
  readonly withoutPlace: Band;
  readonly people: Band;
};

/** A scenario that is being worked out, some runs at a time; whoever does not go on has cancelled it. */
export type Replications = {
  readonly runs: number;
  readonly done: () => number;
  /** Goes on by up to so many runs; how many are done then. */
  readonly step: (runs: number) => number;
  /** What the runs so far come to. */
  readonly result: () => ScenarioResult;
  readonly bands: () => HourBands;
};

/** Rehearses a scenario many times (RH10); the same run meets the same season whatever the levers. */
export function createReplications(
  situation: Situation,
  levers: Levers,
  costs: LeverCosts,
  runs: number = USUAL_RUNS,
): Replications {
  const course = createCourse(situation, levers);
  const watched = watchedOf(situation, levers);
  const costsOf = leverCostsOf(situation, levers, costs);
  const over = hoursOver(situation);
  const bands = {
    trucks: createBand(course.hours + 1, runs),
    waiting: createBand(course.hours + 1, runs),
    withoutPlace: createBand(course.hours + 1, runs),
    people: createBand(course.hours + 1, runs),
  };
  const days = createBand(situation.days, runs);
  const dayPeaks = new Float64Array(situation.days);
  const figures: RunFigures[] = [];
  const runOuts = watched.map((): RunOut[] => []);

  const one = (run: CourseRun): void => {
    bands.trucks.add(run.trucks);
    bands.waiting.add(run.waiting);
    bands.withoutPlace.add(run.withoutPlace);
    bands.people.add(run.people);
    peaksByDay(run.trucks, over, dayPeaks);
    days.add(dayPeaks);
    watched.forEach((what, at) => {
      const out = runOutOf(what, run);
      if (out !== null) runOuts[at]?.push(out);
    });
    figures.push(figuresOf(run, situation.money, over));
  };

  return {
    runs,
    done: () => figures.length,
    step: (count) => {
      const until = Math.min(runs, figures.length + count);
      while (figures.length < until) one(course.run(drawsOf(figures.length, situation.days, situation.spreading)));
      return figures.length;
    },
    result: () => {
      const band = days.band();
      const of = (figure: keyof RunFigures) => quantilesOf(figures.map((run) => run[figure]));
      const mean = (figure: keyof RunFigures): number =>
        figures.reduce((sum, run) => sum + run[figure], 0) / Math.max(1, figures.length);
      const { money } = situation;
      // Costs grow evenly with the counts, so those of the mean counts are the mean of those of the runs.
      const costsDong = costsOf({
        deferred: mean('deferred'),
        refused: mean('refused'),
        takenOutside: mean('takenOutside'),
      });
      return {
        runs: figures.length,
        fromOn: situation.fromOn,
        days: situation.days,
        peakTrucks: of('peakTrucks'),
        peakOn: addDays(
          situation.fromOn,
          Math.min(situation.days - 1, Math.floor((of('peakHour').p50 + over) / DAY_HOURS)),
        ),
        overflowDays: of('overflowDays'),
        largestQueue: of('largestQueue'),
        meanWaitHours: of('meanWaitHours'),
        p95WaitHours: of('p95WaitHours'),
        longestWaitHours: of('longestWaitHours'),
        peoplePeak: of('peoplePeak'),
        crossed: of('crossed'),
        refused: of('refused'),
        deferred: of('deferred'),
        incomeDong: money === null ? null : of('incomeDong'),
        costDong: sumOf(Object.values(costsDong)),
        costsDong,
        failures: watched
          .flatMap(({ resource }, at) => failureOf(situation, resource, runOuts[at] ?? []) ?? [])
          .sort((a, b) => a.firstAt - b.firstAt || b.runs - a.runs),
        perDay: Array.from({ length: situation.days }, (_, day) => ({
          on: addDays(situation.fromOn, day),
          p5: band.p5[day] ?? 0,
          p25: band.p25[day] ?? 0,
          p50: band.p50[day] ?? 0,
          p75: band.p75[day] ?? 0,
          p95: band.p95[day] ?? 0,
        })),
      };
    },
    bands: () => ({
      trucks: bands.trucks.band(),
      waiting: bands.waiting.band(),
      withoutPlace: bands.withoutPlace.band(),
      people: bands.people.band(),
    }),
  };
}

/** What is kept of one run. */
type RunFigures = Readonly<
  Record<
    | 'peakTrucks'
    | 'peakHour'
    | 'overflowDays'
    | 'largestQueue'
    | 'meanWaitHours'
    | 'p95WaitHours'
    | 'longestWaitHours'
    | 'peoplePeak'
    | 'crossed'
    | 'refused'
    | 'deferred'
    | 'incomeDong'
    | 'takenOutside',
    number
  >
>;

function figuresOf(run: CourseRun, money: Money | null, over: number): RunFigures {
  const peakHour = peakOf(run.trucks);
  return {
    peakTrucks: run.trucks[peakHour] as number,
    peakHour,
    overflowDays: overflowDays(run.withoutPlace, over),
    largestQueue: run.waiting[peakOf(run.waiting)] as number,
    meanWaitHours: run.waits.meanHours,
    p95WaitHours: run.waits.p95Hours,
    longestWaitHours: run.waits.longestHours,
    peoplePeak: run.people[peakOf(run.people)] as number,
    crossed: run.counts.left,
    refused: run.counts.refused,
    deferred: run.counts.deferred,
    incomeDong: money === null ? 0 : incomeOf(run, money),
    takenOutside: run.counts.takenOutside,
  };
}

/** Charges of the time that is rehearsed: once for each that leaves, and days begun, which are half a day more than days. */
function incomeOf({ counts }: CourseRun, { onceDong, perDayDong }: Money): number {
  return counts.left * onceDong + (counts.truckDays + counts.left / 2) * perDayDong;
}

function peakOf(list: Float64Array): number {
  let best = 0;
  for (let at = 1; at < list.length; at += 1) if ((list[at] as number) > (list[best] as number)) best = at;
  return best;
}

/** Days on which trucks are without a place at the beginning of any hour. */
function overflowDays(withoutPlace: Float64Array, over: number): number {
  let days = 0;
  let last = -1;
  for (let at = 0; at < withoutPlace.length - 1; at += 1) {
    const day = Math.floor((at + over) / DAY_HOURS);
    if (day === last || (withoutPlace[at] as number) < MISSING_FROM) continue;
    last = day;
    days += 1;
  }
  return days;
}

function peaksByDay(list: Float64Array, over: number, peaks: Float64Array): void {
  peaks.fill(0);
  for (let at = 0; at < list.length - 1; at += 1) {
    const day = Math.floor((at + over) / DAY_HOURS);
    if ((list[at] as number) > (peaks[day] as number)) peaks[day] = list[at] as number;
  }
}
