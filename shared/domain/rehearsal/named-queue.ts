import { daysBetween, type Day } from '../../kernel/calendar.ts';
import { fold } from '../../kernel/text.ts';
import { hoursOver } from './arrivals.ts';
import { provinceOn, type NamedFacts } from './named-facts.ts';
import type { Point, Situation, Stream } from './types.ts';

const FIRST = '2021-12-16';
const TAN_THANH_SHUT = '2021-12-18';
const PEAK = '2021-12-21';
const AFTER = '2022-01-02';
/** Folded, as names are compared. */
const TAN_THANH = 'tan thanh';
const DAY_HOURS = 24;
const GROUP_HOURS = 6;

/**
 * December 2021 on the user's own yard (RH11), from 16 December, or from the 18th with Tân Thanh shut for good. All of it
 * waited for export. Arrivals follow from the published queues: what it grew by in a day and what was cleared; from 21
 * December on, from the fall until 2 January.
 */
export function december2021(
  situation: Situation,
  facts: NamedFacts,
  share: number,
  isTanThanhShut: boolean,
): Situation {
  const start = provinceOn(facts.history, isTanThanhShut ? TAN_THANH_SHUT : FIRST);
  const peak = provinceOn(facts.history, PEAK);
  const after = provinceOn(facts.history, AFTER);
  const cleared = peak.clearedPerDay ?? 0;
  const risingDays = daysBetween(start.on as Day, PEAK as Day);
  const rising = Math.max(0, ((peak.waiting ?? 0) - (start.waiting ?? 0)) / risingDays + cleared);
  const falling = Math.max(
    0,
    ((after.waiting ?? 0) - (peak.waiting ?? 0)) / daysBetween(PEAK as Day, AFTER as Day) + cleared,
  );
  const portions = portionsOf(situation, facts, isTanThanhShut);
  const isShut = (crossing: string): boolean => isTanThanhShut && isNamed(facts, crossing, TAN_THANH);
  const perDayOf = (day: number): number => (day < risingDays ? rising : falling);
  const partOf = createParts(situation);
  const hoursWaited = (DAY_HOURS * (start.waiting ?? 0)) / rising;

  const streams = situation.streams.map((stream, s): Stream => {
    if (stream.direction !== 'export') return stream;
    const part = share * (portions.own.get(stream.crossing) ?? 0) * partOf(s);
    return {
      ...stream,
      perDay: stream.perDay.map((_, day) => perDayOf(day) * part),
      waiting: queueOf((start.waiting ?? 0) * part, hoursWaited),
    };
  });
  const points = situation.points.map((point): Point => {
    if (isShut(point.crossing)) return shut(point);
    if (point.direction !== 'export') return point;
    const portion = (portions.own.get(point.crossing) ?? 0) / portions.open;
    return withDaily(situation, point, cleared * share * portion);
  });
  return { ...situation, streams, points };
}

/**
 * The part of the province's queue that stands before each of the site's crossings: as published by name; a crossing that
 * the yard does not serve keeps its part to itself. Where no name is known, all of it by what the crossings clear. `open` is
 * the part of those crossings of the province that are open: they clear what is cleared.
 */
function portionsOf(situation: Situation, facts: NamedFacts, isTanThanhShut: boolean) {
  const first = provinceOn(facts.history, FIRST).waitingByCrossing;
  const shutDay = provinceOn(facts.history, TAN_THANH_SHUT);
  const named = first.reduce((sum, { trucks }) => sum + trucks, 0);
  const tanThanh = isTanThanhShut
    ? (shutDay.waitingByCrossing[0]?.trucks ?? 0) / (shutDay.waiting ?? 1)
    : (first.find(({ crossing }) => fold(crossing) === TAN_THANH)?.trucks ?? 0) / named;
  const others = first.reduce((sum, { crossing, trucks }) => sum + (fold(crossing) === TAN_THANH ? 0 : trucks), 0);
  const published = new Map(
    first.map(({ crossing, trucks }) => [
      crossing,
      fold(crossing) === TAN_THANH ? tanThanh : ((1 - tanThanh) * trucks) / others,
    ]),
  );
  const codes = [...new Set(situation.streams.map(({ crossing }) => crossing))];
  const own = new Map(
    codes.flatMap((code) =>
      [...published].flatMap(([name, part]): [string, number][] => (isNamed(facts, code, name) ? [[code, part]] : [])),
    ),
  );
  if (own.size > 0) return { own, open: isTanThanhShut ? 1 - tanThanh : 1 };
  const capacity = (code: string): number =>
    situation.points.reduce(
      (sum, point) => sum + (point.crossing === code && point.direction === 'export' ? point.capacityPerHour : 0),
      0,
    );
  const all = codes.reduce((sum, code) => sum + capacity(code), 0);
  return { own: new Map(codes.map((code) => [code, all > 0 ? capacity(code) / all : 1 / codes.length])), open: 1 };
}

/** Whether a crossing of the site is the published one. */
export function isNamed({ crossings }: NamedFacts, code: string, name: string): boolean {
  const own = crossings.find((one) => one.code === code);
  return own !== undefined && fold(own.name) === fold(name);
}

/** The part of a stream among those of its crossing and direction: by what the forecast brings, else evenly. */
export function createParts({ streams }: Situation): (stream: number) => number {
  const totals = streams.map(({ perDay }) => perDay.reduce((sum, trucks) => sum + trucks, 0));
  return (s) => {
    const mine = streams[s];
    const peers = streams.flatMap((one, at) =>
      one.crossing === mine?.crossing && one.direction === mine.direction ? [at] : [],
    );
    const sum = peers.reduce((all, at) => all + (totals[at] ?? 0), 0);
    return sum > 0 ? (totals[s] ?? 0) / sum : 1 / peers.length;
  };
}

/** A point that clears so many on a day of usual length, as long as it is open. */
export function withDaily(situation: Situation, point: Point, perDay: number): Point {
  const open = usualHours(situation, point).reduce((sum, part) => sum + part, 0);
  return { ...point, capacityPerHour: open > 0 ? perDay / open : 0 };
}

/** The part of each hour of the day for which a point is open on its longest days, whoever may cross. */
export function usualHours(situation: Situation, point: Point): readonly number[] {
  const parts = Array.from({ length: DAY_HOURS }, () => 0);
  const over = hoursOver(situation);
  point.open.forEach((part, at) => {
    const hour = (at + over) % DAY_HOURS;
    parts[hour] = Math.max(parts[hour] ?? 0, Math.min(1, part + (point.openPreregistered[at] ?? 0)));
  });
  return parts;
}

function shut(point: Point): Point {
  return { ...point, open: point.open.map(() => 0), openPreregistered: point.openPreregistered.map(() => 0) };
}

/** A queue that came evenly over so many hours. */
function queueOf(trucks: number, hours: number): Stream['waiting'] {
  const groups = Math.max(1, Math.ceil(hours / GROUP_HOURS));
  return Array.from({ length: groups }, (_, at) => ({
    hours: (hours * (groups - at - 0.5)) / groups,
    trucks: trucks / groups,
  }));
}
