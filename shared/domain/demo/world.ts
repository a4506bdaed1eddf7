import { dayOf } from '../../kernel/calendar.ts';
import { later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { calendarFromFacts, type CalendarFacts, type CrossingCalendar, type MinuteSpan } from '../queue/calendar.ts';
import type { Direction, Role, VehicleType } from '../vocabulary.ts';
import type { PlannedIncident } from './day-plan.ts';
import { DEMO_CROSSINGS, type DemoCrossingCode } from './flows.ts';
import { proposedSeason } from '../season/proposal.ts';
import { TARIFF_NAME, WEIGHING } from './words.ts';

/** The site that the demo shows: a yard eleven days before Tết. */

export const DEMO_ZONE = 'Asia/Ho_Chi_Minh';
export const DEMO_YEAR = 2027;
/** When the demo's living day begins: 14:30 on 26 January 2027 in the yard. */
export const DEMO_START = 1_800_948_600_000 as Instant;
const HISTORY_DAYS = 4;

/** When its history begins. */
export function demoHistoryFrom(historyDays = HISTORY_DAYS): Instant {
  return later(DEMO_START, -historyDays * 24 * 60 * MINUTE_MS);
}

const LIGHT = ['truck-2-axle', 'truck-3-axle', 'truck-4-axle', 'new-vehicle'] as const satisfies VehicleType[];
const HEAVY = ['tractor-40', 'tractor-45', 'tractor-alone', 'trailer-alone'] as const satisfies VehicleType[];

export const DEMO_SITE = {
  name: 'Bến bãi Hữu Nghị',
  settings: {
    parentUnit: 'Công ty CP Bến bãi Xứ Lạng',
    reportTo: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn',
    reportPlace: 'Lạng Sơn',
    signerTitle: 'Giám đốc',
    signerName: 'Hoàng Thị Lựu',
    documentCode: 'TTBB',
    importRoutes: [{ cargoClass: 'fresh', points: ['quarantine'] }],
    gates: [
      { gate: '1', lanes: ['1', '2'], side: 'inland' },
      { gate: '2', lanes: ['1', '2'], side: 'border' },
    ],
    // At the peak everybody stays longer: what is usual then is no alarm.
    alarms: {
      overstayHours: { fresh: 48, electronics: 84, machinery: 120, vehicles: 144, general: 84 },
      perishableHours: 84,
      perishableWarnHours: 6,
      plugGraceMinutes: 90,
      returnHours: 24,
      returnTwoWayHours: 36,
      returnWarnHours: 3,
    },
  },
} as const;

/** The yard's prices from the living day on; before it nothing was charged. */
export const DEMO_TARIFF = {
  name: TARIFF_NAME,
  validFromOn: dayOf(DEMO_START, DEMO_ZONE),
  lines: [
    { kind: 'parking', vehicleTypes: LIGHT, loaded: true, freeMinutes: 60, perDayDong: 150_000 },
    { kind: 'parking', vehicleTypes: LIGHT, loaded: false, freeMinutes: 60, perDayDong: 80_000 },
    { kind: 'parking', vehicleTypes: HEAVY, loaded: true, freeMinutes: 60, perDayDong: 300_000 },
    { kind: 'parking', vehicleTypes: HEAVY, loaded: false, freeMinutes: 60, perDayDong: 150_000 },
    { kind: 'plug', perHourDong: 35_000 },
    { kind: 'service', code: 'weighing', name: WEIGHING, amountDong: 50_000 },
  ],
} as const;

/** One user for each role. */
export const DEMO_USERS: readonly {
  readonly user: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}[] = [
  { user: 'tuan', displayName: 'Lý Văn Tuấn', roles: ['gate'] },
  { user: 'hoang', displayName: 'Nguyễn Huy Hoàng', roles: ['coordinator'] },
  { user: 'lan', displayName: 'Nguyễn Thị Lan', roles: ['rest'] },
  { user: 'luu', displayName: 'Hoàng Thị Lựu', roles: ['manager'] },
  { user: 'quantri', displayName: 'Vi Đức Thành', roles: ['administrator'] },
  { user: 'khach', displayName: 'Chu Minh Hà', roles: ['viewer'] },
];

export const DEMO_NOTICE = { number: '41/TB-BQL', on: '2027-01-20' } as const;

export type DemoQueue = {
  readonly direction: Direction;
  readonly capacityPerHour: number;
  readonly buffer: number;
  readonly arriveWithinMs: number;
  /** How many trucks usually wait here in the weeks before Tết. */
  readonly usualWaiting: number;
};

const ARRIVE_WITHIN_MS = 30 * MINUTE_MS;

const QUEUES: Readonly<Record<DemoCrossingCode, readonly DemoQueue[]>> = {
  HN: [
    { direction: 'export', capacityPerHour: 16, buffer: 32, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 220 },
    { direction: 'import', capacityPerHour: 18, buffer: 62, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 308 },
  ],
  TT: [
    { direction: 'export', capacityPerHour: 14, buffer: 26, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 112 },
    { direction: 'import', capacityPerHour: 20, buffer: 64, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 174 },
  ],
  CM: [
    { direction: 'export', capacityPerHour: 6, buffer: 12, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 40 },
    { direction: 'import', capacityPerHour: 10, buffer: 30, arriveWithinMs: ARRIVE_WITHIN_MS, usualWaiting: 66 },
  ],
};

const OPEN_HOURS: Readonly<Record<DemoCrossingCode, MinuteSpan>> = {
  HN: { fromMinute: 6 * 60, toMinute: 24 * 60 },
  TT: { fromMinute: 7 * 60, toMinute: 19 * 60 },
  CM: { fromMinute: 7 * 60, toMinute: 18 * 60 },
};

/** Lanes at each crossing. */
export const DEMO_LANES: readonly string[] = ['1', '2'];

/** Where fresh imports of one crossing are looked at: a point with places of its own. */
export const DEMO_QUARANTINE = { crossing: 'HN', capacityPerHour: 6, buffer: 16 } as const satisfies {
  readonly crossing: DemoCrossingCode;
  readonly capacityPerHour: number;
  readonly buffer: number;
};

export type DemoCrossing = {
  readonly code: DemoCrossingCode;
  readonly name: string;
  readonly nameZh: string;
  readonly aliases: readonly string[];
  readonly calendar: CrossingCalendar;
  readonly directions: readonly DemoQueue[];
};

/** The crossings with their hours, the published days, and for the coming Tết the days of the last one, moved. */
export function demoCrossings(facts: CalendarFacts): readonly DemoCrossing[] {
  return DEMO_CROSSINGS.map(({ code, name, nameZh, aliases }) => {
    const published = calendarFromFacts(facts, name, [OPEN_HOURS[code]]);
    const coming = proposedSeason(published, published, DEMO_YEAR)?.days ?? [];
    const days = [...published.days, ...coming];
    return { code, name, nameZh, aliases, calendar: { ...published, days }, directions: QUEUES[code] };
  });
}

/** Slots that are closed from the beginning: the last ones of these rows. */
export const CLOSED_ROWS: readonly { readonly row: string; readonly slots: number; readonly reason: string }[] = [
  { row: 'D5', slots: 6, reason: 'Mặt bãi hỏng' },
  { row: 'B6', slots: 4, reason: 'Tập kết thiết bị' },
  { row: 'C8', slots: 2, reason: 'Sửa ổ điện' },
];

/** What is going on when the living day begins. */
export function openingIncidents(): readonly PlannedIncident[] {
  const at = DEMO_START;
  return [
    { at: later(at, -26 * MINUTE_MS), kind: 'leak', note: 'Rò dầu', calls: ['114'], isReefer: false, where: 0.55 },
    {
      at: later(at, -4 * MINUTE_MS),
      kind: 'failed-reefer',
      note: 'Mất điện lạnh',
      calls: [],
      isReefer: true,
      where: 0.3,
    },
  ];
}

/** Through which of the yard's gates a truck goes: 1 on the inland side, 2 on the side of the border. */
export function gateTo(side: 'inland' | 'border'): string {
  return side === 'inland' ? '1' : '2';
}

/**
 * How many trucks an hour are called, as a part of the usual pace: more when more wait ("until the work is done"),
 * less when the yard has emptied, so that neither surge nor people at the controls derail the demo.
 */
export function paceFactor(waiting: number, usualWaiting: number): number {
  return Math.min(1.7, Math.max(0.25, 1 + 1.6 * (waiting / Math.max(1, usualWaiting) - 1)));
}
