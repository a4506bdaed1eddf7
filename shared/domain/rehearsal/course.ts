import { createArrivals, hoursOf, hoursOver, type ArrivalCounts } from './arrivals.ts';
import { callingOf, pointOfStreams } from './calling.ts';
import type { CourseRun, Draws } from './course-types.ts';
import { createLines } from './lines.ts';
import type { Levers } from './levers.ts';
import { outsideOf } from './outside.ts';
import { createPlacing, TRUCK_KINDS } from './places.ts';
import type { Situation } from './types.ts';

const DAY_HOURS = 24;

/** A situation with its levers made ready to be run often; all runs write into the same lists. */
export type Course = {
  readonly hours: number;
  /** Rehearses one season; the answer holds until the next run. */
  readonly run: (draws: Draws) => CourseRun;
};

/** One season hour by hour; see `createCourse` where there are many. */
export function courseOf(situation: Situation, levers: Levers, draws: Draws): CourseRun {
  return createCourse(situation, levers).run(draws);
}

/**
 * Makes a rehearsal ready (RH1–RH7): trucks come, wait in their streams, are called as the point clears them, leave, and
 * in between want places, beds and water. Capacity and opening are the same in all runs; what comes is drawn.
 */
export function createCourse(situation: Situation, levers: Levers): Course {
  const { streams, facilities, people, yard } = situation;
  const hours = hoursOf(situation);
  const over = hoursOver(situation);
  const arrivals = createArrivals(situation, levers);
  const outside = outsideOf(situation, levers);
  const calling = callingOf(situation, levers, outside);
  const lines = createLines(situation, levers, arrivals, pointOfStreams(situation));
  const placing = createPlacing(yard);
  const kinds = new Float64Array(TRUCK_KINDS);

  const list = (): Float64Array => new Float64Array(hours + 1);
  const trucks = list();
  const outsideTrucks = list();
  const withoutPlace = list();
  const waiting = list();
  const peopleThere = list();
  const waitingByStream = streams.map(list);
  const wantedByZone = yard.zones.map(list);
  const unitsNeeded = facilities.map(list);
  const peoplePerUnit = Float64Array.from(facilities, (one) => one.peoplePerUnit);
  let outsideShare = 0;

  /** Where everybody is at the beginning of an hour. */
  const look = (at: number): void => {
    const present = yard.others + lines.present(kinds);
    let wait = 0;
    for (let s = 0; s < streams.length; s += 1) {
      const own = lines.waiting[s] as number;
      (waitingByStream[s] as Float64Array)[at] = own;
      wait += own;
    }
    const homeless = placing.place(kinds);
    for (let zone = 0; zone < wantedByZone.length; zone += 1)
      (wantedByZone[zone] as Float64Array)[at] = placing.wanted[zone] as number;
    const day = Math.min(situation.days - 1, Math.floor((at + over) / DAY_HOURS));
    const taken = Math.min(homeless, outside.placesByDay[day] ?? 0);
    const persons = present * people.perTruck + people.staying;
    trucks[at] = present;
    waiting[at] = wait;
    outsideTrucks[at] = taken;
    withoutPlace[at] = homeless - taken;
    peopleThere[at] = persons;
    outsideShare = present > 0 ? taken / present : 0;
    for (let f = 0; f < unitsNeeded.length; f += 1)
      (unitsNeeded[f] as Float64Array)[at] = persons / (peoplePerUnit[f] as number);
  };

  /** Trucks come, are called and leave. A function of its own: it is short, and made fast after a few hours. */
  const goOn = (hour: number): void => {
    lines.arrive(hour);
    for (let p = 0; p < calling.length; p += 1) {
      const point = calling[p] as (typeof calling)[number];
      lines.serve(p, hour, point.registered(hour, outsideShare), point.all(hour, outsideShare));
    }
    lines.leave(hour);
  };

  const pass = (come: ArrivalCounts): CourseRun => {
    lines.clear();
    look(0);
    const atFirst = trucks[0] as number;
    let truckHours = 0;
    let takenOutside = 0;
    for (let hour = 0; hour < hours; hour += 1) {
      goOn(hour);
      look(hour + 1);
      truckHours += ((trucks[hour] as number) + (trucks[hour + 1] as number)) / 2;
      takenOutside += Math.max(0, (outsideTrucks[hour + 1] as number) - (outsideTrucks[hour] as number));
    }
    return {
      hours,
      trucks,
      outside: outsideTrucks,
      withoutPlace,
      waiting,
      waitingByStream,
      wantedByZone,
      people: peopleThere,
      unitsNeeded,
      waits: lines.waits(),
      meanWaitHoursByStream: lines.meanWaitHours(),
      counts: {
        ...come,
        atFirst,
        atLast: trucks[hours] as number,
        ...lines.counts(),
        takenOutside: takenOutside + (outsideTrucks[0] as number),
        truckDays: truckHours / DAY_HOURS,
      },
    };
  };

  return { hours, run: (draws) => pass(arrivals.fill(draws)) };
}
