import { describe, expect, it } from 'vitest';
import { meanDraws } from '../../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../../shared/domain/rehearsal/course.ts';
import { NO_LEVERS } from '../../../shared/domain/rehearsal/levers.ts';
import { aPoint, aSituation, aStream, openWithin } from './a-situation.ts';

/** Figures of a fluid that anybody can reckon on paper; nothing here may be off by more than 0.5 %. */
const WITHIN = 0.005;

function near(value: number, expected: number): void {
  expect(Math.abs(value / expected - 1), `${String(value)} for ${String(expected)}`).toBeLessThan(WITHIN);
}

describe('the hourly engine as a fluid', () => {
  it('[RH2] 1,200 a day into 800 for ten days, then 400: 4,000 wait on day 10, nobody on day 20', () => {
    const days = 25;
    const perDay = Array.from({ length: days }, (_, day) => (day < 10 ? 1200 : day < 20 ? 400 : 0));
    const situation = aSituation({
      days,
      streams: [aStream({ perDay })],
      points: [aPoint({ capacityPerHour: 800 / 24 }, days * 24)],
    });
    const run = courseOf(situation, NO_LEVERS, meanDraws(days));
    near(run.waiting[240] ?? 0, 4000);
    near(Math.max(...run.waiting), 4000);
    expect(run.waiting[20 * 24]).toBeLessThan(1e-6);
    expect(run.waiting[20 * 24 - 1]).toBeGreaterThan(10);
    near(run.waits.longestHours, 120);
    near(run.waits.meanHours, 60);
    near(run.waits.trucks, 16_000);
  });

  it('[RH2] 800 evenly into a crossing open from 06 to 20: 333.3 at 06:00, none at 20:00, 5 h in the mean, 10 at most', () => {
    const days = 5;
    const situation = aSituation({
      days,
      streams: [aStream({ perDay: Array.from({ length: days }, () => 800) })],
      points: [aPoint({ capacityPerHour: 800 / 14, open: openWithin(days, 6, 20) }, days * 24)],
    });
    // From the first evening on each day is like the other; the trucks before 06:00 of the first day are too few.
    const settled = courseOf(
      {
        ...situation,
        streams: situation.streams.map((stream) => ({
          ...stream,
          waiting: Array.from({ length: 400 }, (_, at) => ({ hours: 4 - (at + 0.5) / 100, trucks: 800 / 24 / 100 })),
        })),
      },
      NO_LEVERS,
      meanDraws(days),
    );
    near(settled.waiting[24 + 6] ?? 0, 1000 / 3);
    near(Math.max(...settled.waiting), 1000 / 3);
    for (let day = 0; day < days; day += 1) expect(settled.waiting[day * 24 + 20]).toBeLessThan(1e-6);
    near(settled.waits.longestHours, 10);
    // Those who come after 20:00 of the last day are called on no day of the rehearsal: they wait 2 h in the mean.
    const called = days * 800;
    const atLast = (4 * 800) / 24;
    const callable = (settled.waits.meanHours * settled.waits.trucks - atLast * 2) / called;
    near(settled.waits.trucks, called + atLast);
    near(callable, 5);
  });
});
