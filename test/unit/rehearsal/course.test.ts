import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/calendar.ts';
import { later, HOUR_MS } from '../../../shared/kernel/instant.ts';
import { meanDraws } from '../../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../../shared/domain/rehearsal/course.ts';
import type { CourseRun } from '../../../shared/domain/rehearsal/course-types.ts';
import { NO_LEVERS, type Levers } from '../../../shared/domain/rehearsal/levers.ts';
import type { Situation } from '../../../shared/domain/rehearsal/types.ts';
import { aPoint, aSituation, aStream, facilities, FIRST_DAY, openWithin } from './a-situation.ts';

const DAYS = 10;

function run(situation: Situation, levers: Partial<Levers> = {}): CourseRun {
  return courseOf(situation, { ...NO_LEVERS, ...levers }, meanDraws(situation.days));
}

function perDay(trucks: number, days = DAYS): readonly number[] {
  return Array.from({ length: days }, () => trucks);
}

/** 240 a day before a crossing that clears 10 an hour from 06 to 20: 140 a day. */
function crowded(): Situation {
  return aSituation({
    days: DAYS,
    streams: [aStream({ perDay: perDay(240) })],
    points: [aPoint({ open: openWithin(DAYS, 6, 20) }, DAYS * 24)],
  });
}

describe('what comes', () => {
  it('[RH1] brings what is left of the first day in its hours that are left', () => {
    const whole = crowded();
    const situation = { ...whole, fromAt: later(whole.fromAt, 18 * HOUR_MS) };
    const { hours, counts, waiting } = run({ ...situation, points: [] });
    expect(hours).toBe(DAYS * 24 - 18);
    expect(counts.arrived).toBeCloseTo(DAYS * 240, 6);
    expect(waiting[6]).toBeCloseTo(240, 6);
  });

  it('[RH1] keeps the account of all trucks', () => {
    const { counts } = run(crowded(), {
      refused: [
        { cargoClass: 'general', direction: 'export', fromOn: addDays(FIRST_DAY, 2), untilOn: addDays(FIRST_DAY, 3) },
      ],
      preregistered: [{ crossing: 'HN', fromOn: addDays(FIRST_DAY, 5), untilOn: addDays(FIRST_DAY, 6), perDay: 100 }],
    });
    expect(counts.atFirst + counts.arrived).toBeCloseTo(counts.left + counts.atLast, 6);
    expect(counts.wanted).toBeCloseTo(counts.arrived + counts.refused + counts.later, 6);
    expect(counts.refused).toBeCloseTo(480, 6);
  });

  it('[RH5] puts trucks above the limit off over the seven days after, and counts those beyond the last day', () => {
    const { counts } = run(crowded(), {
      preregistered: [{ crossing: null, fromOn: addDays(FIRST_DAY, 5), untilOn: addDays(FIRST_DAY, 6), perDay: 100 }],
    });
    expect(counts.deferred).toBeCloseTo(280, 6);
    // Days 7, 8 and 9 are within, the other four of the seven are not.
    expect(counts.later).toBeCloseTo((280 * 4) / 7, 6);
  });

  it('[RH5] takes only trucks that are registered on such days', () => {
    const closed = Array.from({ length: DAYS * 24 }, () => 0);
    const situation = {
      ...crowded(),
      points: [aPoint({ open: closed, openPreregistered: closed.map(() => 1) }, DAYS * 24)],
    };
    expect(run(situation).counts.called).toBe(0);
    const limited = run(situation, {
      preregistered: [{ crossing: 'HN', fromOn: FIRST_DAY, untilOn: FIRST_DAY, perDay: 100 }],
    });
    expect(limited.counts.called).toBeCloseTo(100, 6);
  });
});

describe('who is called', () => {
  it('[RH2] calls the oldest first, and only pre-registered trucks in their hours', () => {
    const days = 2;
    const open = Array.from({ length: 48 }, (_, hour) => (hour >= 24 ? 1 : 0));
    const situation = aSituation({
      days,
      streams: [
        aStream({
          perDay: [0, 0],
          waiting: [
            { hours: 5, trucks: 60 },
            { hours: 10, trucks: 40 },
          ],
          preregistered: 0.25,
        }),
      ],
      points: [aPoint({ open, openPreregistered: open.map((part) => 1 - part) }, 48)],
    });
    const { waiting, waits } = run(situation);
    // 25 of the 100 are registered: they go on the first day, 10 an hour; the others from midnight on.
    expect(waiting[1]).toBeCloseTo(90, 6);
    expect(waiting[24]).toBeCloseTo(75, 6);
    expect(waiting[25]).toBeCloseTo(65, 6);
    // The last of the 10 h group is called 3 h after midnight: later by less than those of the 5 h group are younger.
    expect(waits.longestHours).toBeCloseTo(10 + 24 + 3, 6);
    const known = (10 * 10 + 15 * 5) / 25 + 1.25;
    const others = 24 + (30 * 10 + 45 * 5) / 75 + 3.75;
    expect(waits.meanHours).toBeCloseTo((25 * known + 75 * others) / 100, 6);
  });

  it('[RH2] counts who still waits at the end with the wait until then', () => {
    const { waits } = run({ ...crowded(), points: [] });
    expect(waits.trucks).toBeCloseTo(DAYS * 240, 6);
    expect(waits.meanHours).toBeCloseTo((DAYS * 24) / 2, 6);
    expect(waits.longestHours).toBeCloseTo(DAYS * 24, 6);
    expect(waits.p50Hours).toBeCloseTo((DAYS * 24) / 2, 1);
    expect(waits.p95Hours).toBeCloseTo(DAYS * 24 * 0.95, 1);
  });

  it('[RH3] shares a point by weight, and gives what a stream does not use to the others', () => {
    const waiting = [{ hours: 1, trucks: 1000 }];
    const situation = aSituation({
      days: 2,
      streams: [
        aStream({ cargoClass: 'fresh', weight: 3, waiting, perDay: [0, 0] }),
        aStream({ cargoClass: 'general', weight: 1, waiting, perDay: [0, 0] }),
        aStream({ cargoClass: 'machinery', weight: 4, perDay: [48, 48] }),
      ],
      points: [aPoint({ capacityPerHour: 18 }, 48)],
    });
    const { waitingByStream } = run(situation);
    // Machinery comes with 2 an hour, less than its share of 9: the other 16 are shared 3 : 1.
    expect(waitingByStream.map((list) => list[10])).toEqual([
      expect.closeTo(1000 - 120, 6),
      expect.closeTo(1000 - 40, 6),
      expect.closeTo(0, 6),
    ]);
  });

  it('[RH3] lets a truck leave so long after its call', () => {
    const situation = aSituation({
      days: 1,
      streams: [aStream({ perDay: [0], waiting: [{ hours: 0, trucks: 20 }] })],
      points: [aPoint({ throughHours: 2.5, inside: 5 }, 24)],
    });
    const { trucks } = run(situation);
    // Ten are called in each of the first two hours; the five inside leave evenly within 2.5 h.
    expect([...trucks.slice(0, 6)]).toEqual([25, 23, 21, 15, 5, 0].map((value) => expect.closeTo(value, 6)));
  });
});

describe('what a point clears', () => {
  it('[RH4] works overtime on from its last hour to midnight, then before its first', () => {
    const called = (hours: number): number =>
      run(crowded(), { overtime: [{ crossing: 'HN', hours }] }).counts.called / DAYS / 10;
    expect(called(0)).toBeCloseTo(14, 6);
    expect(called(2.5)).toBeCloseTo(16.5, 6);
    // Overtime before 06:00 of the first day meets 10 trucks an hour that have just come.
    expect(called(6)).toBeCloseTo(20, 6);
    expect(called(10)).toBeCloseTo(24, 6);
    expect(called(20)).toBeCloseTo(24, 6);
  });

  it('[RH4] clears as much more with another lane as one of its lanes does', () => {
    const situation = {
      ...crowded(),
      streams: [aStream({ perDay: perDay(480) })],
      points: [aPoint({ lanes: 2, open: openWithin(DAYS, 6, 20) }, DAYS * 24)],
    };
    const { counts } = run(situation, { lanes: [{ crossing: 'HN', direction: 'export', lanes: 1 }] });
    expect(counts.called).toBeCloseTo(DAYS * 14 * 15, 6);
  });

  it('[RH4] loses what a small buffer cannot bring there, more from further away', () => {
    const called = (buffer: number, callForwardKm: number | null): number =>
      run(
        aSituation({
          days: DAYS,
          streams: [aStream({ perDay: perDay(5000) })],
          points: [aPoint({ capacityPerHour: 57.14, buffer, walkUpHours: 1 / 3 }, DAYS * 24)],
        }),
        { callForwardKm },
      ).counts.called /
      (DAYS * 24 * 57.14);
    expect(called(26, null)).toBeGreaterThan(0.96);
    expect(called(52, null)).toBeGreaterThan(0.999);
    expect(called(5, null)).toBeCloseTo(5 / 19.05, 1);
    // 10 km at 20 km/h are half an hour.
    expect(called(26, 10)).toBeLessThan(called(26, null) - 0.05);
    expect(called(38, 10)).toBeGreaterThan(0.96);
  });

  it('[RH4] shares the drivers of a team among the points that work', () => {
    const direct = { capacityPerHour: 10, walkUpHours: 0.5 };
    const situation = aSituation({
      days: DAYS,
      streams: [aStream({ perDay: perDay(1000) }), aStream({ direction: 'import', perDay: perDay(1000) })],
      points: [aPoint(direct, DAYS * 24), aPoint({ ...direct, direction: 'import' }, DAYS * 24)],
    });
    // A trip takes 1.25 h: 25 drivers bring all of 20 an hour, 10 bring 8.
    expect(run(situation, { team: 25 }).counts.called).toBeCloseTo(DAYS * 24 * 20, 3);
    expect(run(situation, { team: 10 }).counts.called).toBeCloseTo(DAYS * 24 * 8, 3);
  });
});

describe('where they stand', () => {
  const zones = [
    { code: 'A', name: 'A', places: 50, direction: null, cargoClasses: [] },
    { code: 'L', name: 'L', places: 20, direction: 'export', cargoClasses: ['fresh'] },
    { code: 'N', name: 'N', places: 10, direction: 'import', cargoClasses: [] },
  ] as const;

  it('[RH7] fills special zones first, then general ones, then yards outside that are open', () => {
    const situation = aSituation({
      days: 1,
      streams: [
        aStream({ cargoClass: 'fresh', perDay: [0], waiting: [{ hours: 1, trucks: 30 }] }),
        aStream({ perDay: [0], waiting: [{ hours: 1, trucks: 55 }] }),
      ],
      points: [],
      yard: { zones, others: 8 },
    });
    const yard = { name: 'B', places: 15, distanceKm: 5 };
    const { wantedByZone, outside, withoutPlace, trucks } = run(situation, {
      overflowYards: [
        { ...yard, fromOn: FIRST_DAY },
        { ...yard, fromOn: addDays(FIRST_DAY, 1) },
      ],
    });
    expect(trucks[0]).toBeCloseTo(93, 6);
    // 10 fresh ones go on from L; 8 others, 55 and 10 want the 50 places of A; the zone of the imports stays empty.
    expect(wantedByZone.map((list) => list[0])).toEqual([73, 30, 0].map((value) => expect.closeTo(value, 6)));
    expect(outside[0]).toBeCloseTo(15, 6);
    expect(withoutPlace[0]).toBeCloseTo(8, 6);
  });

  it('[RH6] needs units for all people that are there', () => {
    const situation = aSituation({
      days: 1,
      streams: [aStream({ perDay: [0], waiting: [{ hours: 1, trucks: 100 }] })],
      points: [],
      people: { perTruck: 1.5, staying: 30 },
      facilities: [facilities('toilet', 5, 20)],
    });
    const { people, unitsNeeded } = run(situation);
    expect(people[0]).toBe(180);
    expect(unitsNeeded[0]?.[0]).toBe(9);
  });
});
