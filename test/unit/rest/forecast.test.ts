import { describe, expect, it } from 'vitest';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { kindForecasts, type LoadHour } from '../../../shared/domain/rest/forecast.ts';
import { FORECAST_HOURS, peopleAhead, peopleAt } from '../../../shared/domain/rest/people-ahead.ts';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import { shortageStep } from '../../../shared/domain/rest/shortage-alarm.ts';
import { trucksAhead, usualDay } from '../../../shared/domain/rest/trucks-ahead.ts';
import { isAskedFor, usableUnits, type UsedFacility } from '../../../shared/domain/rest/usable.ts';
import { at, facilityId } from './a-person.ts';

const { standards } = DEFAULT_REST_SETTINGS;
const ZONE = 'Asia/Ho_Chi_Minh';
const time = { now: at('14:00'), zone: ZONE };

function aFacility(changes: Partial<UsedFacility> = {}): UsedFacility {
  return {
    id: facilityId(1),
    kind: 'shower',
    capacity: 24,
    isOpen: true,
    openHours: [],
    state: 'usable',
    stateUntil: null,
    unitsOut: 0,
    beds: null,
    ...changes,
  };
}

/** People at the given hours from 14:00 on. */
function forecastOf(people: readonly number[], ...facilities: readonly UsedFacility[]) {
  const coming = people.map((count, n) => ({ from: later(at('14:00'), n * HOUR_MS), people: count }));
  return kindForecasts({ today: [], coming, facilities, standards, time });
}

describe('what can be used', () => {
  it('[RE33] is what is open, in its hours and in order, without units that are out', () => {
    expect(usableUnits(aFacility(), at('15:00'), time)).toBe(24);
    expect(usableUnits(aFacility({ unitsOut: 5 }), at('15:00'), time)).toBe(19);
    expect(usableUnits(aFacility({ isOpen: false }), at('15:00'), time)).toBe(0);
    const untilFive = aFacility({ state: 'out-of-service', stateUntil: at('17:00') });
    expect(usableUnits(untilFive, at('16:59'), time)).toBe(0);
    expect(usableUnits(untilFive, at('17:00'), time)).toBe(24);
    expect(usableUnits(aFacility({ state: 'out-of-service' }), later(time.now, 60 * HOUR_MS), time)).toBe(0);
    const daily = aFacility({ openHours: [{ fromMinute: 6 * 60, toMinute: 22 * 60 }] });
    expect([at('05:59'), at('06:00'), at('21:59'), at('22:00')].map((when) => usableUnits(daily, when, time))).toEqual([
      0, 24, 24, 0,
    ]);
  });

  it('[RE33] takes a cleaning to be over within the hour', () => {
    const cleaned = aFacility({ state: 'cleaning' });
    expect(usableUnits(cleaned, at('14:59'), time)).toBe(0);
    expect(usableUnits(cleaned, at('15:00'), time)).toBe(24);
    const beds = aFacility({ kind: 'dormitory', capacity: 64, beds: { usable: 50, cleaning: 6 } });
    expect(usableUnits(beds, at('14:00'), time)).toBe(50);
    expect(usableUnits(beds, at('15:00'), time)).toBe(56);
  });

  it('[RE33] nobody goes without a meal while every canteen is shut for the night; toilets are needed at any hour', () => {
    const shut = [aFacility({ openHours: [{ fromMinute: 6 * 60, toMinute: 22 * 60 }] })];
    expect(isAskedFor('canteen', shut, at('23:00'), ZONE)).toBe(false);
    expect(isAskedFor('canteen', shut, at('12:00'), ZONE)).toBe(true);
    expect(isAskedFor('toilet', shut, at('23:00'), ZONE)).toBe(true);
  });
});

describe('the trucks of the coming hours', () => {
  it('[RE35] leave as their point calls, not further than the line reaches', () => {
    const ahead = trucksAhead({
      hours: 4,
      lines: [{ trucks: 25, callsPerHour: [10, 0, 10, 10] }],
      others: 0,
      usualIn: [],
      usualOut: [9, 9, 9, 9],
      announced: [],
    });
    expect(ahead.departures).toEqual([10, 0, 10, 5]);
  });

  it('[RE35] come as usual, or as many as announced themselves, not both', () => {
    const ahead = trucksAhead({
      hours: 3,
      lines: [],
      others: 0,
      usualIn: [8, 8, 8],
      usualOut: [3, 3, 3],
      announced: [0, 12, 5],
    });
    expect(ahead.arrivals).toEqual([8, 12, 8]);
    expect(ahead.departures).toEqual([3, 3, 3]);
  });

  it('[RE35] a usual day is the mean of the days seen, and the mean of all where an hour was not seen', () => {
    const day = usualDay([
      { hourOfDay: 8, count: 10 },
      { hourOfDay: 8, count: 20 },
      { hourOfDay: 9, count: 3 },
    ]);
    expect([day[8], day[9], day[10]]).toEqual([15, 3, 11]);
    expect(usualDay([])).toEqual(new Array<number>(24).fill(0));
  });
});

describe('the people of the coming hours', () => {
  it('[RE34] carry what is rounded off into the next hour', () => {
    const hours = peopleAhead({
      people: 10,
      from: at('14:00'),
      arrivals: { perHour: [0.4, 0.4, 0.4], counted: 9 },
      departures: { perHour: [0, 0, 20], counted: 9 },
      peoplePerTruck: 2,
      hours: 3,
    });
    expect(hours.map(({ arrivals, departures, atEnd, people }) => [arrivals, departures, atEnd, people])).toEqual([
      [0, 0, 10, 10],
      [1, 0, 11, 11],
      [0, 11, 0, 11],
    ]);
    expect(hours[0]).toMatchObject({ low: 10, high: 10 });
    expect(peopleAt(hours, later(at('15:00'), 59 * MINUTE_MS))).toBe(11);
    expect(peopleAt(hours, at('17:00'))).toBeNull();
    expect(peopleAhead({ ...FLAT, people: 1 })).toHaveLength(FORECAST_HOURS);
  });

  const FLAT = {
    from: at('14:00'),
    arrivals: { perHour: [], counted: 0 },
    departures: { perHour: [], counted: 0 },
    peoplePerTruck: 2,
  };
});

describe('a shortage to come', () => {
  it('[RE3] is known by its first and its worst hour', () => {
    // 24 showers carry 1,440 people.
    expect(forecastOf([1400, 1440, 1441, 1700, 1500], aFacility())).toMatchObject([
      {
        kind: 'shower',
        capacity: 24,
        firstShortAt: at('16:00'),
        firstShortage: 1,
        worstAt: at('17:00'),
        worstShortage: 5,
        remedies: [{ code: 'mobile-units', facilityId: null, units: 5 }],
      },
    ]);
  });

  it('[RE36] is mended by what the yard has first, by the smallest that is enough, and the rest from outside', () => {
    const shut = aFacility({ id: facilityId(2), capacity: 30, isOpen: false });
    const small = aFacility({ id: facilityId(3), capacity: 6, isOpen: false });
    const broken = aFacility({ id: facilityId(4), capacity: 4, unitsOut: 3 });
    const remedies = (people: number): unknown => forecastOf([people], aFacility(), shut, small, broken)[0]?.remedies;
    // 24 and 1 work: 1,500 people are carried.
    expect(remedies(1500)).toEqual([]);
    expect(remedies(1800)).toEqual([{ code: 'open-facility', facilityId: 3, units: 6 }]);
    expect(remedies(2400)).toEqual([{ code: 'open-facility', facilityId: 2, units: 30 }]);
    expect(remedies(4200)).toEqual([
      { code: 'open-facility', facilityId: 2, units: 30 },
      { code: 'open-facility', facilityId: 3, units: 6 },
      { code: 'mend-units', facilityId: 4, units: 3 },
      { code: 'mobile-units', facilityId: null, units: 6 },
    ]);
    const early = aFacility({ id: facilityId(5), openHours: [{ fromMinute: 300, toMinute: 600 }] });
    expect(forecastOf([1500], aFacility(), early)[0]?.remedies).toEqual([
      { code: 'longer-hours', facilityId: 5, units: 24 },
    ]);
    const canteen = aFacility({ kind: 'canteen', capacity: 900 });
    expect(forecastOf([3600], canteen)[0]?.remedies).toEqual([{ code: 'more-portions', facilityId: null, units: 300 }]);
  });
});

describe('the alarm of a shortage', () => {
  const hour = (n: number, shortage: number, loadPercent = shortage > 0 ? 120 : 90): LoadHour => ({
    from: later(at('14:00'), n * HOUR_MS),
    people: 100,
    capacity: 1,
    loadPercent,
    shortage,
  });
  const step = (hours: readonly LoadHour[], open: { readonly units: number; readonly from: typeof time.now } | null) =>
    shortageStep(hours, open, time.now, 4);

  it('[RE37] opens so many hours before it begins, with the most that is missing', () => {
    expect(step([hour(0, 0), hour(5, 3)], null)).toEqual({ step: 'leave' });
    expect(step([hour(0, 0), hour(3, 2), hour(4, 12), hour(5, 30)], null)).toEqual({
      step: 'raise',
      told: { units: 12, from: at('17:00') },
    });
  });

  it('[RE37] tells anew when it grows by a tenth or begins an hour sooner, and not for less', () => {
    const open = { units: 20, from: at('17:00') };
    expect(step([hour(3, 22)], open)).toEqual({ step: 'leave' });
    expect(step([hour(3, 23)], open)).toEqual({ step: 'retell', told: { units: 23, from: at('17:00') } });
    expect(step([hour(2, 5)], open)).toEqual({ step: 'retell', told: { units: 5, from: at('16:00') } });
    // What has begun does not begin anew with each hour.
    expect(step([hour(3, 30)], { units: 20, from: at('12:00') })).toEqual({
      step: 'retell',
      told: { units: 30, from: at('12:00') },
    });
  });

  it('[RE37] ends only when the load is well below the standard', () => {
    const open = { units: 20, from: at('17:00') };
    expect(step([hour(0, 0, 99)], open)).toEqual({ step: 'leave' });
    expect(step([hour(0, 0, 95), hour(6, 0, 97)], open)).toEqual({ step: 'leave' });
    expect(step([hour(0, 0, 95), hour(7, 9)], open)).toEqual({ step: 'clear' });
  });
});
