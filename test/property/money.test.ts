import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../shared/kernel/calendar.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { PAYMENT_WAYS } from '../../shared/domain/vocabulary.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { AddedCharge, Payment, Visit } from '../../shared/domain/records.ts';
import { chargeSheetOf } from '../../electron/areas/steps/charges.ts';
import { aYard, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const MOST_DONG = 1_000_000_000;

/** One random thing that has to do with money; numbers choose among whatever there is. */
type Step = { readonly what: CommandName; readonly a: number; readonly b: number; readonly minutes: number };

const COMMANDS: readonly (readonly [number, CommandName])[] = [
  [5, 'visit.arrive'],
  [3, 'slot.assign'],
  [2, 'slot.vacate'],
  [2, 'visit.amend'],
  [5, 'charge.add'],
  [3, 'charge.cancel'],
  [10, 'charge.settle'],
  [3, 'payment.reverse'],
  [3, 'visit.depart'],
  [1, 'queue.turn-back'],
  [2, 'tariff.save'],
  [5, 'change.undo'],
];

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(...COMMANDS.map(([weight, what]) => ({ weight, arbitrary: fc.constant(what) }))),
  a: fc.nat(4),
  b: fc.nat(19),
  minutes: fc.oneof(fc.nat(50), fc.nat(40 * 60)),
});

/** What chance alone seldom brings together: a truck settles just before another day, and again within the grace. */
const anEpisode: fc.Arbitrary<readonly Step[]> = fc.record({ a: fc.nat(4), b: fc.nat(19) }).chain(({ a, b }) => {
  const step = (what: CommandName, minutes: number): Step => ({ what, a, b, minutes });
  return fc.constantFrom(
    [step('visit.arrive', 0), step('charge.settle', 24 * 60 - 15), step('charge.add', 20), step('charge.settle', 20)],
    [step('charge.add', 5), step('charge.cancel', 1)],
    [step('charge.add', 5), step('charge.settle', 1), step('change.undo', 1), step('charge.cancel', 1)],
  );
});

/** Prices up to the highest that the contract takes, with and without free minutes, entry and plug. */
const somePrices: fc.Arbitrary<CommandInput<'tariff.save'>['lines']> = fc
  .record({
    loaded: fc.nat(MOST_DONG),
    empty: fc.nat(MOST_DONG),
    freeMinutes: fc.constantFrom(0, 120),
    entry: fc.option(fc.nat(MOST_DONG)),
    plug: fc.option(fc.nat(MOST_DONG)),
    service: fc.nat(MOST_DONG),
  })
  .map(({ loaded, empty, freeMinutes, entry, plug, service }) => [
    { kind: 'parking', vehicleTypes: null, loaded: true, freeMinutes, perDayDong: loaded },
    { kind: 'parking', vehicleTypes: null, loaded: false, freeMinutes, perDayDong: empty },
    ...(entry === null ? [] : [{ kind: 'entry', vehicleTypes: null, loaded: null, amountDong: entry } as const]),
    ...(plug === null ? [] : [{ kind: 'plug', perHourDong: plug } as const]),
    { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: service },
  ]);

const aHistory = fc.record({
  prices: fc.array(somePrices, { minLength: 1, maxLength: 5 }),
  steps: fc
    .array(fc.oneof({ weight: 6, arbitrary: aStep.map((step) => [step]) }, { weight: 1, arbitrary: anEpisode }), {
      minLength: 20,
      maxLength: 60,
    })
    .map((parts) => parts.flat()),
});
type History = typeof aHistory extends fc.Arbitrary<infer One> ? One : never;

function pick<Item>(items: readonly Item[], n: number): Item | undefined {
  return items.length === 0 ? undefined : items[n % items.length];
}

const paymentsOf = (yard: Yard): readonly Payment[] =>
  yard.stores.charges.paymentsBetween(START, instant(yard.clock.now() + 1));
const visitsOf = (yard: Yard): readonly Visit[] =>
  yard.stores.visits.newest({ stage: null, from: null, to: null, limit: 1000 });

const chargesOf = (yard: Yard): readonly AddedCharge[] =>
  visitsOf(yard).flatMap(({ id }) => yard.stores.charges.added(id));

/** What a step asks for, from what the yard holds now. */
function inputOf(yard: Yard, { what, a, b }: Step, prices: History['prices']): unknown {
  // Mostly one that is here; sometimes any, so that those gone settle too.
  const here = [...yard.stores.visits.live()];
  const visit = pick(b % 5 === 0 || here.length === 0 ? visitsOf(yard) : here, a);
  const visitId = wireId('visit', visit?.id ?? 1);
  const reason = 'ngẫu nhiên';
  switch (what) {
    case 'visit.arrive':
      return {
        plate: `12C${String(10_000 + a)}`,
        direction: 'export',
        crossing: 'HN',
        loaded: b % 3 !== 0,
        needsPower: b % 2 === 0,
        ...(b % 4 === 0 ? { resolve: 'left-unrecorded' } : {}),
        ...(b % 7 === 0 ? { kind: 'guest' } : {}),
      };
    case 'slot.assign':
      return { visitId, slotId: wireId('slot', (b % 6) + 1) };
    case 'visit.amend':
      return { visitId, loaded: b % 2 === 0 };
    case 'charge.add':
      return { visitId, code: 'weighing', quantity: 1 + b };
    case 'charge.cancel':
      return { chargeId: wireId('charge', chargesOf(yard).at(-1)?.id ?? 1), reason };
    case 'charge.settle':
      return { visitId, how: pick(PAYMENT_WAYS, b), reason, account: 'Bình Thuận' };
    case 'payment.reverse':
      return { paymentId: wireId('payment', pick(paymentsOf(yard), b)?.id ?? 1), reason };
    case 'visit.depart': {
      const departure = pick([undefined, 'left-unrecorded', 'left-under-hold'] as const, b);
      return { visitId, ...(departure && { departure }) };
    }
    case 'queue.turn-back':
      return { visitId, reason };
    case 'tariff.save':
      return {
        name: 'Biểu giá',
        validFromOn: addDays(dayOf(yard.clock.now(), ZONE), 1 + (a % 3)),
        lines: pick(prices, b) ?? [],
      };
    case 'change.undo':
      return { seq: Math.max(2, yard.seq() - (a % 4)) };
    default:
      return { visitId };
  }
}

/** Plays a history and looks at the money after each step. */
function play({ prices, steps }: History, look: (yard: Yard, step: Step, isDone: boolean) => void): void {
  const yard = aYard({ inMemory: true });
  try {
    yard.ok('settings.save', {
      values: { charges: { isDueAtExit: true, exitGraceMinutes: 60, accounts: ['Bình Thuận'] } },
    });
    yard.ok('tariff.save', { name: 'Biểu giá', validFromOn: '2026-02-10', lines: prices[0] ?? [] });
    let minute = 0;
    for (const step of steps) {
      yard.at((minute += step.minutes));
      const outcome = yard.run(step.what, inputOf(yard, step, prices) as never);
      if ('fault' in outcome) throw new Error(`${JSON.stringify(outcome)} ${yard.defects.map(String).join('; ')}`);
      look(yard, step, 'ok' in outcome);
    }
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    expect(yard.defects).toEqual([]);
  } finally {
    yard.close();
  }
}

function sheetOf(yard: Yard, visit: Visit): ReturnType<typeof chargeSheetOf> {
  const site = yard.stores.records.require('site', 1);
  return chargeSheetOf({ stores: yard.stores, site, zone: site.timeZone }, visit, yard.clock.now());
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

function holds(name: string, numRuns: number, look: Parameters<typeof play>[1]): void {
  it(name, () => {
    fc.assert(
      fc.property(aHistory, (history) => play(history, look)),
      { numRuns },
    );
  });
}

describe('money over random histories', () => {
  holds('[CH1, CH7] accounts, receipts and sums agree to the đồng, and replay makes them again', 25, (yard) => {
    const payments = paymentsOf(yard);
    for (const visit of visitsOf(yard)) {
      const sheet = sheetOf(yard, visit);
      const own = payments.filter(({ visitId }) => visitId === visit.id);
      expect(sheet.totalDong).toBe(sum(sheet.lines.map(({ amountDong }) => amountDong)));
      expect(sheet.settledDong).toBe(sum(own.map(({ amountDong }) => amountDong)));
      expect(sheet.dueDong).toBe(sheet.totalDong - sheet.settledDong);
      for (const { quantity, unitDong, amountDong } of sheet.lines) expect(amountDong).toBe(quantity * unitDong);
      for (const value of [sheet.totalDong, sheet.settledDong, sheet.dueDong])
        expect(Number.isSafeInteger(value)).toBe(true);
    }
    for (const { amountDong, lines } of payments) expect(amountDong).toBe(sum(lines.map((line) => line.amountDong)));
    const { receipts, sums } = yard.ask('charge.takings', { from: START, to: yard.clock.now() + 1 });
    expect(receipts).toHaveLength(payments.length);
    for (const { how, count, amountDong } of sums) {
      const ofWay = receipts.filter((receipt) => receipt.how === how);
      expect([count, amountDong]).toEqual([ofWay.length, sum(ofWay.map((receipt) => receipt.amountDong))]);
    }
    expect(sum(sums.map(({ amountDong }) => amountDong))).toBe(sum(payments.map(({ amountDong }) => amountDong)));
  });

  holds(
    '[CH8] receipts run without a gap, are reversed at most once, and never change',
    15,
    (() => {
      let seen: readonly Payment[] = [];
      return (yard: Yard): void => {
        const payments = paymentsOf(yard);
        // Another history begins with none.
        if (payments.length < seen.length) seen = [];
        expect(payments.slice(0, seen.length)).toEqual(seen);
        seen = payments;
        expect(payments.map(({ receiptSeq }) => receiptSeq)).toEqual(payments.map((_, index) => index + 1));
        const reversed = payments.flatMap(({ reversalOf }) => reversalOf ?? []);
        expect(new Set(reversed).size).toBe(reversed.length);
        for (const { reversalOf, amountDong } of payments)
          if (reversalOf !== null)
            expect(amountDong).toBe(-(payments.find(({ id }) => id === reversalOf)?.amountDong ?? 0));
      };
    })(),
  );

  holds(
    '[CH7] whoever settled owes nothing, [CH10] and nobody goes out by the gate owing',
    15,
    (yard, step, isDone) => {
      if (!isDone || (step.what !== 'charge.settle' && step.what !== 'visit.depart')) return;
      const events = yard.stores.journal.events(yard.seq());
      const visitId = events[0]?.visitId ?? null;
      if (visitId === null) return;
      const visit = yard.stores.records.require('visit', visitId);
      if (step.what === 'charge.settle') expect(sheetOf(yard, visit).dueDong).toBe(0);
      if (step.what === 'charge.settle') return;
      const isOwing = sheetOf(yard, visit).dueDong > 0;
      expect(visit.warnings.includes('visit.left-owing')).toBe(isOwing);
      const isLate = events.some(({ info }) => info?.['isLate'] === true);
      if (isOwing && !isLate) expect(['left-unrecorded', 'left-under-hold']).toContain(visit.departure);
    },
  );
});

it('the histories settle, reverse, undo and go', () => {
  const done = new Map<CommandName, number>();
  fc.assert(
    fc.property(aHistory, (history) =>
      play(history, (_yard, step, isDone) => {
        if (isDone) done.set(step.what, (done.get(step.what) ?? 0) + 1);
      }),
    ),
    // How often each is met is a matter of the seed.
    { numRuns: 15, seed: 20260210 },
  );
  for (const [, what] of COMMANDS) expect(done.get(what) ?? 0, what).toBeGreaterThan(3);
});
