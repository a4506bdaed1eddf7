import type { AccountRow, Annexes, DailyReport, PageOne, Spread } from '../../shared/contract/report-queries.ts';
import { wireId, type Id } from '../../shared/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { parseDay } from '../../shared/kernel/calendar.ts';
import { LOAD_GROUPS, type PageOneFigures } from '../../shared/domain/reports/page-one.ts';
import { DEFAULT_REPORT_SETTINGS } from '../../shared/domain/reports/settings.ts';
import { CARGO_CLASSES, DIRECTIONS } from '../../shared/domain/vocabulary.ts';

/** 2027-01-25 20:00 in the yard. */
export const MADE_FROM = instant(Date.UTC(2027, 0, 25, 13));
const MADE_TO = later(MADE_FROM, DAY_MS);
const ZONES = ['A', 'B', 'C', 'D', 'E', 'P'] as const;
const NO_VISIT = wireId('visit', 1 as Id<'visit'>);

const { schedule: _, ...settings } = DEFAULT_REPORT_SETTINGS;

/** A busy day before Tết with something in every table: for what draws reports, never for what counts them. */
export function madeReport(): DailyReport {
  return {
    seq: 48_213,
    from: MADE_FROM,
    to: MADE_TO,
    on: parseDay('2027-01-26'),
    untilAt: MADE_TO,
    siteName: 'Trung tâm Bến bãi Hữu Nghị',
    head: {
      timeZone: 'Asia/Ho_Chi_Minh',
      parentUnit: 'Công ty CP Bến bãi Xứ Lạng',
      reportTo: 'Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn',
      reportPlace: 'Lạng Sơn',
      signerTitle: '',
      signerName: 'Hoàng Thị Lựu',
      documentCode: 'TTBB',
      report: { ...settings, receivers: ['Đồn Biên phòng CKQT Hữu Nghị', 'Hải quan cửa khẩu Hữu Nghị'] },
    },
    pageOne: madePageOne(),
    annexes: madeAnnexes(),
    trucks: {
      ...account(964, 1042, 1023, -1),
      byDirection: [
        { direction: 'export', ...account(374, 391, 389, 0) },
        { direction: 'import', ...account(590, 651, 634, -1) },
      ],
      byCrossing: [
        { crossing: 'HN', ...account(700, 800, 790, -1) },
        { crossing: 'TT', ...account(264, 242, 233, 0) },
      ],
      byZone: ZONES.map((zone, at) => ({
        zone,
        name: `Khu ${zone}`,
        nameEn: `Zone ${zone}`,
        kind: 'parking',
        ...account(160 + at, 170, 168, 0),
      })),
      byClass: DIRECTIONS.flatMap((direction) =>
        CARGO_CLASSES.map((cargoClass, at) => ({
          direction,
          cargoClass,
          ...account(60 + at, 80, 78, at === 2 ? -1 : 0),
        })),
      ),
      departures: [
        { departure: 'crossed', count: 610 },
        { departure: 'cleared-inland', count: 395 },
        { departure: 'turned-back', count: 12 },
        { departure: 'transferred', count: 6 },
      ],
      overstay: { over24h: 211, over48h: 64, over72h: 9 },
    },
    people: { ...account(1804, 2021, 1990, 0), peak: 2188, peakAt: hour(14) },
    occupancy: {
      places: 1200,
      hours: ZONES.flatMap((zone, z) =>
        hours((at) => ({ hour: at, zone, min: 120 + z, mean: 150.4 + z * 3, max: 176 + z })),
      ),
      site: { min: 948, mean: 1012, max: 1061, maxAt: later(MADE_FROM, 21.33 * HOUR_MS), minAt: hour(10) },
      siteHours: hours((at, n) => {
        const mean = 1000 + Math.round(50 * Math.sin(n / 3.5));
        return { hour: at, min: mean - 12 - (n % 4), mean, max: mean + 11 + (n % 3) };
      }),
      pace: { inPerHour: 46, outPerHour: 44, untilFullMs: 8 * HOUR_MS, dwellBudgetMs: 27 * HOUR_MS },
    },
    waits: {
      ...spread(689, 5.2, 11, 14, 21),
      byDirection: DIRECTIONS.map((direction) => ({ direction, ...spread(340, 5, 11, 14, 21) })),
      called: 689,
      noShows: 17,
      turnBacks: 6,
      fastTracks: 4,
      fastTracksWithoutDocument: 1,
      undocumented: [
        {
          visitId: NO_VISIT,
          plate: '12C12345',
          queueNumber: 'HN-214',
          reason: 'perishing',
          unit: 'Hải quan Hữu Nghị',
          orderedAt: hour(9),
        },
      ],
      notices: [],
    },
    dwell: spread(1023, 15.2, 38, 51, 96),
    rest: {
      bedNights: 288,
      peakPeople: 2188,
      peakAt: hour(14),
      bedsInUse: 310,
      beds: 420,
      served: [],
      sittings: [
        { service: 'meal', sitting: 'trua', sittingName: 'Bữa trưa', free: 610, paid: 240, sponsored: 120 },
        { service: 'shower', sitting: null, sittingName: null, free: 402, paid: 0, sponsored: 0 },
      ],
      turnsDone: 402,
      turnsMissed: 21,
      takingsDong: 8_400_000,
      shortHours: [{ kind: 'shower', hours: 3, worst: 4 }],
      complaints: 5,
      complaintsOpen: 2,
      checkIns: 344,
      account: account(301, 344, 335, 0),
      bedsPeak: 402,
      loads: [
        {
          kind: 'shower',
          capacity: 24,
          peopleAtPeak: 2188,
          loadPercent: 117,
          shortage: 4,
          overFrom: hour(22),
          overTo: hour(23),
        },
        {
          kind: 'dormitory',
          capacity: 420,
          peopleAtPeak: 402,
          loadPercent: 96,
          shortage: 0,
          overFrom: null,
          overTo: null,
        },
      ],
    },
    incidents: [
      {
        incidentId: wireId('incident', 1 as Id<'incident'>),
        kind: 'failed-reefer',
        place: 'A4-22',
        openedAt: hour(3),
        closedAt: hour(4),
        note: '',
      },
      {
        incidentId: wireId('incident', 2 as Id<'incident'>),
        kind: 'leak',
        place: 'C5-31',
        openedAt: hour(17),
        closedAt: null,
        note: '',
      },
    ],
    adjustments: [{ visitId: NO_VISIT, plate: '29C88812', code: 'left-unrecorded', at: hour(6) }],
    zoneAdjustments: [{ visitId: NO_VISIT, plate: '15H01234', at: hour(6), fromZone: 'A', toZone: 'C' }],
    comparisons: [
      compared('yesterday', '2027-01-25', 998),
      compared('last-week', '2027-01-19', 902),
      compared('last-28-days', null, 871.4),
      compared('last-tet', '2026-02-06', 954),
    ],
  };
}

function madePageOne(): PageOne {
  const row = (n: number): PageOneFigures => ({
    opening: 100 + n,
    in: 120,
    cleared: 60,
    inland: 50,
    turnedBack: 1,
    transferred: 2,
    adjustments: n === 5 ? -1 : 0,
    closing: 107 + n - (n === 5 ? 1 : 0),
    over24h: 26,
    over48h: 8,
    over72h: 1,
  });
  const sum = (rows: readonly PageOneFigures[]): PageOneFigures => {
    const of = (name: keyof PageOneFigures): number => rows.reduce((total, one) => total + one[name], 0);
    return {
      opening: of('opening'),
      in: of('in'),
      cleared: of('cleared'),
      inland: of('inland'),
      turnedBack: of('turnedBack'),
      transferred: of('transferred'),
      adjustments: of('adjustments'),
      closing: of('closing'),
      over24h: of('over24h'),
      over48h: of('over48h'),
      over72h: of('over72h'),
    };
  };
  const rows = DIRECTIONS.flatMap((direction, d) =>
    LOAD_GROUPS.map((group, g) => ({ direction, group, ...row(d * LOAD_GROUPS.length + g) })),
  );
  return {
    rows,
    byDirection: DIRECTIONS.map((direction) => ({
      direction,
      ...sum(rows.filter((one) => one.direction === direction)),
    })),
    total: sum(rows),
    placesUsed: 982,
    places: 1200,
    placesPercent: 81.8,
    counted: { at: later(MADE_TO, -20 * MINUTE_MS), by: 'Nguyễn Thị Lan', differences: 2 },
    peopleAtEnd: 1835,
    bedsUsed: 310,
    beds: 420,
    incidents: 2,
    incidentsOpen: 1,
    proposal: 'Bổ sung 01 máy phát cho khu A trước ngày 28/01/2027',
  };
}

function madeAnnexes(): Annexes {
  const byClass = DIRECTIONS.flatMap((direction) =>
    CARGO_CLASSES.map((cargoClass, at) => ({
      direction,
      cargoClass,
      ...spread(20 + at * 17, 3 + at, 8 + at * 2, 10 + at * 3, 30),
    })),
  );
  return {
    thresholds: [null, ...ZONES].flatMap((zone, at) =>
      [80, 90, 95].map((percent, level) => ({
        zone,
        percent,
        hours: Math.max(0, 14 - level * 6 - at),
        share: Math.max(0, 14 - level * 6 - at) / 24,
      })),
    ),
    zones: ZONES.map((zone, at) => ({
      zone,
      places: 200,
      min: 140 + at,
      mean: 163.5,
      max: 181 + at,
      meanPercent: 81.8,
      maxPercent: 90.5 + at,
    })),
    waitsByClass: byClass,
    dwellByClass: byClass,
    turnBackReasons: [
      { key: 'turned-back', count: 4 },
      { key: 'Hàng không đủ điều kiện kiểm dịch', count: 2 },
    ],
    fastTrackReasons: [{ key: 'perishing', count: 4 }],
    lateEntries: { count: 3, longestMs: 95 * MINUTE_MS },
    suspensions: [
      { crossing: 'TT', direction: 'export', from: hour(15), to: hour(17), reason: 'Nước bạn tạm dừng kiểm hóa' },
      { crossing: 'HN', direction: 'import', from: hour(22), to: null, reason: null },
    ],
    dwellBudget: hours((at, n) => ({
      hour: at,
      budgetMs: n === 4 ? null : (24 + 6 * Math.sin(n / 4)) * HOUR_MS,
      outPerHour: 30 + (n % 9) * 4,
    })),
    overstays: Array.from({ length: 12 }, (_one, n) => ({
      visitId: NO_VISIT,
      plate: `12C${String(20_000 + n * 37)}`,
      direction: n % 2 === 0 ? 'export' : 'import',
      cargoClass: 'machinery',
      zone: 'B',
      arrivedAt: later(MADE_FROM, -(96 - n * 4) * HOUR_MS),
      ageMs: (120 - n * 4) * HOUR_MS,
    })),
    holds: [{ visitId: NO_VISIT, plate: '98H11223', authority: 'Hải quan', from: hour(2), to: null }],
    overrides: [
      {
        at: hour(7),
        kind: 'slot',
        plate: '29H70001',
        by: 'Nguyễn Văn Bình',
        reason: 'Ô đề xuất có xe khác đỗ lấn',
      },
    ],
    countDifferences: [
      { at: later(MADE_TO, -20 * MINUTE_MS), by: 'Nguyễn Thị Lan', kinds: [{ key: 'gone', count: 2 }] },
    ],
    charges: [
      { kind: 'parking', how: 'cash', count: 812, sumDong: 243_600_000 },
      { kind: 'parking', how: 'transfer', count: 190, sumDong: 61_200_000 },
      { kind: 'plug', how: 'cash', count: 44, sumDong: 9_680_000 },
    ],
    chargesSumDong: 314_480_000,
  };
}

function account(opening: number, came: number, out: number, adjustments: number): AccountRow {
  return { opening, in: came, out, adjustments, closing: opening + came - out + adjustments };
}

/** From hours. */
function spread(count: number, p50: number, p90: number, p95: number, max: number): Spread {
  const ms = { p50: p50 * HOUR_MS, p90: p90 * HOUR_MS, p95: p95 * HOUR_MS, max: max * HOUR_MS };
  return { count, ...ms, p50Ms: ms.p50, p90Ms: ms.p90, p95Ms: ms.p95, maxMs: ms.max };
}

function compared(code: DailyReport['comparisons'][number]['code'], on: string | null, closing: number) {
  return {
    code,
    on: on === null ? null : parseDay(on),
    in: 980,
    out: 1001,
    closing,
    max: 1040,
    waitP50Ms: 5 * HOUR_MS,
  };
}

function hour(n: number): Instant {
  return later(MADE_FROM, n * HOUR_MS);
}

function hours<T>(of: (at: Instant, n: number) => T): readonly T[] {
  return Array.from({ length: 24 }, (_one, n) => of(hour(n), n));
}
