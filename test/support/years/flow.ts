import { addDays, atMinuteOfDay, daysBetween, weekdayOf, type Day } from '../../../shared/kernel/calendar.ts';
import { instant, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { tetDayOf } from '../../../shared/kernel/lunar.ts';
import type { CargoClass, Direction } from '../../../shared/domain/vocabulary.ts';
import { checkDigitOf } from '../../../shared/domain/vehicles/container.ts';
import known from '../../../resources/data/seed-flows.json' with { type: 'json' };

/** What is said of a truck at the gate. */
export type YearTruck = {
  /** Counted from 0, in the order of arrival. */
  readonly n: number;
  readonly plate: string;
  readonly trailerPlate: string | null;
  readonly containerNo: string | null;
  readonly direction: Direction;
  readonly crossing: string;
  readonly cargoClass: CargoClass;
  readonly goods: string;
  readonly people: number;
  readonly driver: string;
  readonly phone: string;
  readonly carrier: string;
  readonly customsDeclarationNo: string;
  readonly note: string | null;
};

/** Crossings, directions, and trucks in a usual day of each. */
export const LINES: readonly {
  readonly crossing: string;
  readonly direction: Direction;
  readonly perDay: number;
}[] = [
  { crossing: 'HN', direction: 'export', perDay: flowOf('Hữu Nghị', 'export') },
  { crossing: 'HN', direction: 'import', perDay: flowOf('Hữu Nghị', 'import') },
  { crossing: 'TT', direction: 'export', perDay: flowOf('Tân Thanh', 'export') },
  { crossing: 'TT', direction: 'import', perDay: flowOf('Tân Thanh', 'import') },
];

/** Published figures of the last summer. */
function flowOf(crossing: string, direction: Direction): number {
  const flow = known.flows.find((one) => one.crossing === crossing && one.period === '2025-07');
  return flow?.[direction] ?? 0;
}

/** Trucks of a thousand that come in each hour of the day. */
const BY_HOUR = [14, 10, 9, 10, 16, 28, 48, 62, 68, 66, 60, 48, 42, 54, 62, 62, 58, 52, 50, 48, 42, 36, 30, 25];
/** Sunday first. */
const BY_WEEKDAY = [0.82, 1.04, 1.06, 1.05, 1.05, 1.03, 0.95];
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Nông', 'Hứa', 'Lương', 'Triệu'];
const MIDDLES = ['Văn', 'Đức', 'Hữu', 'Minh', 'Quang', 'Xuân', 'Công'];
const NAMES = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Đạt',
  'Hải',
  'Hùng',
  'Khánh',
  'Long',
  'Nam',
  'Phúc',
  'Sơn',
  'Tài',
  'Việt',
];
const FIRMS = ['Hoàng Long', 'Bắc Giang', 'Xuân Cương', 'Phú Thọ', 'Đại Phát', 'Thành Đạt', 'Minh Khai', 'Sông Hồng'];
const NOTES = ['hàng dễ vỡ', 'chờ giấy kiểm dịch', 'lái xe đi ăn', 'hẹn sang tải buổi chiều'];
const OWNERS = ['MSKU', 'TCLU', 'CSQU', 'TEMU'];
const PROVINCES = [11, 12, 14, 15, 19, 20, 29, 30, 36, 37, 43, 51, 61, 72, 98, 99];
const LETTERS = ['C', 'D', 'H'];
/** Trucks that come again and again. */
const FLEET = 80_000;

/** How busy a day is beside a usual one: the weeks before Tết, the days of Tết, the rest of the year. */
export function seasonOf(day: Day): number {
  const offset = daysBetween(tetDayOf(Number(day.slice(0, 4))), day);
  if (offset >= -24 && offset <= -4) return 1.5;
  if (offset >= -1 && offset <= 3) return 0.06;
  if (offset === -2 || offset === -3 || (offset >= 4 && offset <= 6)) return 0.4;
  return 1 + 0.08 * Math.sin((offset / 365) * 4 * Math.PI);
}

/** Trucks of each day of a time, so many in all. */
export function trucksByDay(from: Day, days: number, visits: number, random: () => number): readonly number[] {
  const weights = Array.from({ length: days }, (_, n) => {
    const day = addDays(from, n);
    const growth = 0.85 + (0.3 * n) / days;
    return seasonOf(day) * (BY_WEEKDAY[weekdayOf(day) % 7] ?? 1) * growth * (0.94 + 0.12 * random());
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let done = 0;
  let given = 0;
  return weights.map((weight) => {
    done += weight;
    const upTo = Math.round((visits * done) / whole);
    const count = upTo - given;
    given = upTo;
    return count;
  });
}

/** When the trucks of a day come, in order. */
export function arrivalsOf(day: Day, zone: string, count: number, random: () => number): readonly Instant[] {
  const start = atMinuteOfDay(day, 0, zone);
  const whole = BY_HOUR.reduce((sum, share) => sum + share, 0);
  const times = Array.from({ length: count }, () => {
    let drawn = random() * whole;
    const hour = Math.max(
      0,
      BY_HOUR.findIndex((share) => (drawn -= share) < 0),
    );
    return Math.floor((hour + random()) * 60);
  });
  return times.sort((a, b) => a - b).map((minute) => instant(start + minute * MINUTE_MS));
}

/** The n-th truck. Who it is depends on nothing but the numbers drawn. */
export function yearTruck(n: number, random: () => number): YearTruck {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const of = Math.floor(random() * FLEET);
  const whole = LINES.reduce((sum, line) => sum + line.perDay, 0);
  let drawn = random() * whole;
  const { crossing, direction } = LINES.find(({ perDay }) => (drawn -= perDay) < 0) ?? (LINES[0] as (typeof LINES)[0]);
  const province = PROVINCES[of % PROVINCES.length] ?? 12;
  const plate = `${String(province)}${LETTERS[of % 3] ?? 'C'}${String(10_000 + ((of * 7919) % 89_999))}`;
  const hasContainer = random() < 0.3;
  const owner = `${pick(OWNERS)}${String(100_000 + Math.floor(random() * 899_999))}`;
  const isFruit = direction === 'export' && random() < 0.5;
  return {
    n,
    plate,
    trailerPlate:
      hasContainer || random() < 0.3 ? `${String(province)}R${String(10_000 + ((of * 31) % 89_999))}` : null,
    containerNo: hasContainer ? `${owner}${String(checkDigitOf(owner))}` : null,
    direction,
    crossing,
    cargoClass: isFruit ? 'fresh' : pick(['general', 'general', 'electronics', 'machinery', 'vehicles']),
    goods: pick(isFruit ? known.export.slice(0, 7) : direction === 'export' ? known.export.slice(7) : known.import),
    people: random() < 0.25 ? 2 : 1,
    driver: `${FAMILIES[of % FAMILIES.length] ?? ''} ${MIDDLES[of % MIDDLES.length] ?? ''} ${NAMES[of % NAMES.length] ?? ''}`,
    phone: `09${String(10_000_000 + ((of * 1237) % 89_999_999))}`,
    carrier: `Vận tải ${FIRMS[of % FIRMS.length] ?? ''}`,
    customsDeclarationNo: `10${String(7_000_000_000 + n)}`,
    note: random() < 0.03 ? pick(NOTES) : null,
  };
}
