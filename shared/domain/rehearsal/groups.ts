import type { Arrivals } from './arrivals.ts';
import type { Stream } from './types.ts';

/** Trucks of a stream that come together: those of an hour by its number, those there at first by numbers below zero. */
export type Groups = {
  /** The oldest group of a stream. */
  readonly first: (stream: number) => number;
  readonly ordinary: (stream: number, group: number) => number;
  readonly registered: (stream: number, group: number) => number;
  /** When its first truck came, in hours from the beginning, and how long it took until the last. */
  readonly start: (stream: number, group: number) => number;
  readonly lasting: (group: number) => number;
};

/** The groups of a run are those of its arrivals. */
export function createGroups(streams: readonly Stream[], hours: number, arrivals: Arrivals): Groups {
  const { trucks, registered } = arrivals;
  const shares = Float64Array.from(streams, ({ preregistered }) => preregistered);
  const earlyOf = streams.map(({ waiting }) => waiting.toSorted((a, b) => b.hours - a.hours));
  const earlyHours = Float64Array.from(earlyOf.flat(), (group) => group.hours);
  const earlyTrucks = Float64Array.from(earlyOf.flat(), (group) => group.trucks);
  /** Where those of each stream end. */
  const ends = Int32Array.from(streams, (_, s) => earlyOf.slice(0, s + 1).flat().length);
  const early = (list: Float64Array, stream: number, group: number): number =>
    list[(ends[stream] as number) + group] as number;

  return {
    first: (stream) => -(earlyOf[stream]?.length ?? 0),
    ordinary: (stream, group) =>
      group < 0
        ? early(earlyTrucks, stream, group) * (1 - (shares[stream] as number))
        : (trucks[stream * hours + group] as number) - (registered[stream * hours + group] as number),
    registered: (stream, group) =>
      group < 0
        ? early(earlyTrucks, stream, group) * (shares[stream] as number)
        : (registered[stream * hours + group] as number),
    start: (stream, group) => (group < 0 ? -early(earlyHours, stream, group) : group),
    lasting: (group) => (group < 0 ? 0 : 1),
  };
}
