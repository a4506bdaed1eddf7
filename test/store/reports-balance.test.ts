import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountRow, DailyReport } from '../../shared/contract/report-queries.ts';
import { MINUTE_MS, later, type Instant } from '../../shared/kernel/instant.ts';
import { createReportYard, YARD_BEGAN, type ReportYard } from '../support/report-yard.ts';

const STEPS = [
  'arrive',
  'arrive',
  'arrive',
  'found-gone',
  'assign',
  'assign',
  'move',
  'vacate',
  'depart',
  'depart-staying',
  'late-depart',
  'abroad',
  'return',
  'check-in',
  'check-out',
  'leave',
  'serve',
  'call',
  'reached',
  'turn-back',
  'undo',
] as const;

type Step = { readonly kind: (typeof STEPS)[number]; readonly pick: number; readonly minutes: number };

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom(...STEPS),
    pick: fc.nat(1000),
    minutes: fc.nat(400),
  }),
  { minLength: 20, maxLength: 70 },
);

/** Does one thing to the yard; refusals are fine, they change nothing. */
function take(yard: ReportYard, step: Step, now: Instant): void {
  const { kind, pick, minutes } = step;
  const live = yard.db
    .prepare(`SELECT id, plate FROM visits WHERE stage IN ('waiting', 'called', 'processing', 'abroad') ORDER BY id`)
    .all() as { readonly id: number; readonly plate: string }[];
  const one = live[pick % Math.max(1, live.length)];
  const visitId = one === undefined ? 'vis_1' : `vis_${one.id.toString(36)}`;
  const slotId = `slt_${((pick % 40) + 1).toString(36)}`;
  const person = { name: `Lái xe ${String(pick % 3)}` };
  const fresh = {
    plate: `12C-${String(10000 + ((pick * 37) % 40) * 101)}`,
    direction: pick % 3 === 0 ? 'export' : 'import',
    crossing: pick % 2 === 0 ? 'HN' : 'TT',
    people: pick % 4,
    cargoClass: pick % 5 === 0 ? 'fresh' : 'general',
  };
  switch (kind) {
    case 'arrive':
      yard.send('visit.arrive', fresh);
      break;
    case 'found-gone':
      if (one !== undefined) yard.send('visit.arrive', { ...fresh, plate: one.plate, resolve: 'left-unrecorded' });
      break;
    case 'assign':
    case 'move':
      yard.send(`slot.${kind}`, { visitId, slotId });
      break;
    case 'vacate':
      yard.send('slot.vacate', { visitId });
      break;
    case 'depart':
      yard.send('visit.depart', { visitId, departure: 'crossed' });
      break;
    case 'depart-staying':
      yard.send('rest.check-in', { visitId, person });
      yard.send('visit.depart', { visitId, departure: 'crossed', staying: [person] });
      break;
    case 'late-depart':
      yard.send('visit.depart', { visitId, occurredAt: later(now, -(minutes % 60) * MINUTE_MS), reason: 'mất điện' });
      break;
    case 'abroad':
      yard.send('visit.abroad', { visitId });
      break;
    case 'return':
      yard.send('visit.return', { visitId });
      break;
    case 'check-in':
      yard.send('rest.check-in', { visitId, person });
      break;
    case 'check-out':
      yard.send('rest.check-out', { stayId: `sty_${((pick % 10) + 1).toString(36)}` });
      break;
    case 'leave':
      yard.send('person.leave', { personId: `per_${((pick % 30) + 1).toString(36)}` });
      break;
    case 'serve':
      yard.send('rest.serve', { visitId, person, service: 'meal' });
      break;
    case 'call':
      yard.send('queue.call', { crossing: 'HN', direction: 'import', count: 2 });
      break;
    case 'reached':
      yard.send('queue.reached', { visitId });
      break;
    case 'turn-back':
      yard.send('queue.turn-back', { visitId, reason: 'thiếu giấy' });
      break;
    case 'undo':
      yard.send('change.undo', { seq: Math.max(1, yard.stores.journal.head().seq - (pick % 3)) });
  }
}

const figures = ({ opening, in: came, out, adjustments, closing }: AccountRow) => ({
  opening,
  in: came,
  out,
  adjustments,
  closing,
});

function sumOf(rows: readonly AccountRow[]): AccountRow {
  const sum = { opening: 0, in: 0, out: 0, adjustments: 0, closing: 0 };
  for (const row of rows) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key];
  return sum;
}

/** Every account balances, and the groups of the trucks add up to the site. */
function expectBalance(report: DailyReport): void {
  const { trucks, people, rest } = report;
  const all = [trucks, people, rest.account, ...trucks.byDirection, ...trucks.byCrossing, ...trucks.byZone];
  for (const row of [...all, ...trucks.byClass]) {
    expect(row.opening + row.in - row.out + row.adjustments).toBe(row.closing);
    expect(Math.min(row.opening, row.in, row.out, row.closing)).toBeGreaterThanOrEqual(0);
  }
  for (const groups of [trucks.byDirection, trucks.byCrossing, trucks.byClass])
    expect(sumOf(groups)).toEqual(figures(trucks));
  // Between zones trucks go out of one and in to the other, so only these two sums are the site's.
  const zones = sumOf(trucks.byZone);
  expect([zones.opening, zones.closing, zones.adjustments]).toEqual([
    trucks.opening,
    trucks.closing,
    trucks.adjustments,
  ]);
  expect(report.adjustments).toHaveLength(-trucks.adjustments);
}

/** What the live tables say of this very moment, counted another way than the report does. */
function expectStanding(yard: ReportYard, report: DailyReport): void {
  const count = (sql: string): number => yard.db.prepare(sql).pluck().get() as number;
  const here = `stage IN ('waiting', 'called', 'processing')`;
  expect(report.trucks.closing).toBe(count(`SELECT count(*) FROM visits WHERE ${here}`));
  for (const { direction, closing } of report.trucks.byDirection)
    expect(closing).toBe(count(`SELECT count(*) FROM visits WHERE ${here} AND direction = '${direction}'`));
  for (const { zone, closing } of report.trucks.byZone)
    expect(closing, zone).toBe(
      count(
        `SELECT count(*) FROM visits v JOIN zones z ON z.id = v.place_zone_id WHERE v.${here} AND z.code = '${zone}'`,
      ),
    );
  const { ofVisits, staying } = yard.stores.people.counts();
  expect(report.people.closing).toBe(ofVisits + staying);
  expect(report.rest.account.closing).toBe(count('SELECT count(*) FROM beds WHERE stay_id IS NOT NULL'));
}

describe('accounts after any commands', () => {
  it('[AC1] balance, add up over groups, follow one another and end with what stands there', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(6000), { minLength: 1, maxLength: 3 }), (taken, cuts) => {
        const yard = createReportYard();
        try {
          let now = YARD_BEGAN;
          for (const step of taken) {
            now = later(now, step.minutes * MINUTE_MS);
            yard.at(now);
            take(yard, step, now);
          }
          const end = later(now, 1);
          yard.at(end);
          const times = [...new Set(cuts)]
            .map((minutes) => later(YARD_BEGAN, minutes * MINUTE_MS))
            .filter((at) => at < end)
            .sort((a, b) => a - b);
          const bounds = [later(YARD_BEGAN, -1), ...times, end];
          let before: DailyReport | null = null;
          bounds.slice(1).forEach((to, index) => {
            const report = yard.report(bounds[index] ?? YARD_BEGAN, to);
            expectBalance(report);
            if (before !== null) {
              expect(report.trucks.opening).toBe(before.trucks.closing);
              expect(report.people.opening).toBe(before.people.closing);
              expect(report.rest.account.opening).toBe(before.rest.account.closing);
              expect(report.trucks.byZone.map(({ opening }) => opening)).toEqual(
                before.trucks.byZone.map(({ closing }) => closing),
              );
            }
            before = report;
          });
          expectStanding(yard, yard.report(later(YARD_BEGAN, -1), end));
        } finally {
          yard.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
