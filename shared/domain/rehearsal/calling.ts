import type { Levers } from './levers.ts';
import { openingOf, type Opening } from './opening.ts';
import type { Outside } from './outside.ts';
import { busyShare, clearedPerHour, tripHours, walkUpHoursOf } from './throughput.ts';
import type { Point, Situation } from './types.ts';

/** The busy share is worked out for so many steps of the share of trucks that stand outside. */
const OUTSIDE_STEPS = 16;

/** What a point can clear hour by hour. */
export type Calling = {
  readonly opening: Opening;
  /** Trucks of an hour in which it is open throughout. */
  readonly perHour: number;
  readonly walkUpHours: number;
  /** Trucks of an hour for all, and for pre-registered ones only, with this share of all trucks standing outside. */
  readonly all: (hour: number, outsideShare: number) => number;
  readonly registered: (hour: number, outsideShare: number) => number;
};

/**
 * What each point clears (RH4): capacity × lanes × the open part of the hour × the busy share of its buffer, and no more
 * than the drivers of the team bring there; the points that work in an hour share the drivers as they need them.
 */
export function callingOf(situation: Situation, levers: Levers, outside: Outside): readonly Calling[] {
  const points = situation.points.map((point) => {
    const perHour = clearedPerHour(point, levers);
    const walkUpHours = walkUpHoursOf(point, levers);
    return {
      opening: openingOf(situation, point, levers),
      perHour,
      walkUpHours,
      busy: Float64Array.from({ length: OUTSIDE_STEPS + 1 }, (_, step) =>
        busyShare(point.buffer, perHour, walkUpHours + (outside.walkUpHours * step) / OUTSIDE_STEPS),
      ),
    };
  });
  const driversNeeded = (hour: number): number =>
    points.reduce((sum, { opening, perHour, walkUpHours }) => {
      const part = (opening.all[hour] as number) + (opening.registered[hour] as number);
      return sum + part * perHour * tripHours(walkUpHours);
    }, 0);
  const hours = points[0]?.opening.all.length ?? 0;
  const team = levers.team;
  const driven = new Float64Array(hours).fill(1);
  if (team !== null)
    for (let hour = 0; hour < hours; hour += 1) {
      const needed = driversNeeded(hour);
      driven[hour] = needed > team ? Math.max(0, team) / needed : 1;
    }
  return points.map(({ opening, perHour, walkUpHours, busy }) => {
    const most = (hour: number, outsideShare: number): number =>
      perHour * Math.min(busy[Math.round(outsideShare * OUTSIDE_STEPS)] as number, driven[hour] as number);
    return {
      opening,
      perHour,
      walkUpHours,
      all: (hour, share) => (opening.all[hour] as number) * most(hour, share),
      registered: (hour, share) => (opening.registered[hour] as number) * most(hour, share),
    };
  });
}

/** Which point each stream waits at; −1 where there is none, then it waits for good. */
export function pointOfStreams({ points, streams }: Situation): readonly number[] {
  const isAt = (point: Point, crossing: string, direction: string): boolean =>
    point.crossing === crossing && point.direction === direction;
  return streams.map(({ crossing, direction }) => points.findIndex((point) => isAt(point, crossing, direction)));
}
