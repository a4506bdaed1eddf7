import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { dayOf } from '../../../shared/kernel/calendar.ts';
import type { CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { openSpans } from '../../../shared/domain/queue/calendar.ts';
import {
  defaultDiscipline,
  isOldestTurn,
  oldestEvery,
  patternIndex,
  turnPattern,
} from '../../../shared/domain/queue/discipline.ts';
import type { PastEntry, PastQueue } from '../../../shared/domain/queue/estimate-history.ts';
import { createRandom } from './arrivals.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const START = instant(Date.UTC(2025, 10, 1, 17));
/** Shares of the streams among those who come; the notice's ratio is 3:2:1. */
const MIX = [0.35, 0.3, 0.35] as const;

export type WorldShape = {
  readonly seed: number;
  readonly days: number;
  readonly perDay: number;
  readonly batch: number;
};

type Truck = {
  readonly stream: number;
  readonly joinedAt: Instant;
  calledAt: Instant | null;
  leftAt: Instant | null;
  isMoved: boolean;
};

/**
 * The past of a queue, drawn by chance minute by minute: a profile of the day and of the week, a level that shifts from
 * day to day, closed hours that the calendar says and stops that it does not, a ramp before Tết, streams called by their
 * ratio with a share for the oldest, calls in batches, no-shows, and trucks that leave.
 */
export function queueWorld({ seed, days, perDay, batch }: WorldShape): PastQueue {
  const random = createRandom(seed);
  const calendar = calendarOf(random, days);
  const until = instant(START + days * DAY_MS);
  const isOpen = new Uint8Array(days * 1440);
  for (const { from, to } of openSpans(calendar, START, until, ZONE))
    isOpen.fill(1, (from - START) / MINUTE_MS, (to - START) / MINUTE_MS);
  const discipline = defaultDiscipline('export');
  const every = oldestEvery(discipline);
  const pattern = turnPattern(discipline.streams);
  const trucks: Truck[] = [];
  const lines: Truck[][] = discipline.streams.map(() => []);
  let turn = 0;
  let due = 0;
  let size = batch;
  let level = 1;
  let stopped = 0;

  const next = (): Truck | undefined => {
    const ofOldest = isOldestTurn(turn, every);
    const at = patternIndex(turn, every, pattern.length);
    turn += 1;
    const heads = lines.filter((line) => line.length > 0);
    if (heads.length === 0) return undefined;
    if (ofOldest) return heads.toSorted((a, b) => (a[0]?.joinedAt ?? 0) - (b[0]?.joinedAt ?? 0))[0]?.shift();
    for (let step = 0; step < pattern.length; step += 1) {
      const line = lines[pattern[(at + step) % pattern.length] ?? 0];
      if (line !== undefined && line.length > 0) return line.shift();
    }
    return undefined;
  };

  let arrivals = 1;
  for (let minute = 0; minute < days * 1440; minute += 1) {
    const at = instant(START + minute * MINUTE_MS);
    const day = Math.floor(minute / 1440);
    const hour = Math.floor((minute % 1440) / 60);
    if (minute % 1440 === 0) {
      level = 0.55 * level + 0.45 * Math.exp(0.25 * normal(random));
      arrivals = Math.exp(0.2 * normal(random));
    }
    const weekday = [1.05, 1.1, 1.05, 1, 1, 0.85, 0.7][day % 7] ?? 1;
    const tet = day > days * 0.6 && day < days * 0.8 ? 1 + 0.5 * Math.sin(((day / days - 0.6) / 0.2) * Math.PI) : 1;
    for (let n = poisson(random, ((perDay * arrivals * weekday * tet) / 1440) * arrivalFactor(hour)); n > 0; n -= 1) {
      const drawn = random();
      const stream = drawn < MIX[0] ? 0 : drawn < MIX[0] + MIX[1] ? 1 : 2;
      const truck: Truck = {
        stream,
        joinedAt: instant(at + Math.floor(random() * MINUTE_MS)),
        calledAt: null,
        leftAt: null,
        isMoved: false,
      };
      trucks.push(truck);
      lines[stream]?.push(truck);
    }
    if (isOpen[minute] !== 1) continue;
    if (stopped > 0) stopped -= 1;
    else if (random() < 1 / (60 * 40)) stopped = Math.floor(20 + random() * 90);
    if (stopped > 0) continue;
    // Somewhat less than comes, so that it is the ramps and the bad days that make the line.
    due += ((perDay * 1.12 * level) / (OPEN_HOURS * 60)) * capacityFactor(hour) * (0.4 + 1.2 * random());
    if (lines.every((line) => line.length === 0)) due = Math.min(due, batch);
    if (due < size) continue;
    due -= size;
    for (let n = 0; n < size; n += 1) {
      const truck = next();
      if (truck === undefined) break;
      const calledAt = instant(Math.max(at + MINUTE_MS, truck.joinedAt + 1));
      const chance = random();
      if (chance < 0.03 && !truck.isMoved) {
        truck.isMoved = true;
        lines[truck.stream]?.push(truck);
      } else if (chance < 0.04) truck.leftAt = calledAt;
      else truck.calledAt = calledAt;
    }
    size = Math.max(1, Math.round(batch * (0.5 + random())));
  }
  const entries = trucks
    .toSorted((a, b) => a.joinedAt - b.joinedAt)
    .map((truck): PastEntry => ({ ...truck, holds: [], stream: discipline.streams[truck.stream]?.key ?? '' }));
  return { entries, discipline, calendar, walkUpMs: 0, zone: ZONE, from: START, until };
}

const OPEN_HOURS = 13;

function calendarOf(random: () => number, days: number): CrossingCalendar {
  const hours: CrossingCalendar['hours'][number][] = [];
  for (let day = 0; day < days; day += 1) {
    const on = dayOf(instant(START + day * DAY_MS + HOUR_MS), ZONE);
    const drawn = random();
    const first = 8 + Math.floor(random() * 8);
    if (drawn < 0.08) hours.push({ on, fromMinute: first * 60, toMinute: (first + 3) * 60, state: 'closed' });
    else if (drawn < 0.12) hours.push({ on, fromMinute: 1200, toMinute: 1320, state: 'normal' });
  }
  return { daily: [{ fromMinute: 7 * 60, toMinute: 20 * 60 }], days: [], hours };
}

function arrivalFactor(hour: number): number {
  return hour < 5 ? 0.4 : hour < 9 ? 1.1 : hour < 12 ? 1.5 : hour < 18 ? 1.2 : 0.9;
}

function capacityFactor(hour: number): number {
  return hour === 11 || hour === 12 ? 0.45 : hour < 9 ? 0.8 : hour < 17 ? 1.25 : 0.95;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let product = random();
  let count = 0;
  for (; product > limit; count += 1) product *= random();
  return count;
}
