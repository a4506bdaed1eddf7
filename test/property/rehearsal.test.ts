import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/kernel/calendar.ts';
import { drawsOf } from '../../shared/domain/rehearsal/chance.ts';
import { courseOf } from '../../shared/domain/rehearsal/course.ts';
import type { CourseRun } from '../../shared/domain/rehearsal/course-types.ts';
import { NO_LEVERS, type Levers } from '../../shared/domain/rehearsal/levers.ts';
import type { Situation, Stream } from '../../shared/domain/rehearsal/types.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../shared/domain/vocabulary.ts';
import { aPoint, aSituation, aStream, facilities, FIRST_DAY } from '../unit/rehearsal/a-situation.ts';

const DAYS = 6;
const HOURS = DAYS * 24;
const RUNS = { numRuns: 25 };

const part = fc.constantFrom(0, 0, 0.25, 0.5, 1, 1, 1);
const trucks = fc.double({ min: 0, max: 500, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const streamArb: fc.Arbitrary<Stream> = fc.record({
  crossing: fc.constantFrom('HN', 'TT'),
  direction: fc.constantFrom(...DIRECTIONS),
  cargoClass: fc.constantFrom(...CARGO_CLASSES),
  perDay: fc.array(trucks, { minLength: DAYS, maxLength: DAYS }),
  waiting: fc.array(fc.record({ hours: fc.integer({ min: 0, max: 50 }), trucks }), { maxLength: 3 }),
  weight: fc.integer({ min: 0, max: 5 }),
  preregistered: share,
});

const situationArb: fc.Arbitrary<Situation> = fc
  .record({
    streams: fc.array(streamArb, { minLength: 1, maxLength: 6 }),
    open: fc.array(part, { minLength: HOURS, maxLength: HOURS }),
    registered: fc.array(part, { minLength: HOURS, maxLength: HOURS }),
    capacityPerHour: fc.double({ min: 0, max: 60, noNaN: true }),
    throughHours: fc.double({ min: 0, max: 9, noNaN: true }),
    buffer: fc.integer({ min: 0, max: 60 }),
    inside: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ streams, open, registered, ...point }) =>
    aSituation({
      days: DAYS,
      spreading: { seasonSigma: 0.2, dayCv: 0.3 },
      streams,
      points: [
        aPoint({ ...point, direction: 'export', walkUpHours: 0.3, open, openPreregistered: registered }),
        aPoint({ ...point, direction: 'import', lanes: 3, open: registered, openPreregistered: open }),
      ],
      yard: {
        zones: [
          { code: 'A', name: 'A', places: 100, direction: null, cargoClasses: [] },
          { code: 'L', name: 'L', places: 50, direction: null, cargoClasses: ['fresh'] },
        ],
        others: 7,
      },
      facilities: [facilities('toilet', 10, 20)],
    }),
  );

const day = fc.integer({ min: 0, max: DAYS + 2 }).map((ahead) => addDays(FIRST_DAY, ahead));
const leversArb: fc.Arbitrary<Levers> = fc.record({
  overtime: fc.array(fc.record({ crossing: fc.constant('HN'), hours: fc.double({ min: 0, max: 12, noNaN: true }) }), {
    maxLength: 1,
  }),
  lanes: fc.constant([]),
  overflowYards: fc.array(
    fc.record({ name: fc.constant('B'), places: fc.nat(300), distanceKm: fc.nat(30), fromOn: day }),
    { maxLength: 2 },
  ),
  preregistered: fc.array(
    fc.record({ crossing: fc.constantFrom(null, 'HN'), fromOn: day, untilOn: day, perDay: fc.nat(400) }),
    { maxLength: 2 },
  ),
  callForwardKm: fc.constantFrom(null, 4, 20),
  refused: fc.array(
    fc.record({
      cargoClass: fc.constantFrom(...CARGO_CLASSES),
      direction: fc.constantFrom(null, ...DIRECTIONS),
      fromOn: day,
      untilOn: day,
    }),
    { maxLength: 2 },
  ),
  units: fc.constant({}),
  team: fc.constantFrom(null, 0, 10),
});

function run(situation: Situation, levers: Levers, season = 1): CourseRun {
  return courseOf(situation, levers, drawsOf(season, DAYS, situation.spreading));
}

function near(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
}

describe('any rehearsal', () => {
  it('[RH1] keeps its accounts in every hour', () => {
    fc.assert(
      fc.property(situationArb, leversArb, fc.nat(100), (situation, levers, season) => {
        const {
          counts,
          waits,
          trucks: there,
          waiting,
          waitingByStream,
          outside,
          withoutPlace,
        } = run(situation, levers, season);
        near(counts.atFirst + counts.arrived, counts.left + counts.atLast);
        near(counts.wanted, counts.arrived + counts.refused + counts.later);
        // Whoever waited or came has a wait, called or not.
        near(waits.trucks, counts.arrived + (waiting[0] ?? 0));
        expect(waits.p50Hours).toBeLessThanOrEqual(waits.p95Hours + 1e-9);
        expect(waits.p95Hours).toBeLessThanOrEqual(waits.longestHours + 1e-9);
        waiting.forEach((all, at) => {
          near(
            all,
            waitingByStream.reduce((sum, list) => sum + (list[at] ?? 0), 0),
          );
          expect(all).toBeLessThanOrEqual((there[at] ?? 0) + 1e-6);
          expect((outside[at] ?? 0) + (withoutPlace[at] ?? 0)).toBeLessThanOrEqual((there[at] ?? 0) + 1e-6);
          expect(Math.min(outside[at] ?? 0, withoutPlace[at] ?? 0, all)).toBeGreaterThanOrEqual(0);
        });
      }),
      RUNS,
    );
  });

  it('[RH2, RH3] waits as long as the area under the queue: who is called first changes no mean', () => {
    fc.assert(
      fc.property(situationArb, fc.nat(100), (situation, season) => {
        // Open for all or for nobody, so that every truck may be called at any open time.
        const points = situation.points.map((point) => ({
          ...point,
          openPreregistered: point.open.map(() => 0),
          buffer: 1_000_000,
        }));
        const plain = { ...situation, points };
        const turned = {
          ...plain,
          streams: plain.streams.map((stream) => ({ ...stream, weight: 6 - stream.weight, preregistered: 0 })),
        };
        const a = run(plain, NO_LEVERS, season);
        const b = run(turned, NO_LEVERS, season);
        near(a.waits.meanHours, b.waits.meanHours);
        near(a.counts.called, b.counts.called);
        near(Math.max(...a.waiting), Math.max(...b.waiting));
      }),
      RUNS,
    );
  });

  it('[RH4] never waits longer with more capacity', () => {
    fc.assert(
      fc.property(situationArb, fc.double({ min: 1, max: 3, noNaN: true }), (situation, times) => {
        const more = {
          ...situation,
          points: situation.points.map((point) => ({ ...point, capacityPerHour: point.capacityPerHour * times })),
        };
        const [before, after] = [run(situation, NO_LEVERS), run(more, NO_LEVERS)];
        expect(after.waits.meanHours).toBeLessThanOrEqual(before.waits.meanHours + 1e-6);
        after.waiting.forEach((waiting, at) => expect(waiting).toBeLessThanOrEqual((before.waiting[at] ?? 0) + 1e-6));
      }),
      RUNS,
    );
  });

  it('[RH7] doubles with everything doubled, and no wait changes', () => {
    fc.assert(
      fc.property(situationArb, (situation) => {
        const plain = { ...situation, points: situation.points.map((point) => ({ ...point, walkUpHours: 0 })) };
        const twice: Situation = {
          ...plain,
          streams: plain.streams.map((stream) => ({
            ...stream,
            perDay: stream.perDay.map((count) => count * 2),
            waiting: stream.waiting.map((group) => ({ ...group, trucks: group.trucks * 2 })),
          })),
          points: plain.points.map((point) => ({
            ...point,
            capacityPerHour: point.capacityPerHour * 2,
            inside: point.inside * 2,
          })),
          yard: {
            zones: plain.yard.zones.map((zone) => ({ ...zone, places: zone.places * 2 })),
            others: plain.yard.others * 2,
          },
        };
        const [once, doubled] = [run(plain, NO_LEVERS), run(twice, NO_LEVERS)];
        near(doubled.waits.meanHours, once.waits.meanHours);
        near(doubled.waits.longestHours, once.waits.longestHours);
        doubled.withoutPlace.forEach((count, at) => near(count, 2 * (once.withoutPlace[at] ?? 0)));
      }),
      RUNS,
    );
  });

  it('[RH2] is not changed by an empty stream', () => {
    fc.assert(
      fc.property(situationArb, (situation) => {
        const wider = { ...situation, streams: [...situation.streams, aStream({ perDay: [], weight: 5 })] };
        near(run(wider, NO_LEVERS).waits.meanHours, run(situation, NO_LEVERS).waits.meanHours);
      }),
      RUNS,
    );
  });
});
