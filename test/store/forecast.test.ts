import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, startOfDay, type Day } from '../../shared/kernel/calendar.ts';
import { keepArrivals, type ForecastContext } from '../../electron/areas/forecast/arrivals.ts';
import { FORECAST_SQL } from '../../electron/areas/forecast/store.ts';
import { replayedState, stateOf, aYard, type Yard } from '../support/yard.ts';

/** The site opened on 10 February at 08:00; it saw 11 February as its first whole day. */
const FIRST = '2026-02-11' as Day;
const HOUR = 60;
/** Minutes after the yard's start at which 11 February begins in the site's zone; in UTC it is still the 10th. */
const MIDNIGHT = 16 * HOUR;
const DAY = 24 * HOUR;

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

let lastTruck = 0;
const arrive = (more: object = {}): string => {
  lastTruck += 1;
  return yard.ok('visit.arrive', {
    ...{ plate: `12C-${String(10_000 + lastTruck)}`, direction: 'export', crossing: 'HN', cargoClass: 'fresh' },
    ...more,
  } as never).visitId;
};

function context(): ForecastContext {
  const site = yard.stores.site.site();
  if (site === null) throw new Error('no site');
  return { stores: yard.stores, site, zone: site.timeZone, now: yard.clock.now() };
}

function windowOf(on: Day): readonly [from: number, to: number] {
  const { zone } = context();
  return [startOfDay(on, zone), startOfDay(addDays(on, 1), zone)];
}

const keptOf = (on: Day) => yard.stores.dayTotals.arrivals.get(...windowOf(on));

/** Trucks of a queue on the last days, until yesterday. */
const cameTo = (crossing: string, direction: 'export' | 'import', days: number) =>
  yard.ask('plan.forecast', { days: 1, crossing, direction }).actual.queues[0]?.trucks.slice(-days);

/** Three days: one truck before midnight, then several lines on two days, one just after midnight. */
function threeDays(): void {
  yard.at(MIDNIGHT - 1);
  arrive();
  yard.at(MIDNIGHT);
  arrive();
  yard.at(MIDNIGHT + 7.5 * HOUR);
  arrive({ cargoClass: 'general' });
  arrive({ direction: 'import', cargoClass: 'electronics' });
  yard.at(MIDNIGHT + DAY - 1);
  arrive({ direction: 'import', crossing: 'TT', cargoClass: 'general' });
  yard.at(MIDNIGHT + DAY + 13 * HOUR);
  arrive();
  arrive();
}

describe('arrivals that a forecast is made of', () => {
  it('[FC2] are counted by line on the days of the site’s zone, and no half day counts', () => {
    threeDays();
    yard.at(MIDNIGHT + 3 * DAY);
    // 10 February was no whole day; the 11th, the 12th, and the 13th with nobody.
    expect(cameTo('HN', 'export', 4)).toEqual([null, 2, 2, 0]);
    expect(cameTo('HN', 'import', 4)).toEqual([null, 1, 0, 0]);
    expect(cameTo('TT', 'import', 4)).toEqual([null, 1, 0, 0]);
    expect(yard.ask('plan.forecast', { days: 1 }).actual.site.slice(-4)).toEqual([null, 4, 2, 0]);
    const rows = yard.stores.forecast.arrivals(...(windowOf(FIRST) as [never, never]));
    expect(rows.map(({ direction, cargoClass, hour, trucks }) => [direction, cargoClass, hour, trucks]).sort()).toEqual(
      [
        ['export', 'fresh', 0, 1],
        ['export', 'general', 7, 1],
        ['import', 'electronics', 7, 1],
        ['import', 'general', 23, 1],
      ].sort(),
    );
  });

  it('are kept once their day is long over, and read from what is kept', () => {
    threeDays();
    yard.at(MIDNIGHT + 3 * DAY);
    expect(cameTo('HN', 'export', 3)).toEqual([2, 2, 0]);
    // The 11th ended two days ago, the 12th did not.
    expect(keptOf(FIRST)).not.toBe(null);
    expect(keptOf(addDays(FIRST, 1))).toBe(null);
    const kept = keptOf(FIRST);
    if (kept === null) throw new Error('not kept');
    const { lines, ...more } = JSON.parse(kept.totals) as { readonly lines: readonly (readonly unknown[])[] };
    const doubled = lines.map(([crossing, direction, cargoClass, trucks]) => [
      ...[crossing, direction, cargoClass, 2 * Number(trucks)],
    ]);
    const book = yard.stores.dayTotals.arrivals;
    book.save(...windowOf(FIRST), { ...kept, totals: JSON.stringify({ ...more, lines: doubled }) });
    expect(cameTo('HN', 'export', 3), 'what is kept is read').toEqual([4, 2, 0]);
  });

  it('are counted anew when a truck of that day is written down late', () => {
    threeDays();
    yard.at(MIDNIGHT + 3 * DAY);
    expect(cameTo('HN', 'export', 3)).toEqual([2, 2, 0]);
    const before = keptOf(FIRST);
    const [from] = windowOf(FIRST);
    arrive({ occurredAt: from + 9 * HOUR * 60_000, reason: 'mất điện, ghi sổ giấy' });
    expect(cameTo('HN', 'export', 3)).toEqual([3, 2, 0]);
    expect(keptOf(FIRST)?.signature).not.toBe(before?.signature);
  });

  it('are kept ahead, the newest days first, as long as there is time', () => {
    threeDays();
    yard.at(MIDNIGHT + 5 * DAY);
    let left = 2;
    expect(keepArrivals(context(), () => (left -= 1) >= 0)).toBe(false);
    const isKept = (n: number): boolean => keptOf(addDays(FIRST, n)) !== null;
    // 11 to 15 February; the last two are not settled yet.
    expect([0, 1, 2, 3, 4].map(isKept)).toEqual([false, true, true, false, false]);
    expect(keepArrivals(context(), () => true)).toBe(true);
    expect([0, 1, 2, 3, 4].map(isKept)).toEqual([true, true, true, false, false]);
    expect(cameTo('HN', 'export', 5)).toEqual([2, 2, 0, 0, 0]);
  });

  it('are read by the index of arrivals alone, never from all visits', () => {
    threeDays();
    for (const [name, sql] of Object.entries(FORECAST_SQL)) {
      const plan = yard.db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
      const details = plan.all(...Array.from(sql.matchAll(/\?/g), () => 0)).map(({ detail }) => detail);
      expect(details[0], name).toMatch(
        /^SEARCH visits USING (COVERING )?INDEX visits_by_arrival \(arrived_at>\? AND arrived_at<\?\)$/,
      );
      if (name === 'signature') expect(details[0]).toContain('COVERING');
    }
  });
});
