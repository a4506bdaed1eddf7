import { addDays, dayFrom } from '../../shared/kernel/calendar.ts';
import { DAY_MS, HOUR_MS, later } from '../../shared/kernel/instant.ts';
import { tetOffsetOf } from '../../shared/domain/season/season.ts';
import type { DayFigures, RangeReport } from '../../shared/contract/report-queries.ts';
import { MADE_FROM, madeReport } from './made-report.ts';

const PLACES = 1360;

/** So many days up to a busy day before Tết, the first of them without its first hours: for what draws, never for what counts. */
export function madeRange(count: number, hasBefore = false): RangeReport {
  const report = madeReport();
  const from = later(MADE_FROM, (1 - count) * DAY_MS);
  const days = Array.from({ length: count }, (_one, n) => day(n, count));
  return {
    ...report,
    from,
    on: null,
    recordedFrom: later(from, 5 * HOUR_MS),
    comparisons: [],
    days,
    heat: days.flatMap(({ on, mean }, n) =>
      Array.from({ length: 24 }, (_one, hour) => {
        const own = Math.max(0, mean * (1 + 0.5 * Math.sin((hour - 6) / 4)));
        return { on, hour: later(from, n * DAY_MS + hour * HOUR_MS), mean: own, percent: (own / PLACES) * 100 };
      }).slice(n === 0 ? 5 : 0),
    ),
    before: hasBefore ? days.map((one) => ({ ...one, mean: one.mean * 0.8 })) : [],
  };
}

function day(n: number, count: number): DayFigures {
  const on = addDays(dayFrom(2027, 1, 26), n + 1 - count);
  const mean = 60 + ((n + 1) / count) * 1200 + 80 * Math.sin(n);
  const trucks = { opening: Math.round(mean), in: 420 + n * 9, out: 410 + n * 9, adjustments: n % 5 === 0 ? -1 : 0 };
  return {
    on,
    tetOffset: tetOffsetOf(on),
    trucks: { ...trucks, closing: trucks.opening + 10 + trucks.adjustments },
    max: Math.round(mean * 1.15),
    mean,
    meanPercent: (mean / PLACES) * 100,
    waitP50Ms: (3 + (n % 7)) * HOUR_MS,
    waitP90Ms: 12 * HOUR_MS,
    dwellP50Ms: (14 + (n % 11)) * HOUR_MS,
    called: 400,
    turnBacks: n % 4,
    peoplePeak: 900,
    incidents: n % 3,
  };
}
