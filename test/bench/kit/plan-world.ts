import { startOfDay, type Day } from '../../../shared/kernel/calendar.ts';
import { CARGO_CLASSES, DIRECTIONS, FACILITY_KINDS } from '../../../shared/domain/vocabulary.ts';
import type { Situation } from '../../../shared/domain/rehearsal/types.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const CROSSINGS = ['HN', 'TT', 'CM', 'CN'];
const SHARE = [0.5, 0.3, 0.12, 0.08];
/** Closed over Tết, then for pre-registered trucks only. */
const CLOSED_DAYS = { from: 24, until: 28, registeredUntil: 32 };

/**
 * Sixty days of four crossings in both directions with all classes of goods: up to `perDay` trucks a day a fortnight
 * before Tết, open from 06 to 20 h, shut at Tết; twelve zones and all kinds of facilities.
 */
export function planWorld(perDay: number, days = 60): Situation {
  const fromOn = '2027-01-13' as Day;
  const shape = (day: number): number => (day < 10 ? 0.5 + day / 20 : day < 24 ? 1 : day < 32 ? 0.25 : 0.5);
  const pointCapacity = (at: number): number => (perDay * (SHARE[at] ?? 0) * 0.7) / 2 / 14;
  const open = (day: number, hour: number): number =>
    hour >= 6 && hour < 20 && (day < CLOSED_DAYS.from || day >= CLOSED_DAYS.registeredUntil) ? 1 : 0;
  const known = (day: number, hour: number): number =>
    hour >= 6 && hour < 20 && day >= CLOSED_DAYS.until && day < CLOSED_DAYS.registeredUntil ? 1 : 0;
  const hourly = (of: (day: number, hour: number) => number): readonly number[] =>
    Array.from({ length: days * 24 }, (_, at) => of(Math.floor(at / 24), at % 24));
  const profile = Array.from({ length: 24 }, (_, hour) => 1 + Math.sin(((hour - 4) / 24) * 2 * Math.PI) / 2);
  return {
    fromAt: startOfDay(fromOn, ZONE),
    zone: ZONE,
    fromOn,
    days,
    spreading: { seasonSigma: 0.2, dayCv: 0.15 },
    profile: { export: profile, import: profile },
    streams: CROSSINGS.flatMap((crossing, at) =>
      DIRECTIONS.flatMap((direction) =>
        CARGO_CLASSES.map((cargoClass, c) => ({
          crossing,
          direction,
          cargoClass,
          perDay: Array.from({ length: days }, (_, day) => (perDay * (SHARE[at] ?? 0) * shape(day)) / 10),
          waiting: Array.from({ length: 24 }, (_, hour) => ({ hours: 24 - hour, trucks: 0.3 })),
          weight: 1 + c,
          preregistered: 0.3,
        })),
      ),
    ),
    points: CROSSINGS.flatMap((crossing, at) =>
      DIRECTIONS.map((direction) => ({
        crossing,
        direction,
        capacityPerHour: pointCapacity(at),
        lanes: 2,
        buffer: 60,
        walkUpHours: 1 / 3,
        throughHours: 1.5,
        inside: 10,
        open: hourly(open),
        openPreregistered: hourly(known),
      })),
    ),
    yard: {
      zones: Array.from({ length: 12 }, (_, at) => ({
        code: `Z${String(at + 1)}`,
        name: `Z${String(at + 1)}`,
        places: 400,
        direction: at < 4 ? 'export' : at < 8 ? 'import' : null,
        cargoClasses: at % 4 === 0 && at < 8 ? ['fresh'] : [],
      })),
      others: 60,
    },
    people: { perTruck: 1.9, staying: 40 },
    facilities: FACILITY_KINDS.map((kind) => ({ kind, units: 200, peoplePerUnit: 12 })),
    money: { onceDong: 100_000, perDayDong: 150_000 },
  };
}
