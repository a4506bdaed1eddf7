import { parseDay, type Day } from '../../shared/kernel/calendar.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { NO_LEVERS } from '../../shared/domain/rehearsal/levers.ts';
import type { Quantiles, ScenarioResult } from '../../shared/domain/rehearsal/types.ts';
import type { SurgeDocument } from '../../shared/domain/surge/types.ts';

const on = (text: string): Day => {
  const day = parseDay(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
};
const around = (middle: number): Quantiles => ({
  p5: middle - 20,
  p25: middle - 10,
  p50: middle,
  p75: middle + 10,
  p95: middle + 20,
});

/** A surge plan with every part filled. */
export function aSurgeDocument(change: Partial<SurgeDocument> = {}): SurgeDocument {
  return {
    basis: 'history',
    tetOn: on('2027-02-06'),
    inputs: [
      {
        kind: 'convoy',
        crossing: 'HN',
        direction: 'export',
        cargoClass: 'fresh',
        fromOn: on('2027-01-25'),
        untilOn: on('2027-01-26'),
        factor: null,
        trucks: 40,
        minute: 360,
        state: null,
        note: 'đoàn xe Tiền Giang',
      },
    ],
    arrivals: [{ on: on('2027-01-20'), mean: 812, p5: 640, p25: 740, p50: 805, p75: 880, p95: 1010 }],
    levers: {
      ...NO_LEVERS,
      overtime: [{ crossing: 'HN', hours: 3 }],
      overflowYards: [{ name: 'Km 12', places: 300, distanceKm: 12, fromOn: on('2027-01-20') }],
    },
    without: aResult(2990),
    with: aResult(1460),
    triggers: [
      { measure: 'dwell-budget', when: 'under', value: 10, action: 'mở bãi phụ Km 12', who: 'trưởng ca' },
      { measure: 'waiting', when: 'over', value: 900, action: 'xin thêm giờ ở Hữu Nghị', who: 'giám đốc' },
    ],
    duties: [{ what: 'gọi bãi phụ', who: 'Nguyễn Văn Nam', phone: '0912 345 678' }],
    assumptions: 'Lịch cửa khẩu theo Tết 2026, chưa có thông báo chính thức.',
    ...change,
  };
}

function aResult(peak: number): ScenarioResult {
  return {
    runs: 200,
    fromOn: on('2027-01-20'),
    days: 60,
    peakTrucks: around(peak),
    peakOn: on('2027-02-05'),
    overflowDays: around(40),
    largestQueue: around(peak - 300),
    meanWaitHours: around(31),
    p95WaitHours: around(74),
    longestWaitHours: around(120),
    peoplePeak: around(peak * 2),
    crossed: around(51_000),
    refused: around(60),
    deferred: around(480),
    incomeDong: null,
    costDong: 182_000_000,
    costsDong: {
      overtime: 96_000_000,
      lanes: 60_000_000,
      overflowYards: 0,
      preregistered: 0,
      refused: 0,
      units: 26_000_000,
      team: 0,
    },
    failures: [
      {
        resource: { kind: 'places' },
        runs: 172,
        firstAt: instant(1_800_000_000_000),
        firstLowAt: instant(1_799_990_000_000),
        firstHighAt: instant(1_800_090_000_000),
        shortage: around(160),
      },
      {
        resource: { kind: 'facility', facility: 'shower' },
        runs: 164,
        firstAt: instant(1_800_003_600_000),
        firstLowAt: instant(1_799_993_600_000),
        firstHighAt: instant(1_800_093_600_000),
        shortage: around(26),
      },
    ],
    perDay: [{ ...around(1100), on: on('2027-01-20') }],
  };
}
