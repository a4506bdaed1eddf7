import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, type Day } from '../../shared/kernel/calendar.ts';
import { wireId } from '../../shared/kernel/ids.ts';
import { later, MINUTE_MS } from '../../shared/kernel/instant.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import type { ServedService, Visit } from '../../shared/domain/records.ts';
import { reportWindow } from '../../shared/domain/reports/cut-off.ts';
import { SERVICES } from '../../shared/domain/vocabulary.ts';
import { withSittings } from '../support/sittings.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

/** One random thing at the counters; numbers choose among whatever there is. */
type Step = { readonly what: CommandName; readonly a: number; readonly b: number; readonly minutes: number };

const COMMANDS: readonly (readonly [number, CommandName])[] = [
  [4, 'visit.arrive'],
  [16, 'rest.serve'],
  [5, 'rest.unserve'],
  [5, 'change.undo'],
  [2, 'payment.reverse'],
  [2, 'visit.depart'],
  [2, 'rest.check-in'],
  [2, 'rest.move'],
  [1, 'charge.settle'],
];

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(...COMMANDS.map(([weight, what]) => ({ weight, arbitrary: fc.constant(what) }))),
  a: fc.nat(6),
  b: fc.nat(59),
  minutes: fc.oneof({ weight: 8, arbitrary: fc.nat(25) }, { weight: 1, arbitrary: fc.nat(13 * 60) }),
});
const aHistory = fc.array(aStep, { minLength: 25, maxLength: 60 });

/** Steps between two looks. */
const LOOK_EVERY = 7;

const pick = <Item>(items: readonly Item[], n: number): Item | undefined =>
  items.length === 0 ? undefined : items[n % items.length];

function servicesOf(yard: Yard): readonly ServedService[] {
  const ids = yard.db.prepare('SELECT id FROM services ORDER BY id').pluck().all() as ServedService['id'][];
  return ids.map((id) => yard.stores.records.require('service', id));
}
const visitsOf = (yard: Yard): readonly Visit[] =>
  yard.stores.visits.newest({ stage: null, from: null, to: null, limit: 1000 });
const paymentsOf = (yard: Yard) => yard.stores.charges.paymentsBetween(START, later(yard.clock.now(), 1));

/** Now free, now paid in one way or another, now late, for one or for several, at one of the counters. */
function servingOf(yard: Yard, visitId: string, { a, b }: Step): unknown {
  const service = SERVICES[b % 4 === 0 ? b % 5 : 0];
  const people = yard.ask('rest.person', { visitId })?.people ?? [];
  const person = b % 3 === 0 ? pick(people, a) : undefined;
  const amountDong = 10_000 * (1 + (b % 3));
  return {
    visitId,
    service,
    quantity: 1 + (b % 7 === 0 ? 1 : 0),
    ...(person !== undefined && { person: { personId: person.personId } }),
    ...(b % 6 === 1 && { payment: { how: pick(['cash', 'transfer', 'waived'] as const, a), amountDong } }),
    ...(b % 13 === 2 && { paid: true }),
    ...(b % 11 === 3 && { occurredAt: Math.max(START, yard.clock.now() - (20 + b) * MINUTE_MS) }),
    ...(b % 17 === 4 && { sponsor: 'Bà con Tân Thanh' }),
    reason: 'ngẫu nhiên',
  };
}

function inputOf(yard: Yard, step: Step): unknown {
  const { what, a, b } = step;
  const visit = pick(b % 5 === 0 ? visitsOf(yard) : [...yard.stores.visits.live()], a);
  const visitId = wireId('visit', visit?.id ?? 1);
  const reason = 'ngẫu nhiên';
  switch (what) {
    case 'visit.arrive':
      return { plate: `12C${String(10_000 + a)}`, direction: 'export', crossing: 'HN', people: 1 + (b % 3) };
    case 'rest.serve':
      return servingOf(yard, visitId, step);
    case 'rest.unserve':
      return { serviceId: wireId('service', servicesOf(yard).at(-1 - (a % 3))?.id ?? 1), reason };
    case 'change.undo':
      // The site, its sittings and its sponsors stay.
      return { seq: Math.max(4, yard.seq() - (a % 4)) };
    case 'payment.reverse':
      return { paymentId: wireId('payment', pick(paymentsOf(yard), b)?.id ?? 1), reason };
    case 'rest.check-in':
      return { visitId, person: { name: `Người ${String(a)}` } };
    case 'rest.move':
      return { stayId: wireId('stay', 1 + a) };
    case 'charge.settle':
      return { visitId, how: 'cash' };
    default:
      return { visitId };
  }
}

/** Plays a history by two counters; tells of each step, and looks now and then and at the end. */
function play(
  steps: readonly Step[],
  look: (yard: Yard) => void,
  tell: (step: Step, isDone: boolean) => void = () => undefined,
): void {
  const yard = aYard({ inMemory: true });
  try {
    withSittings(yard);
    const { rest } = yard.stores.records.require('site', 1).settings;
    const sponsor = { name: 'Hội Chữ thập đỏ', service: 'meal', perDay: 4, fromOn: '2026-02-10', untilOn: null };
    yard.ok('settings.save', { values: { rest: { ...rest, sponsors: [sponsor] } } as never });
    let minute = 0;
    for (const [at, step] of steps.entries()) {
      yard.at((minute += step.minutes));
      const actor = actorWith('gate', 'coordinator', 'rest', 'administrator');
      const station = `quầy ${String(1 + (step.b % 2))}`;
      const outcome = yard.run(step.what, inputOf(yard, step) as never, { actor: { ...actor, station } });
      if ('fault' in outcome) throw new Error(`${JSON.stringify(outcome)} ${yard.defects.map(String).join('; ')}`);
      tell(step, 'ok' in outcome);
      if (at % LOOK_EVERY === 0 || at === steps.length - 1) look(yard);
    }
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    expect(yard.defects).toEqual([]);
  } finally {
    yard.close();
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
const quantityOf = (served: readonly ServedService[]): number => sum(served.map(({ quantity }) => quantity));

/** Services that were written down late: those may be more than anybody was entitled to. */
function lateOf(yard: Yard): ReadonlySet<number> {
  const late = new Set<number>();
  for (const { change, info } of yard.stores.journal.allEvents())
    if (change.kind === 'service' && info?.['isLate'] === true) late.add(change.id);
  return late;
}

describe('what is handed out over random histories', () => {
  it('[RE2] never two free ones beyond the entitlement of a person, day and kind, nor two at one sitting', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        play(history, (yard) => {
          const late = lateOf(yard);
          const { entitlements } = yard.stores.records.require('site', 1).settings.rest;
          const free = servicesOf(yard).filter(
            ({ id, isPaid, cancelledAt }) => !isPaid && cancelledAt === null && !late.has(id),
          );
          const shares = Map.groupBy(free, (each) => `${String(each.personId)} ${each.servedOn} ${each.service}`);
          for (const [share, had] of shares) {
            const [first] = had;
            if (first === undefined) continue;
            expect(quantityOf(had), share).toBeLessThanOrEqual(entitlements[first.service].perDay);
            const sittings = had.flatMap(({ sitting }) => sitting ?? []);
            expect(new Set(sittings).size, share).toBe(sittings.length);
          }
        });
      }),
      { numRuns: 15 },
    );
  });

  it('[RE26, RE27, RE31] sums by sitting and payer are those of the journal, and of nothing that was taken back', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        play(history, (yard) => {
          const today = dayOf(yard.clock.now(), ZONE);
          const here = servicesOf(yard).filter(
            ({ servedOn, cancelledAt }) => servedOn === today && cancelledAt === null,
          );
          const meals = here.filter(({ service }) => service === 'meal');
          const { sittings, apart } = yard.ask('rest.meals', {});
          for (const { sitting, servedFree, servedPaid, servedSponsored } of sittings) {
            const own = meals.filter((each) => each.sitting === sitting);
            expect([servedFree, servedSponsored, servedPaid]).toEqual([
              quantityOf(own.filter(({ isPaid, sponsor }) => !isPaid && sponsor === null)),
              quantityOf(own.filter(({ isPaid, sponsor }) => !isPaid && sponsor !== null)),
              quantityOf(own.filter(({ isPaid }) => isPaid)),
            ]);
          }
          expect(apart.free + apart.paid + apart.sponsored).toBe(
            quantityOf(meals.filter(({ sitting }) => sitting === null)),
          );
          expect(yard.stores.rest.sponsoredOn(today, 'meal', 'Hội Chữ thập đỏ')).toBeLessThanOrEqual(4);
          const { from, to } = reportWindow(today, yard.stores.site.site()?.settings.cutOffMinute ?? 0, ZONE);
          const reported = servicesOf(yard).filter(
            ({ servedAt, cancelledAt }) => cancelledAt === null && servedAt >= from && servedAt < to,
          );
          const { served } = yard.ask('report.daily', { on: today }).rest;
          for (const { service, free, paid } of served)
            expect(free + paid).toBe(quantityOf(reported.filter((each) => each.service === service)));
        });
      }),
      { numRuns: 10 },
    );
  });

  it('[RE28] takings are receipts less reversals, and whatever was sold by a receipt counts while that stands', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        play(history, (yard) => {
          const payments = paymentsOf(yard).filter(({ lines }) => lines.some(({ kind }) => kind === 'rest'));
          const days = Map.groupBy(payments, ({ paidAt }) => dayOf(paidAt, ZONE));
          for (const [on, ofDay] of days as Map<Day, typeof payments>) {
            const { lines, sumDong } = yard.ask('rest.takings', { on });
            expect(sumDong).toBe(sum(ofDay.map(({ amountDong }) => amountDong)));
            const receipted = lines.filter(({ receiptNo }) => receiptNo !== null);
            expect(sum(receipted.map(({ amountDong }) => amountDong))).toBe(sumDong);
          }
          const reversed = new Set(payments.map(({ reversalOf }) => reversalOf));
          for (const { id, paymentId, cancelledAt } of servicesOf(yard))
            if (paymentId !== null) expect(cancelledAt !== null, String(id)).toBe(reversed.has(paymentId));
          for (const visit of visitsOf(yard))
            expect(yard.stores.charges.paymentsOf(visit.id).flatMap(({ lines }) => lines)).not.toContainEqual(
              expect.objectContaining({ kind: 'rest' }),
            );
        });
      }),
      { numRuns: 10 },
    );
  });
});

it('the histories serve, take back, undo, reverse and go', () => {
  const done = new Map<string, number>();
  fc.assert(
    fc.property(aHistory, (history) => {
      play(
        history,
        () => undefined,
        ({ what }, isDone) => {
          const key = `${what} ${isDone ? 'done' : 'refused'}`;
          done.set(key, (done.get(key) ?? 0) + 1);
        },
      );
    }),
    // How often each is met is a matter of the seed.
    { numRuns: 10, seed: 20260210 },
  );
  for (const what of [
    'rest.serve done',
    'rest.serve refused',
    'rest.unserve done',
    'change.undo done',
    'visit.depart done',
  ])
    expect(done.get(what) ?? 0, what).toBeGreaterThan(5);
  expect(done.get('payment.reverse done') ?? 0).toBeGreaterThan(0);
});
