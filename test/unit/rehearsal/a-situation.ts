import { startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import type { Facilities, Point, Situation, Stream } from '../../../shared/domain/rehearsal/types.ts';

export const FIRST_DAY = '2027-01-20' as Day;
const ZONE = 'Asia/Ho_Chi_Minh';

/** The same share in each hour. */
export const EVEN: readonly number[] = Array.from({ length: 24 }, () => 1 / 24);

/** Trucks for one crossing: general goods for export, one day like the other. */
export function aStream(overrides: Partial<Stream> = {}): Stream {
  return {
    crossing: 'HN',
    direction: 'export',
    cargoClass: 'general',
    perDay: [],
    waiting: [],
    weight: 1,
    preregistered: 0,
    ...overrides,
  };
}

/** A crossing that works day and night, with room for everybody and no way to go. */
export function aPoint(overrides: Partial<Point> = {}, hours = 60 * 24): Point {
  return {
    crossing: 'HN',
    direction: 'export',
    capacityPerHour: 10,
    lanes: 1,
    buffer: 1_000_000,
    walkUpHours: 0,
    throughHours: 0,
    inside: 0,
    open: Array.from({ length: hours }, () => 1),
    openPreregistered: Array.from({ length: hours }, () => 0),
    ...overrides,
  };
}

/** A part of each hour of all days that lies within these hours of the day. */
export function openWithin(days: number, fromHour: number, toHour: number): readonly number[] {
  return Array.from({ length: days * 24 }, (_, hour) => (hour % 24 >= fromHour && hour % 24 < toHour ? 1 : 0));
}

/** One stream before one crossing, from midnight on, without chance. */
export function aSituation(overrides: Partial<Situation> = {}): Situation {
  const days = overrides.days ?? 30;
  return {
    fromAt: startOfDay(FIRST_DAY, ZONE),
    zone: ZONE,
    fromOn: FIRST_DAY,
    days,
    spreading: { seasonSigma: 0, dayCv: 0 },
    profile: { export: EVEN, import: EVEN },
    streams: [aStream({ perDay: Array.from({ length: days }, () => 100) })],
    points: [aPoint({}, days * 24)],
    yard: {
      zones: [{ code: 'A', name: 'A', places: 1000, direction: null, cargoClasses: [] }],
      others: 0,
    },
    people: { perTruck: 2, staying: 0 },
    facilities: [],
    money: null,
    ...overrides,
  };
}

export function facilities(kind: Facilities['kind'], units: number, peoplePerUnit: number): Facilities {
  return { kind, units, peoplePerUnit };
}
