import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, later } from '../../shared/kernel/instant.ts';
import { countAt } from '../../shared/domain/reports/intervals.ts';
import { kindForecasts } from '../../shared/domain/rest/forecast.ts';
import { peopleAhead } from '../../shared/domain/rest/people-ahead.ts';
import { DEFAULT_REST_SETTINGS } from '../../shared/domain/rest/settings.ts';
import type { UsedFacility } from '../../shared/domain/rest/usable.ts';
import { FACILITY_KINDS } from '../../shared/domain/vocabulary.ts';
import { peopleRunsIn } from '../../electron/areas/reports/presence.ts';
import { aStep, passTime, take } from '../support/model-yard.ts';
import { aYard, START } from '../support/yard.ts';

const { standards } = DEFAULT_REST_SETTINGS;
const ZONE = 'Asia/Ho_Chi_Minh';
const flow = fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 90 });

const aFacility: fc.Arbitrary<UsedFacility> = fc.record({
  id: fc.constant(0 as never),
  kind: fc.constantFrom(...FACILITY_KINDS),
  capacity: fc.nat(300),
  isOpen: fc.boolean(),
  openHours: fc.constantFrom([], [{ fromMinute: 300, toMinute: 1260 }], [{ fromMinute: 0, toMinute: 60 }]),
  state: fc.constantFrom('usable' as const, 'cleaning' as const, 'out-of-service' as const),
  stateUntil: fc.constantFrom(null, later(START, 5 * HOUR_MS)),
  unitsOut: fc.nat(40),
  beds: fc.constant(null),
});
const facilitiesOf = fc
  .array(aFacility, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((facility, n): UsedFacility => ({ ...facility, id: (n + 1) as never })));
const peopleOf = fc.array(fc.nat(20_000), { minLength: 1, maxLength: 72 });

describe('the people on site', () => {
  it('[RE3] are those of visits in the yard and those who stay, whatever happened; past hours count the same', () => {
    fc.assert(
      fc.property(fc.array(aStep, { minLength: 20, maxLength: 60 }), (steps) => {
        const yard = aYard({ inMemory: true });
        try {
          const minute = { value: 0 };
          for (const step of steps) {
            take(yard, step, minute);
            passTime(yard);
          }
          const bedded = new Set(
            yard.db.prepare<[], number>('SELECT person_id FROM stays WHERE ended_at IS NULL').pluck().all(),
          );
          const isHere = (stage: string): boolean => ['waiting', 'called', 'processing'].includes(stage);
          const here = yard.stores.people.here().filter(({ id, visitId, isStaying }) => {
            const { stage } = yard.stores.records.require('visit', visitId);
            return (isHere(stage) && !isStaying) || (isStaying && (stage !== 'abroad' || bedded.has(id)));
          });
          const load = yard.ask('rest.load', {});
          expect(load.peopleOnSite).toBe(here.length);
          expect(load.peopleOnSite).toBe(load.peopleOfVisits + load.peopleStaying);
          const now = yard.clock.now();
          const runs = peopleRunsIn(yard, START, later(now, 1));
          expect(countAt(runs, now)).toBe(here.length);
          const { people } = yard.ask('rest.forecast', {});
          const [first] = people;
          expect((first?.atEnd ?? 0) - (first?.arrivals ?? 0) + (first?.departures ?? 0)).toBe(here.length);
        } finally {
          yard.close();
        }
      }),
      { numRuns: 12 },
    );
  });

  it('[RE34] each hour ends with those at its beginning and who came, without who went; never fewer than nobody', () => {
    fc.assert(
      fc.property(fc.nat(20_000), flow, flow, fc.integer({ min: 1, max: 4 }), (people, arriving, leaving, each) => {
        const hours = peopleAhead({
          people,
          from: START,
          arrivals: { perHour: arriving, counted: 100 },
          departures: { perHour: leaving, counted: 100 },
          peoplePerTruck: each,
        });
        let now = people;
        for (const hour of hours) {
          expect(hour.atEnd).toBe(now + hour.arrivals - hour.departures);
          expect(hour.people).toBe(Math.max(now, hour.atEnd));
          expect(Number.isInteger(hour.atEnd) && hour.arrivals >= 0 && hour.departures >= 0).toBe(true);
          expect(hour.low).toBeGreaterThanOrEqual(0);
          expect(hour.low <= hour.atEnd && hour.atEnd <= hour.high).toBe(true);
          now = hour.atEnd;
        }
        // Nobody is lost by rounding: within one person of the sum of who was expected to come.
        const came = hours.reduce((sum, { arrivals }) => sum + arrivals, 0);
        const expected = arriving.slice(0, hours.length).reduce((sum, count) => sum + count, 0);
        expect(Math.abs(came - expected)).toBeLessThanOrEqual(0.51);
      }),
    );
  });
});

describe('a shortage', () => {
  const forecast = (people: readonly number[], facilities: readonly UsedFacility[]) =>
    kindForecasts({
      today: [],
      coming: people.map((count, n) => ({ from: later(START, n * HOUR_MS), people: count })),
      facilities,
      standards,
      time: { now: START, zone: ZONE },
    });

  it('[RE3] is what the people need, without what can be used; never less than nothing', () => {
    fc.assert(
      fc.property(peopleOf, facilitiesOf, (people, facilities) => {
        for (const { kind, coming, worstShortage, worstAt } of forecast(people, facilities)) {
          const perUnit = { dormitory: 16, shower: 60, toilet: 60, canteen: 3, water: 200, laundry: 150 } as Readonly<
            Record<string, number>
          >;
          const each = perUnit[kind] ?? { 'first-aid': 2500, charging: 40, plug: 20 }[kind as 'plug'];
          for (const hour of coming)
            if (hour.shortage !== 0 || hour.loadPercent !== null)
              expect(hour.shortage).toBe(Math.max(0, Math.ceil(hour.people / each) - hour.capacity));
          expect(worstShortage).toBe(Math.max(0, ...coming.map(({ shortage }) => shortage)));
          expect(worstAt === null).toBe(worstShortage === 0);
        }
      }),
    );
  });

  it('[RE36] is gone when everything that would mend it is done', () => {
    fc.assert(
      fc.property(peopleOf, facilitiesOf, (people, facilities) => {
        for (const { kind, remedies, worstShortage } of forecast(people, facilities)) {
          expect(remedies.length > 0).toBe(worstShortage > 0);
          expect(remedies.every(({ units }) => units > 0)).toBe(true);
          let mended = facilities.filter((facility) => facility.kind === kind);
          for (const { code, facilityId, units } of remedies)
            if (facilityId === null)
              mended = [
                ...mended,
                {
                  id: 99 as never,
                  kind,
                  capacity: units,
                  isOpen: true,
                  openHours: [],
                  state: 'usable',
                  stateUntil: null,
                  unitsOut: 0,
                  beds: null,
                },
              ];
            else
              mended = mended.map((facility) =>
                facility.id !== facilityId
                  ? facility
                  : code === 'open-facility'
                    ? { ...facility, isOpen: true }
                    : code === 'longer-hours'
                      ? { ...facility, openHours: [] }
                      : { ...facility, state: 'usable', stateUntil: null, unitsOut: 0 },
              );
          // What is open by night now is asked for by night: only hours that were asked for before must be mended.
          const before = forecast(people, facilities).find((one) => one.kind === kind);
          const after = forecast(people, mended).find((one) => one.kind === kind);
          const asked = new Set(before?.coming.filter(({ shortage }) => shortage > 0).map(({ from }) => from));
          for (const hour of after?.coming ?? []) if (asked.has(hour.from)) expect(hour.shortage).toBe(0);
          const last = remedies.at(-1);
          if (last?.facilityId === null) expect(last.units).toBeLessThanOrEqual(worstShortage);
        }
      }),
    );
  });
});
