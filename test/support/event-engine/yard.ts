import { createArrivals, hoursOf } from '../../../shared/domain/rehearsal/arrivals.ts';
import type { Draws } from '../../../shared/domain/rehearsal/course-types.ts';
import type { Levers } from '../../../shared/domain/rehearsal/levers.ts';
import { openingOf } from '../../../shared/domain/rehearsal/opening.ts';
import { clearedPerHour } from '../../../shared/domain/rehearsal/throughput.ts';
import type { Point, Situation } from '../../../shared/domain/rehearsal/types.ts';
import type { Uniform } from './samplers.ts';

type Truck = { readonly at: number; readonly isRegistered: boolean };
type Stream = { readonly trucks: readonly Truck[]; readonly weight: number; credit: number; waiting: Truck[] };

export type EventFigures = { readonly trucks: number; readonly meanWaitHours: number; readonly largestQueue: number };

/**
 * A rehearsal with each truck by itself, to judge the hourly engine by: the same number of trucks in each hour, each at a
 * time of its own; a point takes one after another, in opening hours only, the oldest of the stream whose turn it is.
 * Buffers, teams and the way from the call on are left out: it is about queues.
 */
export function eventCourse(situation: Situation, levers: Levers, draws: Draws, next: Uniform): EventFigures {
  const hours = hoursOf(situation);
  const arrivals = createArrivals(situation, levers);
  arrivals.fill(draws);
  const queue = new Float64Array(hours + 1);
  const waits = { trucks: 0, hours: 0 };
  for (const point of situation.points) {
    const streams = situation.streams.flatMap((stream, s): Stream[] =>
      stream.crossing === point.crossing && stream.direction === point.direction
        ? [
            {
              trucks: trucksOf(
                arrivals.trucks.subarray(s * hours, (s + 1) * hours),
                arrivals.registered.subarray(s * hours, (s + 1) * hours),
                next,
              ),
              weight: stream.weight,
              credit: 0,
              waiting: [],
            },
          ]
        : [],
    );
    callOneByOne(situation, point, levers, streams, (truck, at) => {
      waits.trucks += 1;
      waits.hours += at - truck.at;
      for (let hour = Math.ceil(truck.at); hour <= hours && hour <= at; hour += 1) queue[hour] = queue[hour]! + 1;
    });
  }
  return {
    trucks: waits.trucks,
    meanWaitHours: waits.hours / waits.trucks,
    largestQueue: Math.max(...queue),
  };
}

/** As many trucks as the fluid brings, rounded over time, each at random within its hour. */
function trucksOf(perHour: Float64Array, registered: Float64Array, next: Uniform): readonly Truck[] {
  const trucks: Truck[] = [];
  let due = 0;
  let dueRegistered = 0;
  for (let hour = 0; hour < perHour.length; hour += 1) {
    due += perHour[hour]!;
    dueRegistered += registered[hour]!;
    const come: Truck[] = [];
    for (; due >= 0.5; due -= 1) {
      const isRegistered = dueRegistered >= 0.5;
      if (isRegistered) dueRegistered -= 1;
      come.push({ at: hour + next(), isRegistered });
    }
    trucks.push(...come.sort((a, b) => a.at - b.at));
  }
  return trucks;
}

/** Calls until the end; who waits then is reported with the end as time of call. */
function callOneByOne(
  situation: Situation,
  point: Point,
  levers: Levers,
  streams: readonly Stream[],
  onCall: (truck: Truck, at: number) => void,
): void {
  const opening = openingOf(situation, point, levers);
  const hours = opening.all.length;
  const perHour = clearedPerHour(point, levers);
  const nextOf = streams.map(() => 0);
  let at = 0;
  const admit = (): void =>
    streams.forEach((stream, s) => {
      for (; nextOf[s]! < stream.trucks.length && stream.trucks[nextOf[s]!]!.at <= at; nextOf[s]! += 1)
        stream.waiting.push(stream.trucks[nextOf[s]!]!);
    });
  while (at < hours) {
    admit();
    const hour = Math.floor(at);
    const isForAll = opening.all[hour]! > 0;
    const isOpen = isForAll || opening.registered[hour]! > 0;
    const ready = (stream: Stream): boolean => stream.waiting.some(({ isRegistered }) => isForAll || isRegistered);
    const candidates = isOpen ? streams.filter(ready) : [];
    if (candidates.length === 0) {
      const comes = streams.map((stream, s) => stream.trucks[nextOf[s]!]?.at ?? Infinity);
      at = Math.min(hour + 1, ...comes.map((time) => (time > at ? time : Infinity)));
      continue;
    }
    const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
    for (const stream of candidates) stream.credit += stream.weight / total;
    const stream = candidates.reduce((best, one) => (one.credit > best.credit ? one : best));
    stream.credit -= 1;
    const index = stream.waiting.findIndex(({ isRegistered }) => isForAll || isRegistered);
    const [truck] = stream.waiting.splice(index, 1);
    onCall(truck!, at);
    at = afterOne(opening.all, opening.registered, perHour, at);
  }
  at = hours;
  admit();
  for (const { waiting } of streams) for (const truck of waiting) onCall(truck, hours);
}

/** When the next can be taken: one truck's work later, in open hours only. */
function afterOne(all: Float64Array, registered: Float64Array, perHour: number, from: number): number {
  let at = from;
  let left = 1;
  while (at < all.length) {
    const hour = Math.floor(at);
    const rate = (all[hour]! + registered[hour]!) * perHour;
    const possible = rate * (hour + 1 - at);
    if (possible >= left) return at + left / rate;
    left -= possible;
    at = hour + 1;
  }
  return all.length;
}
