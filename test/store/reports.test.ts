import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNEX_SQL } from '../../electron/areas/reports/annex-store.ts';
import { INTERVAL_SQL } from '../../electron/areas/reports/interval-store.ts';
import { REPORT_SQL } from '../../electron/areas/reports/store.ts';
import type { AccountRow, DailyReport } from '../../shared/contract/report-queries.ts';
import { occupiedMsBy } from '../../shared/domain/reports/intervals.ts';
import { HOUR_MS, MINUTE_MS, later, type Instant } from '../../shared/kernel/instant.ts';
import { createReportYard, YARD_BEGAN, type ReportYard } from '../support/report-yard.ts';

let yard: ReportYard;
beforeEach(() => {
  yard = createReportYard();
});
afterEach(() => yard.close());

const hour = (hours: number): Instant => later(YARD_BEGAN, hours * HOUR_MS);
const truck = (plate: string, more: object = {}) => ({ plate, direction: 'export', crossing: 'HN', ...more });
const arrive = (plate: string, more: object = {}): string => {
  const { ok } = yard.send('visit.arrive', truck(plate, more));
  if (ok === undefined) throw new Error(`not in: ${plate}`);
  return String(ok['visitId']);
};
const account = ({ opening, in: came, out, adjustments, closing }: AccountRow) => [
  opening,
  came,
  out,
  adjustments,
  closing,
];
const zoneOf = (report: DailyReport, kind: string) => {
  const found = report.trucks.byZone.find((zone) => zone.kind === kind);
  if (found === undefined) throw new Error(`no zone ${kind}`);
  return account(found);
};

describe('the report of a day', () => {
  it('of a day with nothing is zeros', () => {
    yard.at(hour(30));
    const report = yard.daily('2027-01-21');
    expect(account(report.trucks)).toEqual([0, 0, 0, 0, 0]);
    expect(account(report.people)).toEqual([0, 0, 0, 0, 0]);
    expect(report.trucks.byZone.every((zone) => zone.in === 0 && zone.closing === 0)).toBe(true);
    expect(report.occupancy.hours).toHaveLength(24 * report.trucks.byZone.length);
    expect(report.occupancy.site).toMatchObject({ min: 0, mean: 0, max: 0 });
    expect(report.waits).toMatchObject({ count: 0, p50Ms: null, called: 0, noShows: 0, fastTracks: 0 });
    expect(report.dwell).toMatchObject({ count: 0, maxMs: null });
    expect(report.comparisons).toEqual([]);
    expect(report.rest.served.every(({ free, paid }) => free === 0 && paid === 0)).toBe(true);
  });

  it('[AC1] opening + in − out ± adjustments = closing, by direction, crossing, class and zone, people and beds', () => {
    yard.at(hour(1));
    const first = arrive('12C-111.11', { driver: 'Nguyễn Văn An', people: 1 });
    const second = arrive('12C-222.22', { direction: 'import', crossing: 'TT', people: 2 });
    arrive('12C-333.33', { people: 1 });
    yard.at(hour(2));
    yard.send('slot.assign', { visitId: first, slotId: 'slt_1' });
    yard.send('rest.check-in', { visitId: first, person: { name: 'Nguyễn Văn An' } });
    yard.send('rest.serve', { visitId: first, person: { name: 'Nguyễn Văn An' }, service: 'meal' });
    yard.at(hour(25));
    // The same truck stands at the gate again: nobody saw it leave.
    const resolved = yard.send('visit.arrive', truck('12C-333.33', { resolve: 'left-unrecorded', people: 1 }));
    expect(resolved.ok).toBeDefined();
    yard.at(hour(26));
    yard.send('visit.depart', { visitId: second, departure: 'cleared-inland' });
    yard.send('visit.depart', { visitId: first, departure: 'crossed', staying: [{ name: 'Nguyễn Văn An' }] });
    yard.at(hour(47));

    const day1 = yard.daily('2027-01-21');
    expect(account(day1.trucks)).toEqual([0, 3, 0, 0, 3]);
    expect(zoneOf(day1, 'gate-lane')).toEqual([0, 3, 1, 0, 2]);
    expect(account(day1.people)).toEqual([0, 4, 0, 0, 4]);
    expect(day1.rest).toMatchObject({ checkIns: 1, bedNights: 1, bedsInUse: 1, bedsPeak: 1 });
    expect(day1.rest.served.find(({ service }) => service === 'meal')).toMatchObject({ free: 1, paid: 0 });

    const day2 = yard.daily('2027-01-22');
    expect(account(day2.trucks)).toEqual([3, 1, 2, -1, 1]);
    expect(day2.trucks.byDirection.map(account)).toEqual([
      [2, 1, 1, -1, 1],
      [1, 0, 1, 0, 0],
    ]);
    expect(day2.trucks.byCrossing.map((each) => [each.crossing, ...account(each)])).toEqual([
      ['Hữu Nghị', 2, 1, 1, -1, 1],
      ['Tân Thanh', 1, 0, 1, 0, 0],
    ]);
    expect(zoneOf(day2, 'gate-lane')).toEqual([2, 1, 1, -1, 1]);
    // Two of the import truck went; the driver who stayed behind still counts.
    expect(account(day2.people)).toEqual([4, 1, 2, -1, 2]);
    expect(account(day2.rest.account)).toEqual([1, 0, 0, 0, 1]);
    expect(day2.adjustments).toMatchObject([{ plate: '12C33333', code: 'left-unrecorded', at: hour(25) }]);
    expect(day2.dwell).toMatchObject({ count: 2, maxMs: 25 * HOUR_MS });
    expect(day2.comparisons).toMatchObject([{ code: 'yesterday', in: 3, out: 0, closing: 3 }]);
    expect(day2.trucks.departures).toEqual([
      { departure: 'crossed', count: 1 },
      { departure: 'cleared-inland', count: 1 },
      { departure: 'left-unrecorded', count: 1 },
    ]);
  });

  it('[AC1] a truck that moves between zones is out of one and in to the other, and stays in the yard', () => {
    yard.at(hour(1));
    const visitId = arrive('12C-111.11');
    yard.at(hour(2));
    yard.send('slot.assign', { visitId, slotId: 'slt_1' });
    yard.at(hour(3));
    yard.send('slot.move', { visitId, slotId: 'slt_2' });
    yard.at(hour(23));
    const report = yard.daily('2027-01-21');
    expect(account(report.trucks)).toEqual([0, 1, 0, 0, 1]);
    expect(zoneOf(report, 'gate-lane')).toEqual([0, 1, 1, 0, 0]);
    const parked = report.trucks.byZone.filter(({ kind }) => kind === 'parking' || kind === 'overflow');
    expect(parked.map(({ in: came }) => came).reduce((a, b) => a + b)).toBe(1);
    const gate = report.trucks.byZone.find(({ kind }) => kind === 'gate-lane')?.zone;
    const hours = report.occupancy.hours.filter(({ zone }) => zone === gate);
    expect(hours[1]).toMatchObject({ hour: hour(1), min: 1, mean: 1, max: 1 });
    expect(hours[2]).toMatchObject({ hour: hour(2), min: 0, mean: 0, max: 0 });
  });

  it('a truck abroad is out, and in again when it comes back', () => {
    yard.at(hour(1));
    const visitId = arrive('12C-111.11', { people: 1 });
    yard.at(hour(2));
    expect(yard.send('visit.abroad', { visitId }).ok).toBeDefined();
    yard.at(hour(5));
    expect(yard.send('visit.return', { visitId }).ok).toBeDefined();
    yard.at(hour(23));
    const report = yard.daily('2027-01-21');
    expect(account(report.trucks)).toEqual([0, 2, 1, 0, 1]);
    expect(account(report.people)).toEqual([0, 2, 1, 0, 1]);
    expect(report.occupancy.site).toMatchObject({ max: 1, maxAt: hour(1), min: 0, minAt: hour(0) });
  });

  it('counts calls, waits and fast-tracks, and forgets what was taken back', () => {
    yard.at(hour(1));
    arrive('12C-111.11');
    const other = arrive('12C-222.22');
    yard.send('queue.fast-track', {
      visitId: other,
      reason: 'perishable',
      orderedBy: 'Trần Bình',
      channel: 'telephone',
      note: 'gọi điện',
    });
    yard.at(later(hour(1), 90 * MINUTE_MS));
    const called = yard.send('queue.call', { crossing: 'HN', direction: 'export', count: 2 });
    expect(called.ok).toBeDefined();
    const seq = yard.stores.journal.head().seq;
    yard.at(hour(20));
    expect(yard.daily('2027-01-21').waits).toMatchObject({
      called: 2,
      count: 2,
      p50Ms: 90 * MINUTE_MS,
      fastTracks: 1,
      fastTracksWithoutDocument: 1,
    });
    expect(yard.send('change.undo', { seq }).ok).toBeDefined();
    expect(yard.daily('2027-01-21').waits).toMatchObject({ called: 0, count: 0, fastTracks: 1 });
  });

  it('[IN1] lists incidents opened in the period and those still open', () => {
    yard.at(hour(1));
    yard.send('incident.open', { kind: 'leak', note: 'rò dầu' });
    yard.at(hour(47));
    expect(yard.daily('2027-01-22').incidents).toMatchObject([{ kind: 'leak', note: 'rò dầu', closedAt: null }]);
  });

  it('stops at now while the period is running', () => {
    yard.at(hour(2));
    arrive('12C-111.11');
    yard.at(later(hour(3), 30 * MINUTE_MS));
    const report = yard.daily('2027-01-21');
    expect(report.untilAt).toBe(later(hour(3), 30 * MINUTE_MS));
    expect(report.occupancy.siteHours).toHaveLength(4);
    expect(report.occupancy.siteHours.at(-1)).toMatchObject({ hour: hour(3), mean: 1 });
  });

  it('[RP1] a time that has not begun, ended before there was a site, ends before it begins or is longer than a year', () => {
    yard.at(hour(2));
    for (const [on, code] of [
      ['2027-01-21', null],
      ['2027-01-22', 'report.in-future'],
      ['9999-12-31', 'report.in-future'],
      ['2027-01-20', null],
      ['2027-01-19', 'report.before-site'],
      ['1900-01-01', 'report.before-site'],
    ] as const)
      if (code === null) expect(yard.daily(on).on).toBe(on);
      else expect(() => yard.daily(on)).toThrow(code);
    expect(() => yard.report(hour(3), hour(4))).toThrow('report.in-future');
    expect(() => yard.report(hour(-30), hour(-20))).toThrow('report.before-site');
    expect(yard.report(hour(-2), hour(1)).trucks.in).toBe(0);
    expect(() => yard.report(hour(2), hour(1))).toThrow('request.invalid');
    expect(() => yard.report(hour(0), hour(24 * 400))).toThrow('report.too-long');
  });
});

describe('[AC3] occupied time', () => {
  it('summed over slots is the same summed over pieces and over standings in slots', () => {
    const plates = ['12C-111.11', '12C-222.22', '12C-333.33', '12C-444.44'];
    const visits = plates.map((plate, index) => {
      yard.at(hour(1 + index * 2));
      const visitId = arrive(plate);
      yard.send('slot.assign', { visitId, slotId: `slt_${String(index + 1)}` });
      return visitId;
    });
    yard.at(hour(10));
    yard.send('slot.move', { visitId: visits[0], slotId: 'slt_9' });
    yard.send('slot.vacate', { visitId: visits[1] });
    yard.at(hour(14));
    yard.send('visit.depart', { visitId: visits[2], departure: 'crossed' });

    const stays = yard.db
      .prepare('SELECT slot_id AS slot, visit_id AS visit, started_at AS "from", ended_at AS "to" FROM occupancies')
      .all() as {
      readonly slot: number;
      readonly visit: number;
      readonly from: Instant;
      readonly to: Instant | null;
    }[];
    const standings = yard.db
      .prepare(
        `SELECT visit_id AS visit, started_at AS "from", ended_at AS "to" FROM standings WHERE place LIKE 'slot:%'`,
      )
      .all() as { readonly visit: number; readonly from: Instant; readonly to: Instant | null }[];
    const sum = (sums: ReadonlyMap<unknown, number>): number => [...sums.values()].reduce((a, b) => a + b, 0);
    const bySlot = sum(occupiedMsBy(stays, ({ slot }) => slot, hour(2), hour(20)));
    expect(bySlot).toBe((18 + 7 + 9 + 13) * HOUR_MS);
    expect(sum(occupiedMsBy(stays, ({ visit }) => visit, hour(2), hour(20)))).toBe(bySlot);
    expect(sum(occupiedMsBy(standings, ({ visit }) => visit, hour(2), hour(20)))).toBe(bySlot);
  });
});

describe('hot statements', () => {
  it('read by index ranges, never a whole table', () => {
    for (const [name, sql] of Object.entries({ ...REPORT_SQL, ...ANNEX_SQL, ...INTERVAL_SQL })) {
      const plan = yard.db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(...Array.from({ length: sql.split('?').length - 1 }, () => 1)) as { readonly detail: string }[];
      const reads = plan.map(({ detail }) => detail).filter((detail) => /^(SCAN|SEARCH)/.test(detail));
      expect(reads.length, name).toBeGreaterThan(0);
      for (const detail of reads)
        expect(detail, name).toMatch(/^SEARCH .* USING (COVERING )?(INDEX|(INTEGER )?PRIMARY KEY)/);
    }
  });
});
