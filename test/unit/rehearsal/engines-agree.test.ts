import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/calendar.ts';
import { drawsOf } from '../../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../../shared/domain/rehearsal/course.ts';
import { NO_LEVERS, type Levers } from '../../../shared/domain/rehearsal/levers.ts';
import type { Situation } from '../../../shared/domain/rehearsal/types.ts';
import { seeded } from '../../support/chance.ts';
import { eventCourse } from '../../support/event-engine/yard.ts';
import { aPoint, aSituation, aStream, FIRST_DAY, openWithin } from './a-situation.ts';

// A fluid knows nothing of the minutes that single trucks wait for one another because they come by chance: with waits
// well under an hour, as in a quiet season, the engines differ by these minutes. The worlds here have queues.
const DAYS = 40;
const HOURS = DAYS * 24;
const WAITS_WITHIN = 0.05;
const QUEUE_WITHIN = 0.03;

const spreading = { seasonSigma: 0.1, dayCv: 0.15 };
const profile = Array.from({ length: 24 }, (_, hour) => 1 + Math.sin(((hour - 4) / 24) * 2 * Math.PI) / 2);

/** Twice as many from day 8 to day 20, few in the days after. */
const surge = Array.from({ length: DAYS }, (_, day) => (day < 8 ? 500 : day < 20 ? 1000 : day < 28 ? 150 : 500));
/** Open from 06 to 20 h, shut for four days, then four for pre-registered trucks only. */
const byDay = openWithin(DAYS, 6, 20);
const shutFrom = 22 * 24;
const registeredFrom = 26 * 24;
const openAgain = 30 * 24;

function world(overrides: Partial<Situation>): Situation {
  return aSituation({ days: DAYS, spreading, profile: { export: profile, import: profile }, ...overrides });
}

const WORLDS: readonly (readonly [string, Situation, Partial<Levers>])[] = [
  [
    'steadily near capacity, day and night',
    world({
      spreading: { seasonSigma: 0, dayCv: 0.15 },
      streams: [aStream({ perDay: surge.map(() => 780) })],
      points: [aPoint({ capacityPerHour: 800 / 24 }, HOURS)],
    }),
    {},
  ],
  [
    'open by day only',
    world({
      streams: [aStream({ perDay: surge.map(() => 700) })],
      points: [aPoint({ capacityPerHour: 800 / 14, open: byDay }, HOURS)],
    }),
    {},
  ],
  [
    'a surge before Tết, then shut, then open to pre-registered trucks only',
    world({
      streams: [
        aStream({ perDay: surge, preregistered: 0.3 }),
        aStream({ direction: 'import', perDay: surge, preregistered: 0.6 }),
      ],
      points: (['export', 'import'] as const).map((direction) =>
        aPoint({
          direction,
          capacityPerHour: 800 / 14,
          open: byDay.map((part, hour) => (hour >= shutFrom && hour < openAgain ? 0 : part)),
          openPreregistered: byDay.map((part, hour) => (hour >= registeredFrom && hour < openAgain ? part : 0)),
        }),
      ),
    }),
    {},
  ],
  [
    'three classes by weight',
    world({
      streams: [
        aStream({ cargoClass: 'fresh', weight: 3, perDay: surge.map((trucks) => trucks * 0.4) }),
        aStream({ cargoClass: 'electronics', weight: 1, perDay: surge.map((trucks) => trucks * 0.3) }),
        aStream({ cargoClass: 'general', weight: 2, perDay: surge.map((trucks) => trucks * 0.3) }),
      ],
      points: [aPoint({ capacityPerHour: 700 / 14, open: byDay }, HOURS)],
    }),
    {},
  ],
  [
    'overtime, a lane more, a class refused and days with an upper limit',
    world({
      streams: [
        aStream({ cargoClass: 'fresh', perDay: surge.map((trucks) => trucks * 0.7), preregistered: 0.5 }),
        aStream({ cargoClass: 'general', perDay: surge.map((trucks) => trucks * 0.5) }),
      ],
      points: [aPoint({ capacityPerHour: 600 / 14, lanes: 3, open: byDay }, HOURS)],
    }),
    {
      overtime: [{ crossing: 'HN', hours: 2 }],
      lanes: [{ crossing: 'HN', direction: 'export', lanes: 1 }],
      refused: [
        { cargoClass: 'fresh', direction: null, fromOn: addDays(FIRST_DAY, 14), untilOn: addDays(FIRST_DAY, 16) },
      ],
      preregistered: [{ crossing: 'HN', fromOn: addDays(FIRST_DAY, 10), untilOn: addDays(FIRST_DAY, 12), perDay: 600 }],
    },
  ],
];

describe('the hourly engine against the event engine', () => {
  it.each(WORLDS)('[RH2, RH3] agrees on waits and queue: %s', (_, situation, set) => {
    const levers = { ...NO_LEVERS, ...set };
    for (const run of [0, 1, 2]) {
      const draws = drawsOf(run, DAYS, situation.spreading);
      const hourly = courseOf(situation, levers, draws);
      const events = eventCourse(situation, levers, draws, seeded(100 + run));
      const largest = Math.max(...hourly.waiting);
      const said = JSON.stringify({ events, wait: hourly.waits.meanHours, largest });
      expect(Math.abs(hourly.waits.meanHours / events.meanWaitHours - 1), said).toBeLessThanOrEqual(WAITS_WITHIN);
      expect(Math.abs(largest / events.largestQueue - 1), said).toBeLessThanOrEqual(QUEUE_WITHIN);
    }
  });
});
