import { hoursOf, type Arrivals } from './arrivals.ts';
import type { WaitFigures } from './course-types.ts';
import { createGroups } from './groups.ts';
import type { Levers } from './levers.ts';
import { createLinings } from './lining.ts';
import { createPipes } from './pipes.ts';
import { truckKind } from './places.ts';
import { createSharing } from './sharing.ts';
import { walkUpHoursOf } from './throughput.ts';
import type { Point, Situation } from './types.ts';
import { createWaitTally } from './wait-tally.ts';

/** All streams with their queues, and their trucks from the call until they have left. */
export type Lines = {
  readonly clear: () => void;
  /** The trucks of an hour begin to come. */
  readonly arrive: (hour: number) => void;
  /** A point clears so many in it: first those for pre-registered trucks only, then those for all. */
  readonly serve: (point: number, hour: number, registered: number, all: number) => void;
  /** Those called before leave. */
  readonly leave: (hour: number) => void;
  readonly waiting: Float64Array;
  /** Trucks that wait or are on their way, by kind into the list; the sum. */
  readonly present: (kinds: Float64Array) => number;
  /** All waits, those at the end with what they have waited by then; to be asked once, when the run is over. */
  readonly waits: () => WaitFigures;
  readonly meanWaitHours: () => Float64Array;
  readonly counts: () => { readonly called: number; readonly left: number };
};

/** Sets up the lines of a situation; `pointOf` says for each stream at which point it waits. */
export function createLines(
  situation: Situation,
  levers: Levers,
  arrivals: Arrivals,
  pointOf: readonly number[],
): Lines {
  const { streams, points } = situation;
  const hours = hoursOf(situation);
  const count = streams.length;
  const tally = createWaitTally();
  const linings = createLinings(count, createGroups(streams, hours, arrivals), tally);
  const levels = {
    waiting: new Float64Array(count),
    waitingKnown: new Float64Array(count),
    perHour: new Float64Array(count),
    perHourKnown: new Float64Array(count),
    called: new Float64Array(count),
  };
  const members = points.map((_, p) => Int32Array.from(pointOf.flatMap((point, s) => (point === p ? [s] : []))));
  const weights = streams.map(({ weight }) => weight);
  const sharings = members.map((own) => createSharing(own, weights, linings, levels));
  const throughHours = pointOf.map((p) => {
    const point = points[p];
    return point === undefined ? 0 : throughHoursOf(point, levers);
  });
  const pipes = createPipes(hours, throughHours, insideByStream(situation, pointOf));
  const kindOf = Int32Array.from(streams, ({ direction, cargoClass }) => truckKind(direction, cargoClass));

  return {
    waiting: levels.waiting,
    clear: () => {
      tally.clear();
      linings.clear();
      pipes.clear();
      streams.forEach(({ waiting, preregistered }, s) => {
        const trucks = waiting.reduce((sum, group) => sum + group.trucks, 0);
        levels.waiting[s] = trucks;
        levels.waitingKnown[s] = trucks * preregistered;
      });
    },
    arrive: (hour) => {
      linings.arrive(hour);
      levels.called.fill(0);
      for (let s = 0; s < count; s += 1) {
        const all = arrivals.trucks[s * hours + hour] as number;
        const known = arrivals.registered[s * hours + hour] as number;
        levels.perHour[s] = all;
        levels.perHourKnown[s] = known;
        if (pointOf[s] === -1) {
          levels.waiting[s] = (levels.waiting[s] as number) + all;
          levels.waitingKnown[s] = (levels.waitingKnown[s] as number) + known;
        }
      }
    },
    serve: (point, hour, registered, all) => {
      const serve = sharings[point];
      if (serve === undefined) return;
      const rate = registered + all;
      const change = rate > 0 ? hour + registered / rate : hour;
      if (change > hour) serve(rate, hour, change, true);
      serve(rate, change, hour + 1, false);
    },
    leave: (hour) => pipes.step(hour, levels.called),
    present: (kinds) => {
      kinds.fill(0);
      let sum = 0;
      for (let s = 0; s < count; s += 1) {
        const kind = kindOf[s] as number;
        const own = (levels.waiting[s] as number) + (pipes.inside[s] as number);
        kinds[kind] = (kinds[kind] as number) + own;
        sum += own;
      }
      return sum;
    },
    waits: () => {
      linings.close(hours);
      return tally.figures();
    },
    meanWaitHours: linings.meanWaitHours,
    counts: () => ({ called: sumOf(pipes.called), left: sumOf(pipes.left) }),
  };
}

/** From the call until the truck has left: longer or shorter by what calling from elsewhere changes. */
function throughHoursOf(point: Point, levers: Levers): number {
  return Math.max(0, point.throughHours + walkUpHoursOf(point, levers) - point.walkUpHours);
}

/** The trucks called before the beginning, shared among the streams of their point by who waits there, else by weight. */
function insideByStream({ streams, points }: Situation, pointOf: readonly number[]): Float64Array {
  const trucks = streams.map(({ waiting }) => waiting.reduce((sum, group) => sum + group.trucks, 0));
  const sumAt = (p: number, values: readonly number[]): number =>
    values.reduce((sum, value, s) => sum + (pointOf[s] === p ? value : 0), 0);
  const weights = streams.map(({ weight }) => Math.max(weight, 1e-6));
  return Float64Array.from(streams, (_, s) => {
    const p = pointOf[s] ?? -1;
    const by = sumAt(p, trucks) > 0 ? trucks : weights;
    return p === -1 ? 0 : ((points[p]?.inside ?? 0) * (by[s] ?? 0)) / sumAt(p, by);
  });
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
