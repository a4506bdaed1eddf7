import { callForwardBuffer } from '../queue/call.ts';
import { HOUR_MS } from '../../kernel/instant.ts';
import { CALLED_KM_PER_HOUR, HAND_OVER_HOURS } from './assumptions.ts';
import { erlangB } from './erlang.ts';
import type { Levers } from './levers.ts';
import type { Point } from './types.ts';

/** Trucks that the point clears in an open hour with its lanes and those opened besides. */
export function clearedPerHour(point: Point, levers: Levers): number {
  const extra = levers.lanes
    .filter(({ crossing, direction }) => crossing === point.crossing && direction === point.direction)
    .reduce((sum, { lanes }) => sum + lanes, 0);
  const lanes = Math.max(1, point.lanes);
  return (point.capacityPerHour * Math.max(0, lanes + extra)) / lanes;
}

/** Hours from the call until the truck is at the point: from where trucks are called, else from the yard. */
export function walkUpHoursOf(point: Point, levers: Levers): number {
  return levers.callForwardKm === null ? point.walkUpHours : levers.callForwardKm / CALLED_KM_PER_HOUR;
}

/** Fewest called trucks on the way that keep the point busy in 95 of 100 cases: 57.14 an hour × 20 min take 26. */
export function bufferNeeded(point: Point, levers: Levers): number {
  return callForwardBuffer(clearedPerHour(point, levers), walkUpHoursOf(point, levers) * HOUR_MS);
}

/**
 * Share of the point's hours in which a called truck is there to be cleared (RH4). At most `buffer` are on the way or at
 * the point; each takes `walkUpHours` to come. As a closed network of one server and a delay (the machine repair model;
 * Cooper 1981, it holds for any walk-up of this mean) it stands idle as often as all are on the way, which is Erlang B of
 * the buffer and the load perHour × walkUpHours: 1 where there is room enough, buffer ÷ load where there is far too little.
 */
export function busyShare(buffer: number, perHour: number, walkUpHours: number): number {
  return 1 - erlangB(Math.max(0, Math.floor(buffer)), perHour * walkUpHours);
}

/** Hours that a driver of the team is gone with one truck: there, back, and handing over twice. */
export function tripHours(walkUpHours: number): number {
  return 2 * walkUpHours + HAND_OVER_HOURS;
}
