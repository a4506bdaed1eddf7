import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALWAYS_OPEN, openSpans, type CrossingCalendar } from '../../../shared/domain/queue/calendar.ts';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import {
  callClock,
  callsBetween,
  instantOfCalls,
  openHours,
  type Pace,
} from '../../../shared/domain/queue/estimate-clock.ts';
import { learnFromPast, type PastEntry, type PastQueue } from '../../../shared/domain/queue/estimate-history.ts';
import { createPastLine } from '../../../shared/domain/queue/estimate-line.ts';
import { timeRange } from '../../../shared/domain/queue/estimate-measured.ts';
import { createPaceKeeper } from '../../../shared/domain/queue/estimate-pace.ts';
import { createResiduals, lowerError, upperError } from '../../../shared/domain/queue/estimate-residuals.ts';
import { orderQueue } from '../../../shared/domain/queue/order.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { seeded } from '../../support/chance.ts';
import { anEntry, aRule } from './builders.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Midnight in the yard. */
const MIDNIGHT = instant(Date.UTC(2026, 1, 9, 17));
const DAYTIME: CrossingCalendar = { ...ALWAYS_OPEN, daily: [{ fromMinute: 7 * 60, toMinute: 19 * 60 }] };
const FLAT: Pace = { level: 30, profile: new Array<number>(24).fill(1) };

function hoursOf(calendar: CrossingCalendar, days = 10): ReturnType<typeof openHours> {
  return openHours(openSpans(calendar, MIDNIGHT, later(MIDNIGHT, days * DAY_MS), ZONE), ZONE);
}

/** Trucks that come one after another and are called in the order of coming, a wait drawn by chance after they came. */
function steadyQueue(trucks: number, seed: number, start: Instant = MIDNIGHT): PastQueue {
  const random = seeded(seed);
  const entries: PastEntry[] = [];
  let called = start + HOUR_MS;
  for (let n = 0; n < trucks; n += 1) {
    const joinedAt = instant(start + n * 2 * MINUTE_MS);
    called = Math.max(called + Math.round(4 * MINUTE_MS * random()), joinedAt + MINUTE_MS);
    entries.push({ stream: 'other', joinedAt, calledAt: instant(called), leftAt: null, isMoved: false, holds: [] });
  }
  return {
    entries,
    discipline: defaultDiscipline('export'),
    calendar: ALWAYS_OPEN,
    walkUpMs: 0,
    zone: ZONE,
    from: start,
    until: instant(called + MINUTE_MS),
  };
}

describe('calls through the calendar', () => {
  it('[QU34] stand still while the crossing is closed', () => {
    const clock = callClock(hoursOf(DAYTIME), FLAT);
    expect(instantOfCalls(clock, 30)).toBe(MIDNIGHT + 8 * HOUR_MS);
    expect(instantOfCalls(clock, 12 * 30 + 15)).toBe(MIDNIGHT + DAY_MS + 7.5 * HOUR_MS);
    expect(instantOfCalls(clock, 12 * 30 * 11)).toBeNull();
  });

  it('[QU34] follow the profile of the day hour by hour, and back again', () => {
    const profile = FLAT.profile.map((factor, hour) => (hour === 8 ? 2 : hour === 9 ? 0.5 : factor));
    const hours = hoursOf(DAYTIME);
    const clock = callClock(hours, { level: 30, profile });
    expect(instantOfCalls(clock, 30 + 60 + 15)).toBe(MIDNIGHT + 10 * HOUR_MS);
    for (const calls of [1, 29, 44, 100, 333, 1000]) {
      const at = instantOfCalls(clock, calls);
      expect(callsBetween(hours, clock.pace, MIDNIGHT, at ?? MIDNIGHT)).toBeCloseTo(calls, 3);
    }
  });

  it('[QU34] in a zone of half hours the hours are those of its own wall', () => {
    const spans = openSpans(ALWAYS_OPEN, MIDNIGHT, later(MIDNIGHT, 2 * HOUR_MS), 'Asia/Kolkata');
    expect(openHours(spans, 'Asia/Kolkata').map(({ to, from }) => (to - from) / MINUTE_MS)).toEqual([30, 60, 30]);
  });

  it('[QU8] twice the pace halves the way, and a shift of time shifts the range', () => {
    const range = { p90From: 10, p50From: 20, p50To: 40, p90To: 90, nineInTen: 80 };
    const now = later(MIDNIGHT, 7 * HOUR_MS);
    const at = (pace: Pace, from: Instant): ReturnType<typeof timeRange> => {
      const spans = openSpans(ALWAYS_OPEN, from, later(from, 5 * DAY_MS), ZONE);
      return timeRange(range, callClock(openHours(spans, ZONE), pace), from);
    };
    const slow = at(FLAT, now);
    const fast = at({ ...FLAT, level: 60 }, now);
    const shifted = at(FLAT, later(now, DAY_MS));
    if (slow === null || fast === null || shifted === null) throw new Error('no range');
    expect((slow.p90To - now) / 2).toBe(fast.p90To - now);
    for (const name of ['p50From', 'p50To', 'p90From', 'p90To'] as const)
      expect(shifted[name] - DAY_MS).toBe(slow[name]);
  });

  it('[QU8] a range is outwards to minutes and never before now', () => {
    const now = instant(MIDNIGHT + 7 * HOUR_MS + 30_000);
    const hours = openHours(openSpans(ALWAYS_OPEN, now, later(now, DAY_MS), ZONE), ZONE);
    const range = timeRange(
      { p90From: 0.01, p50From: 0.2, p50To: 1.1, p90To: 3.3, nineInTen: 3 },
      callClock(hours, FLAT),
      now,
    );
    expect(range?.p90From).toBe(now);
    expect(range?.p50From).toBe(now);
    expect((range?.p50To ?? 1) % MINUTE_MS).toBe(0);
    expect((range?.p90To ?? 0) - now).toBeGreaterThanOrEqual(6.6 * MINUTE_MS);
  });
});

describe('the pace', () => {
  it('[QU34] is unknown after fewer than eight calls, then the calls of an open hour', () => {
    const keeper = createPaceKeeper();
    keeper.add(8, HOUR_MS, 7);
    expect(keeper.pace()).toBeNull();
    keeper.add(9, HOUR_MS, 7);
    expect(keeper.pace()?.level).toBeCloseTo(7, 6);
  });

  it('[QU34] learns which hours of the day are slow', () => {
    const keeper = createPaceKeeper();
    for (let day = 0; day < 30; day += 1)
      for (let hour = 7; hour < 19; hour += 1) keeper.add(hour, HOUR_MS, hour === 12 ? 6 : 30);
    const pace = keeper.pace();
    if (pace === null) throw new Error('no pace');
    expect(pace.level * (pace.profile[12] ?? 0)).toBeLessThan(11);
    expect(pace.level * (pace.profile[9] ?? 0)).toBeGreaterThan(27);
    expect(pace.level * (pace.profile[9] ?? 0)).toBeLessThan(33);
  });
});

describe('the errors', () => {
  it('[QU34] the quantile of few errors is the ⌈(n+1)·share⌉-th, and none when that is more than there are', () => {
    const sorted = Array.from({ length: 19 }, (_, at) => at + 1);
    expect(upperError(sorted, 0.95)).toBe(19);
    expect(upperError(sorted, 0.9)).toBe(18);
    expect(upperError(sorted.slice(0, 18), 0.95)).toBeNull();
    expect(lowerError(sorted, 0.95)).toBe(1);
    expect(lowerError(sorted, 0.75)).toBe(5);
    expect(upperError([], 0.5)).toBeNull();
  });

  it('[QU34] fewer than forty give no range; a group with too few takes those of all', () => {
    const residuals = createResiduals();
    const add = (n: number): void => {
      const at = instant(MIDNIGHT + n * HOUR_MS);
      residuals.add(10, 'other', 10 + (n % 7), at, later(at, MINUTE_MS));
    };
    for (let n = 0; n < 39; n += 1) add(n);
    expect(residuals.range(10)).toBeNull();
    add(39);
    expect(residuals.range(10, 'other')).not.toBeNull();
    expect(residuals.range(10, 'fresh')).toEqual(residuals.range(10));
    expect(residuals.range(500)).not.toBeNull();
  });

  it('[QU34] forget what lies more than thirty days back', () => {
    const residuals = createResiduals();
    for (let n = 0; n < 60; n += 1) residuals.add(3, 'other', 3, MIDNIGHT, later(MIDNIGHT, n * MINUTE_MS));
    expect(residuals.range(3)).not.toBeNull();
    residuals.add(3, 'other', 3, later(MIDNIGHT, 31 * DAY_MS), later(MIDNIGHT, 32 * DAY_MS));
    expect(residuals.range(3)).toBeNull();
  });

  it('[QU34] trucks that waited through the same hours count as one wait: it is not taken for certain', () => {
    const together = createResiduals();
    const apart = createResiduals();
    for (let n = 0; n < 100; n += 1) {
      together.add(50, 'other', 50, MIDNIGHT, later(MIDNIGHT, DAY_MS + n));
      const at = later(MIDNIGHT, n * HOUR_MS);
      apart.add(50, 'other', 50, at, later(at, MINUTE_MS));
    }
    expect(together.range(50)?.p90To).toBeGreaterThan(80);
    expect(together.range(50)?.p90From).toBeLessThan(30);
    expect(apart.range(50)?.p90To).toBeLessThan(55);
    expect(apart.range(50)?.p90From).toBeGreaterThan(45);
  });

  it('[QU34] the worst of a few waits is not taken for what comes', () => {
    const residuals = createResiduals();
    for (let n = 0; n < 100; n += 1)
      residuals.add(10, 'other', n < 90 ? 10 : 400, MIDNIGHT, later(MIDNIGHT, DAY_MS + n));
    expect(residuals.range(10)?.p90To).toBeLessThan(100);
    expect(residuals.range(10)?.p50To).toBeLessThan(20);
  });

  it('[QU34] near the head a batch counts for what it is', () => {
    const residuals = createResiduals();
    for (let n = 0; n < 200; n += 1) {
      const at = later(MIDNIGHT, n * HOUR_MS);
      residuals.add(1 + (n % 4), 'other', n % 5, at, later(at, MINUTE_MS));
    }
    const range = residuals.range(1);
    expect(range?.p90From).toBe(0);
    expect(range?.p90To).toBeLessThan(7);
  });

  it('[QU8] the half range lies in the other one, and no rank is promised an earlier end than one before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (seed) => {
        const random = seeded(seed);
        const residuals = createResiduals();
        for (let n = 0; n < 300; n += 1) {
          const at = instant(MIDNIGHT + n * HOUR_MS);
          const rank = Math.ceil(400 * random() ** 2);
          residuals.add(rank, random() < 0.5 ? 'a' : 'b', rank * Math.exp(2 * random() - 1), at, later(at, HOUR_MS));
        }
        let last = { p90From: 0, p50From: 0, p50To: 0, p90To: 0 };
        for (const rank of [1, 2, 4, 5, 9, 16, 17, 60, 64, 65, 256, 257, 900]) {
          const range = residuals.range(rank, 'a');
          if (range === null) throw new Error('no range');
          expect(range.p90From).toBeLessThanOrEqual(range.p50From);
          expect(range.p50From).toBeLessThanOrEqual(range.p50To);
          expect(range.p50To).toBeLessThanOrEqual(range.p90To);
          for (const name of ['p90From', 'p50From', 'p50To', 'p90To'] as const)
            expect(range[name]).toBeGreaterThanOrEqual(last[name]);
          last = range;
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('the line of the past', () => {
  it('[QU35] gives the rank that was shown, up to a round of the streams', () => {
    const discipline = defaultDiscipline('export');
    const keys = discipline.streams.map(({ key }) => key);
    const random = seeded(7);
    for (let round = 0; round < 20; round += 1) {
      const entries = Array.from({ length: 30 + Math.floor(random() * 200) }, (_, n) =>
        anEntry(n + 1, {
          stream: keys[Math.floor(random() * keys.length)] ?? '',
          orderAt: instant(MIDNIGHT + n),
          orderSeq: n,
        }),
      );
      const line = createPastLine(discipline, new Map(keys.map((key) => [key, entries.length])));
      for (const { stream, orderAt } of entries) line.join(stream, orderAt);
      const shown = orderQueue(entries, aRule(discipline, round));
      for (const key of keys) {
        const last = shown.findLast(({ entry }) => entry.stream === key);
        expect(Math.abs(line.lastRank(key) - (last?.rank ?? 0))).toBeLessThanOrEqual(entries.length * 0.12 + 10);
      }
    }
  });

  it('[QU35] finds the truck of a rank among those that still wait', () => {
    const discipline = defaultDiscipline('import');
    const line = createPastLine(discipline, new Map([['import', 10]]));
    for (let n = 0; n < 10; n += 1) line.join('import', instant(MIDNIGHT + n));
    line.leave('import', 1);
    line.leave('import', 4);
    expect(line.atRank(1)?.number).toBe(2);
    expect(line.atRank(3)?.number).toBe(5);
    expect(line.atRank(8)?.number).toBe(10);
    expect(line.atRank(9)).toBeNull();
    expect(line.lastRank('import')).toBe(8);
  });
});

describe('what the past says', () => {
  it('[QU35] the ranges given then held about as often as they say', () => {
    const { measured } = learnFromPast(steadyQueue(3000, 3));
    if (measured === null) throw new Error('not measured');
    expect(measured.trucks).toBeGreaterThan(2000);
    expect(measured.p90HitPercent).toBeGreaterThanOrEqual(80);
    expect(measured.p50HitPercent).toBeGreaterThanOrEqual(35);
    expect(measured.p50HitPercent).toBeLessThan(measured.p90HitPercent);
  });

  it('[QU35] says nothing with too little history', () => {
    expect(learnFromPast(steadyQueue(30, 3)).measured).toBeNull();
    expect(learnFromPast({ ...steadyQueue(0, 3), until: later(MIDNIGHT, DAY_MS) })).toMatchObject({
      pace: null,
      measured: null,
    });
  });

  it('[QU34] is the same for the same past, wherever on the calendar it lies', () => {
    const one = learnFromPast(steadyQueue(800, 4));
    const again = learnFromPast(steadyQueue(800, 4));
    const shifted = learnFromPast(steadyQueue(800, 4, later(MIDNIGHT, 7 * DAY_MS)));
    for (const rank of [1, 8, 40, 100]) {
      expect(again.residuals.range(rank)).toEqual(one.residuals.range(rank));
      expect(shifted.residuals.range(rank)).toEqual(one.residuals.range(rank));
    }
    expect(shifted.measured).toEqual(one.measured);
    expect(one.residuals.range(8)).not.toBeNull();
  });

  it('[QU35] a truck that left uncalled or lost its place is not judged', () => {
    const past = steadyQueue(600, 5);
    const judged: Instant[] = [];
    const entries = past.entries.map((entry, n): PastEntry => {
      if (n % 3 === 0) return { ...entry, calledAt: null, leftAt: entry.calledAt };
      return { ...entry, isMoved: n % 3 === 1 };
    });
    learnFromPast({ ...past, entries }, ({ calledAt }) => judged.push(calledAt));
    const steady = new Set(entries.filter((entry) => entry.calledAt !== null && !entry.isMoved).map((e) => e.calledAt));
    expect(judged.length).toBeGreaterThan(100);
    expect(judged.every((at) => steady.has(at))).toBe(true);
  });

  it('[QU51] a truck that is held stands in no line meanwhile, and its wait is nobody’s error', () => {
    const past = steadyQueue(600, 7);
    const held = 300;
    const hold = { from: past.entries[held]?.joinedAt ?? past.from, to: later(past.until, -HOUR_MS) };
    const entries = past.entries.map((entry, n): PastEntry => {
      if (n !== held) return entry;
      return { ...entry, calledAt: past.until, holds: [hold] };
    });
    const told = (holds: boolean) => {
      const judged: { readonly at: Instant; readonly rank: number; readonly calledAt: Instant }[] = [];
      const all = entries.map((entry) => (holds ? entry : { ...entry, holds: [] }));
      learnFromPast({ ...past, entries: all }, (one) => judged.push(one));
      return judged;
    };
    const without = told(false);
    const shown = told(true);
    expect(without.some(({ at, calledAt }) => calledAt === past.until && at < hold.to)).toBe(true);
    expect(shown.some(({ at, calledAt }) => calledAt === past.until && at < hold.to)).toBe(false);
    const rankOf = (judged: typeof shown, joinedAt: Instant | undefined) =>
      judged.find(({ at }) => at === joinedAt)?.rank ?? 0;
    const after = past.entries[450]?.joinedAt;
    expect(rankOf(shown, after)).toBe(rankOf(without, after) - 1);
  });

  it('[QU51] two authorities may hold one truck: it is back in line when both have let go', () => {
    const past = steadyQueue(300, 8);
    const [at, end] = [past.entries[100]?.joinedAt ?? past.from, past.until];
    const holds = [
      { from: later(at, MINUTE_MS), to: later(end, -2 * HOUR_MS) },
      { from: later(at, 2 * MINUTE_MS), to: later(end, -HOUR_MS) },
      { from: end, to: null },
    ];
    const entries = past.entries.map((entry, n) => (n === 100 ? { ...entry, calledAt: end, holds } : entry));
    const times: Instant[] = [];
    learnFromPast({ ...past, entries }, (one) => {
      if (one.calledAt === end) times.push(one.at);
    });
    expect(times.length).toBeGreaterThan(0);
    expect(times.every((time) => time >= later(end, -HOUR_MS))).toBe(true);
  });

  it('[QU35] an estimate is made from what had happened before it', () => {
    const past = steadyQueue(900, 6);
    const cut = past.entries[500]?.joinedAt ?? past.until;
    const given: unknown[] = [];
    const givenThen: unknown[] = [];
    learnFromPast(past, ({ at, rank, range, isOnJoining, calledAt }) => {
      if (isOnJoining && calledAt < cut) given.push({ at, rank, range });
    });
    const before = { ...past, until: cut, entries: past.entries.filter(({ joinedAt }) => joinedAt < cut) };
    learnFromPast(before, ({ at, rank, range, isOnJoining, calledAt }) => {
      if (isOnJoining && calledAt < cut) givenThen.push({ at, rank, range });
    });
    expect(givenThen.length).toBeGreaterThan(100);
    expect(givenThen).toEqual(given);
  });
});
