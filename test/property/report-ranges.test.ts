import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../shared/kernel/calendar.ts';
import { HOUR_MS, instant, later, MINUTE_MS, type Instant } from '../../shared/kernel/instant.ts';
import { reportDayOf, reportWindow } from '../../shared/domain/reports/cut-off.ts';
import type { AccountRow, DayFigures, RangeReport, RawInterval } from '../../shared/contract/report-queries.ts';
import { INTERVAL_KINDS } from '../../shared/contract/report-queries.ts';
import { aStep, passTime, take, type Step } from '../support/model-yard.ts';
import { aYard, START, type Yard } from '../support/yard.ts';

let yard: Yard | null = null;
afterEach(() => {
  yard?.close();
  yard = null;
});

const ZONE = 'Asia/Ho_Chi_Minh';
const CUT_OFF = 20 * 60;

type History = { readonly steps: readonly (Step & { readonly pause: number })[] };

/** Steps with long pauses now and then, so that a history goes on for some days. */
const aHistory: fc.Arbitrary<History> = fc.record({
  steps: fc.array(
    fc
      .tuple(aStep, fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, fc.integer({ min: 30, max: 900 })))
      .map(([step, pause]) => ({ ...step, pause })),
    { minLength: 30, maxLength: 80 },
  ),
});

function played({ steps }: History): Yard {
  const room = (yard = aYard({ inMemory: true }));
  const minute = { value: 0 };
  for (const { pause, ...step } of steps) {
    minute.value += pause;
    take(room, step, minute);
    passTime(room);
  }
  expect(room.defects).toEqual([]);
  return room;
}

function ended(room: Yard): void {
  room.close();
  yard = null;
}

const sum = (accounts: readonly AccountRow[], of: (account: AccountRow) => number): number =>
  accounts.reduce((all, account) => all + of(account), 0);

/** What a day has in a longer time, by its own report; its share is of the places at the end of that time. */
function ownFigures(room: Yard, on: Day, places: number): Omit<DayFigures, 'tetOffset'> {
  const report = room.ask('report.daily', { on });
  const { opening, in: came, out, adjustments, closing } = report.trucks;
  const { site } = report.occupancy;
  return {
    on,
    trucks: { opening, in: came, out, adjustments, closing },
    max: site.max,
    mean: site.mean,
    meanPercent: places === 0 ? null : expect.closeTo((site.mean / places) * 100, 1),
    waitP50Ms: report.waits.p50Ms,
    waitP90Ms: report.waits.p90Ms,
    dwellP50Ms: report.dwell.p50Ms,
    called: report.waits.called,
    turnBacks: report.waits.turnBacks,
    peoplePeak: report.people.peak,
    incidents: report.incidents.length,
  };
}

function expectSums({ days, trucks, waits }: Omit<RangeReport, 'seq'>): void {
  const accounts = days.map((day) => day.trucks);
  expect({
    opening: accounts[0]?.opening,
    in: sum(accounts, (account) => account.in),
    out: sum(accounts, (account) => account.out),
    adjustments: sum(accounts, (account) => account.adjustments),
    closing: accounts.at(-1)?.closing,
  }).toEqual({
    opening: trucks.opening,
    in: trucks.in,
    out: trucks.out,
    adjustments: trucks.adjustments,
    closing: trucks.closing,
  });
  accounts.slice(1).forEach((account, index) => expect(account.opening).toBe(accounts[index]?.closing));
  expect(days.reduce((all, { called }) => all + called, 0)).toBe(waits.called);
  expect(days.reduce((all, { turnBacks }) => all + turnBacks, 0)).toBe(waits.turnBacks);
}

describe('a longer time', () => {
  it('[RP30] is the sum of its days, and each day is what its own report says, in random histories', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const room = played(history);
        const first = reportDayOf(START, CUT_OFF, ZONE);
        const last = reportDayOf(room.clock.now(), CUT_OFF, ZONE);
        const range = room.ask('report.range', { fromOn: first, toOn: last });
        expectSums(range);
        for (const { tetOffset: _, ...day } of range.days) {
          const own = ownFigures(room, day.on, range.occupancy.places);
          expect(day).toEqual(own);
          const { siteHours } = room.ask('report.daily', { on: day.on }).occupancy;
          expect(range.heat.filter(({ on }) => on === day.on).map(({ hour, mean }) => ({ hour, mean }))).toEqual(
            siteHours.map(({ hour, mean }) => ({ hour, mean })),
          );
        }
        expect(range.days.map(({ on }) => on)).toEqual(
          Array.from({ length: range.days.length }, (_, n) => addDays(first, n)),
        );
        expect(range.days.at(-1)?.on).toBe(last);
        ended(room);
      }),
      { numRuns: 20 },
    );
  });

  it('[RP30] cut anywhere, its first and last day are cut too and the sums hold', () => {
    const cut = fc.record({
      history: aHistory,
      from: fc.double({ min: 0, max: 0.6, noNaN: true }),
      length: fc.double({ min: 0.01, max: 0.6, noNaN: true }),
    });
    fc.assert(
      fc.property(cut, ({ history, from, length }) => {
        const room = played(history);
        const ms = room.clock.now() - START;
        const start = instant(Math.round(START + ms * from));
        const end = later(start, Math.max(MINUTE_MS, Math.round(ms * length)));
        const range = room.ask('report.range', { from: start, to: end });
        expectSums(range);
        const own = range.days.map(({ on }) => {
          const day = reportWindow(on, CUT_OFF, ZONE);
          const part = { from: day.from > start ? day.from : start, to: day.to < end ? day.to : end };
          return room.ask('report.daily', part).trucks;
        });
        expect(range.days.map(({ trucks }) => trucks.closing)).toEqual(own.map(({ closing }) => closing));
        expect(range.heat.every(({ hour }) => (hour - START) % HOUR_MS === 0)).toBe(true);
        ended(room);
      }),
      { numRuns: 20 },
    );
  });

  it('[RP34] raw intervals come whole and once each, whatever the size of a page', () => {
    const asked = fc.record({
      history: aHistory,
      from: fc.double({ min: 0, max: 0.9, noNaN: true }),
      length: fc.double({ min: 0.01, max: 1, noNaN: true }),
      limit: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(asked, ({ history, from, length, limit }) => {
        const room = played(history);
        const ms = room.clock.now() - START;
        const start = instant(Math.round(START + ms * from));
        const end = later(start, Math.max(MINUTE_MS, Math.round(ms * length)));
        for (const kind of INTERVAL_KINDS) {
          const pages: RawInterval[] = [];
          let after: string | null = null;
          do {
            const page: { readonly intervals: readonly RawInterval[]; readonly next: string | null } = room.ask(
              'report.intervals',
              { kind, from: start, to: end, limit, ...(after !== null && { after }) },
            );
            expect(page.intervals.length).toBeLessThanOrEqual(limit);
            pages.push(...page.intervals);
            after = page.next;
          } while (after !== null);
          expect(sorted(pages), kind).toEqual(sorted(plainly(room, kind, start, end)));
        }
        ended(room);
      }),
      { numRuns: 20 },
    );
  });
});

function sorted(intervals: readonly Pick<RawInterval, 'visitId' | 'place' | 'from' | 'to'>[]): readonly string[] {
  return intervals.map(({ visitId, place, from, to }) => [visitId, place, from, to].join(' ')).sort();
}

/** The same from whole tables, without any index. */
function plainly(
  room: Yard,
  kind: RawInterval['kind'],
  from: Instant,
  to: Instant,
): readonly Pick<RawInterval, 'visitId' | 'place' | 'from' | 'to'>[] {
  const overlap = `i.started_at < @to AND (i.ended_at IS NULL OR i.ended_at >= @from)`;
  const arrived = 'v.arrived_at >= @from AND v.arrived_at < @to';
  const sql = {
    standings: `SELECT i.visit_id AS id, z.code AS place, i.started_at AS "from", i.ended_at AS "to"
      FROM standings i JOIN zones z ON z.id = i.zone_id WHERE ${overlap}`,
    stays: `SELECT i.visit_id AS id, b.code AS place, i.started_at AS "from", i.ended_at AS "to"
      FROM stays i JOIN beds b ON b.id = i.bed_id WHERE ${overlap} AND i.ended_how IS NOT 'corrected'`,
    waits: `SELECT v.id, c.code AS place, v.joined_at AS "from", coalesce(v.called_at, v.departed_at) AS "to"
      FROM visits v JOIN crossings c ON c.id = v.crossing_id WHERE ${arrived} AND v.joined_at IS NOT NULL`,
    visits: `SELECT v.id, c.code AS place, v.arrived_at AS "from", v.departed_at AS "to"
      FROM visits v JOIN crossings c ON c.id = v.crossing_id WHERE ${arrived}`,
  }[kind];
  const rows = room.db.prepare(sql).all({ from, to }) as readonly {
    readonly id: number;
    readonly place: string;
    readonly from: Instant;
    readonly to: Instant | null;
  }[];
  return rows.map(({ id, ...row }) => ({ visitId: `vis_${id.toString(36)}` as RawInterval['visitId'], ...row }));
}
