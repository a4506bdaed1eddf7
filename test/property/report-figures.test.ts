import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, later, HOUR_MS, MINUTE_MS } from '../../shared/kernel/instant.ts';
import { dayOf, addDays } from '../../shared/kernel/calendar.ts';
import type { DailyReport } from '../../shared/contract/report-queries.ts';
import { rawFiguresOf, toldFiguresOf } from '../support/raw-figures.ts';
import { aStep, passTime, requestOf, type Step } from '../support/model-yard.ts';
import { actorWith, aYard, nextCommandId, START, type Yard } from '../support/yard.ts';

/** A step of the model, and how long it is quiet before it: minutes as a rule, sometimes half a night. */
type Told = { readonly step: Step; readonly quiet: number; readonly money: number };

const aHistory = fc.array(
  fc.record({
    step: aStep,
    quiet: fc.oneof({ weight: 8, arbitrary: fc.nat(40) }, { weight: 1, arbitrary: fc.nat(700) }),
    money: fc.nat(14),
  }),
  { minLength: 60, maxLength: 110 },
);

const LINES = [
  { kind: 'entry', vehicleTypes: null, loaded: null, amountDong: 15_000 },
  { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 30, perDayDong: 70_000 },
] as const;

const WAYS = ['cleared-inland', 'transferred', 'returned-abroad', 'left-unrecorded', 'turned-back'] as const;

/** Plays a history of several days: a yard's work, receipts and their reversals, a machine's clock that jumps back. */
function play(history: readonly Told[]): Yard {
  const yard = aYard({ inMemory: true });
  yard.ok('tariff.save', { name: 'Biểu giá', validFromOn: '2026-02-10', lines: [...LINES] });
  let minutes = 0;
  for (const { step, quiet, money } of history) {
    yard.at((minutes += quiet));
    // The yard's clock stands until the machine's has caught up: then several things happen at one instant.
    if (money === 0) minutes = Math.max(0, minutes - 15);
    passTime(yard);
    const { name, input } = requestOf(yard, step);
    yard.run(name, input as never, {
      commandId: nextCommandId(),
      ...(name === 'visit.confirm' && { actor: actorWith('coordinator') }),
    });
    if (money > 3) continue;
    const visit = [...yard.stores.visits.live()][step.a];
    const visitId = `vis_${(visit?.id ?? 1).toString(36)}`;
    if (money === 3) {
      yard.run('visit.depart', { visitId, departure: WAYS[step.b % WAYS.length], reason: 'xong việc' });
      continue;
    }
    const paid = yard.run('charge.settle', { visitId, how: money === 1 ? 'cash' : 'transfer' });
    if ('ok' in paid && step.b % 5 === 0)
      yard.run('payment.reverse', { paymentId: (paid.ok as { paymentId: string }).paymentId, reason: 'nhầm' });
  }
  return yard;
}

describe('figures', () => {
  it('[AC1] [RP2] [RP4] [RP5] [RP6] of any time are those that a second reckoning finds in the raw journal', () => {
    fc.assert(
      fc.property(aHistory, fc.nat(100), (history, share) => {
        const yard = play(history);
        try {
          expect(yard.defects).toEqual([]);
          const now = yard.clock.now();
          const cut = instant(Math.round(START + ((now - START) * share) / 100));
          const times: (readonly [number, number])[] = [
            [START - MINUTE_MS, now + HOUR_MS],
            [cut, Math.min(cut + 9 * HOUR_MS, now)],
          ];
          for (const [from, to] of times) {
            if (to <= from) continue;
            const report = yard.ask('report.daily', { from: instant(from), to: instant(to) });
            expectSame(yard, report);
          }
          for (let on = dayOf(START, ZONE); on <= dayOf(later(now, -4 * HOUR_MS), ZONE); on = addDays(on, 1))
            expectSame(yard, yard.ask('report.daily', { on }));
        } finally {
          yard.close();
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

const ZONE = 'Asia/Ho_Chi_Minh';

function expectSame(yard: Yard, report: Omit<DailyReport, 'seq'>): void {
  const raw = rawFiguresOf(yard, report.from, report.to);
  const told = toldFiguresOf(report);
  const { byCrossing, byZone, overstays, hoursAbove, ...same } = raw;
  expect(told).toEqual(same);
  const { overstayHours } = yard.stores.records.require('site', 1).settings.alarms;
  expect(report.annexes.overstays.map(({ plate }) => plate).sort()).toEqual(overstays(overstayHours));
  for (const { crossing, ...account } of report.trucks.byCrossing) expect(account).toEqual(byCrossing(crossing));
  for (const { zone, opening, in: came, out, adjustments, closing } of report.trucks.byZone)
    expect({ zone, opening, in: came, out, adjustments, closing }).toEqual({ zone, ...byZone(zone) });
  for (const { zone, percent, hours } of report.annexes.thresholds) {
    if (zone === null) continue;
    const places = report.annexes.zones.find((one) => one.zone === zone)?.places ?? 0;
    expect(hours).toBe(Math.round(hoursAbove(zone, (percent * places) / 100) * 100) / 100);
  }
}
