import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import type { Sponsor } from '../../../shared/domain/rest/settings.ts';
import { HOUR_MS } from '../../../shared/kernel/instant.ts';
import { actorWith, aYard, START, type Yard } from '../../support/yard.ts';
import { CANTEEN, withSittings } from '../../support/sittings.ts';

const TODAY = '2026-02-10' as Day;
const { facilityId } = CANTEEN;

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
  withSittings(yard);
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

let trucks = 0;
function aTruck(people = 1): string {
  trucks += 1;
  const plate = `15C${String(40_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people }).visitId;
}
const sittings = () =>
  yard
    .ask('rest.meals', {})
    .sittings.map(({ sitting, servedFree, servedPaid, servedSponsored }) => [
      sitting,
      servedFree,
      servedPaid,
      servedSponsored,
    ]);
const restSettings = (more: object): void => {
  const { rest } = yard.stores.site.site()!.settings;
  yard.ok('settings.save', { values: { rest: { ...rest, ...more } } as never });
};
const price = (): void =>
  void yard.ok('tariff.save', {
    name: 'Biểu giá',
    validFromOn: TODAY,
    lines: [
      { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 },
      { kind: 'service', code: 'meal', name: 'Suất ăn', amountDong: 30_000 },
    ],
  });

describe('sittings', () => {
  it('[RE2] one free meal each at a sitting, the next at the next sitting however soon', () => {
    const visitId = aTruck(2);
    yard.at(5 * 60 + 20);
    const first = yard.ok('rest.serve', { visitId, service: 'meal' });
    expect(first).toMatchObject({ sitting: 'trua', left: 3, use: { used: 1, allowed: 2 } });
    const second = yard.ok('rest.serve', { visitId, service: 'meal' });
    expect(second.use).toEqual({ used: 2, allowed: 2 });
    expect(second.shares[0]?.personId).not.toBe(first.shares[0]?.personId);
    expect(yard.refused('rest.serve', { visitId, service: 'meal' })).toMatchObject({
      code: 'rest.already-served',
      servedAt: yard.clock.now(),
      nextAt: START + 5.5 * HOUR_MS,
    });
    yard.at(9 * 60 + 1);
    expect(yard.ok('rest.serve', { visitId, service: 'meal', quantity: 2 })).toMatchObject({ sitting: 'toi', left: 0 });
    expect(sittings()).toEqual([
      ['sang', 0, 0, 0],
      ['trua', 2, 0, 0],
      ['toi', 2, 0, 0],
    ]);
  });

  it('[RE26] outside all sittings a meal counts for none, and the gap holds', () => {
    const visitId = aTruck(1);
    yard.at(90);
    expect(yard.ok('rest.serve', { visitId, service: 'meal' }).sitting).toBeNull();
    expect(yard.ask('rest.meals', {}).apart).toEqual({ free: 1, paid: 0, sponsored: 0 });
    yard.at(3 * 60);
    expect(yard.refused('rest.serve', { visitId, service: 'meal' })).toMatchObject({
      code: 'rest.already-served',
      nextAt: START + 5.5 * HOUR_MS,
    });
  });

  it('[RE26] of two places that work nobody knows which it was, unless it is said', () => {
    yard.ok('facility.save', { code: 'A2', kind: 'canteen', name: 'Nhà ăn A2', capacity: 20 });
    expect(yard.ok('rest.serve', { visitId: aTruck(), service: 'meal' }).sitting).toBeNull();
    expect(yard.ok('rest.serve', { visitId: aTruck(), service: 'meal', facilityId }).sitting).toBe('sang');
  });

  it('[RE30] portions are planned and made, and a sitting says what it expects and what it can hand out', () => {
    aTruck(60);
    const plan = { facilityId, on: TODAY, sitting: 'trua' } as const;
    yard.ok('meal.plan', { ...plan, planned: 100, note: 'thêm món chay' });
    yard.ok('meal.plan', { ...plan, planned: 120, made: 90 });
    yard.ok('meal.plan', { ...plan, planned: 130 });
    const lunch = yard.ask('rest.meals', {}).sittings[1];
    const { people } = yard.ask('rest.forecast', {});
    const there = people.findLast(({ from }) => from <= (lunch?.from ?? 0))?.people ?? 0;
    expect(there).toBeGreaterThan(55);
    // Who is there then eats twice a day at one of three sittings alike.
    expect(lunch).toMatchObject({
      expected: Math.round((there * 2) / 3),
      planned: 130,
      made: 90,
      most: 600,
    });
    expect(yard.stores.rest.mealPlan(2 as never, TODAY, 'trua')?.note).toBe('thêm món chay');
  });
});

describe('who pays', () => {
  const SPONSORS: readonly Sponsor[] = [
    { name: 'Hội Chữ thập đỏ', service: 'meal', perDay: 3, fromOn: TODAY, untilOn: TODAY },
    { name: 'Công ty Xuân Cương', service: 'meal', perDay: 2, fromOn: '2026-02-01' as Day, untilOn: null },
    { name: 'Chưa đến ngày', service: 'meal', perDay: 9, fromOn: '2026-02-11' as Day, untilOn: null },
  ];

  it('[RE27] sponsors in their order, then the yard; free to the person all the same', () => {
    restSettings({ sponsors: SPONSORS });
    const visitId = aTruck(6);
    const given = yard.ok('rest.serve', { visitId, service: 'meal', quantity: 6 });
    const byName = Map.groupBy(given.shares, ({ sponsor }) => sponsor);
    expect([...byName].map(([name, shares]) => [name, shares.length])).toEqual([
      ['Hội Chữ thập đỏ', 3],
      ['Công ty Xuân Cương', 2],
      [null, 1],
    ]);
    expect(sittings()[0]).toEqual(['sang', 1, 0, 5]);
    expect(yard.refused('rest.serve', { visitId, service: 'meal' }).code).toBe('rest.already-served');
    yard.ok('rest.unserve', { serviceId: given.serviceId, reason: 'ghi nhầm' });
    expect(yard.ok('rest.serve', { visitId: aTruck(), service: 'meal' }).shares[0]?.sponsor).toBe('Hội Chữ thập đỏ');
  });

  it('[RE27] the one named first, and a name that no setting has', () => {
    restSettings({ sponsors: SPONSORS });
    const named = (sponsor: string, quantity: number): readonly (string | null)[] =>
      yard
        .ok('rest.serve', { visitId: aTruck(quantity), service: 'meal', quantity, sponsor })
        .shares.map((share) => share.sponsor);
    expect(named('Công ty Xuân Cương', 3)).toEqual(['Công ty Xuân Cương', 'Công ty Xuân Cương', 'Hội Chữ thập đỏ']);
    expect(named('Bà con xã Tân Thanh', 2)).toEqual(['Bà con xã Tân Thanh', 'Bà con xã Tân Thanh']);
  });

  it('[RE28] a paid one has a receipt in the book and the shift, and settles nothing of the stay', () => {
    price();
    const visitId = aTruck(1);
    const due = yard.ask('gate.out', { visitId });
    const payment = { how: 'cash', amountDong: 60_000 } as const;
    expect(
      yard.refused('rest.serve', { visitId, service: 'meal', payment: { ...payment, amountDong: 1 }, quantity: 2 }),
    ).toEqual({ code: 'charge.amount-changed', dueDong: 60_000 });
    const sold = yard.ok('rest.serve', { visitId, service: 'meal', payment, quantity: 2 });
    expect(sold).toMatchObject({ isFree: false, receiptNo: '26-000001', left: 2 });
    expect(yard.ask('gate.out', { visitId })).toEqual(due);
    expect(yard.ok('charge.settle', { visitId, how: 'cash' })).toMatchObject({
      receiptNo: '26-000002',
      amountDong: 50_000,
    });
    const { receipts, sums } = yard.ask('charge.takings', { from: START, to: yard.clock.now() + 1 });
    expect(receipts[0]).toMatchObject({
      lines: [{ kind: 'rest', code: 'meal', name: 'Suất ăn', quantity: 2, unitDong: 30_000, amountDong: 60_000 }],
      gate: 'A1',
    });
    expect(sums[0]).toEqual({ how: 'cash', count: 2, amountDong: 110_000 });
    expect(yard.ask('rest.takings', {})).toMatchObject({
      lines: [{ service: 'meal', quantity: 2, amountDong: 60_000, receiptNo: '26-000001', cancelledAt: null }],
      sumDong: 60_000,
      unreceiptedDong: 0,
    });
  });

  it('[RE28] without a price what was typed is taken, without a way of paying only the price is written down', () => {
    const visitId = aTruck(1);
    const payment = { how: 'transfer', amountDong: 50_000 } as const;
    yard.ok('rest.serve', { visitId, service: 'laundry', payment, quantity: 3 });
    expect(yard.refused('rest.serve', { visitId, service: 'meal', payment: { ...payment, amountDong: 0 } }).code).toBe(
      'charge.nothing-due',
    );
    price();
    expect(yard.ok('rest.serve', { visitId, service: 'meal', paid: true }).receiptNo).toBeNull();
    expect(yard.ask('rest.takings', {})).toMatchObject({ sumDong: 50_000, unreceiptedDong: 30_000 });
  });

  it('[RE28] on account goes to a firm on the list, and waiving needs a reason and somebody’s word', () => {
    const visitId = aTruck(1);
    const pay = (how: 'account' | 'waived', more: object = {}) =>
      yard.run(
        'rest.serve',
        { visitId, service: 'meal', payment: { how, amountDong: 30_000, account: 'Bình Thuận' }, ...more },
        { actor: actorWith('rest') },
      );
    expect(pay('account')).toMatchObject({ refusal: { code: 'charge.account-missing' } });
    expect(pay('waived')).toMatchObject({ refusal: { code: 'charge.reason-missing' } });
    expect(pay('waived', { reason: 'xe bị nạn' })).toMatchObject({ refusal: { code: 'approval.missing' } });
  });
});

describe('what was handed out by mistake', () => {
  it('[RE31] counts nowhere any more, and the money goes back by a reversal', () => {
    const visitId = aTruck(1);
    const free = yard.ok('rest.serve', { visitId, service: 'meal' });
    const sold = yard.ok('rest.serve', { visitId, service: 'meal', payment: { how: 'cash', amountDong: 30_000 } });
    const back = (serviceId: string, role: Role = 'coordinator') =>
      yard.run('rest.unserve', { serviceId, reason: 'ghi nhầm' }, { actor: actorWith(role) });
    expect(back(free.serviceId, 'rest')).toMatchObject({ ok: { receiptNo: null } });
    expect(back(sold.serviceId, 'rest')).toMatchObject({ refusal: { code: 'approval.missing' } });
    expect(back(sold.serviceId)).toMatchObject({ ok: { receiptNo: '26-000002' } });
    expect(back(sold.serviceId)).toMatchObject({ refusal: { code: 'service.cancelled' } });
    expect(sittings()[0]).toEqual(['sang', 0, 0, 0]);
    expect(yard.ask('rest.person', { visitId }).people[0]?.served[0]).toMatchObject({ free: 0, paid: 0 });
    expect(yard.ask('report.daily', { on: TODAY }).rest.served[0]).toMatchObject({ free: 0, paid: 0 });
    expect(yard.ask('rest.load', {}).facilities.find(({ kind }) => kind === 'canteen')?.inUse).toBe(0);
    const { lines, sumDong } = yard.ask('rest.takings', {});
    expect(sumDong).toBe(0);
    expect(lines).toMatchObject([
      { receiptNo: '26-000001', amountDong: 30_000, cancelledAt: yard.clock.now() },
      { receiptNo: '26-000002', amountDong: -30_000, reverses: '26-000001' },
    ]);
    expect(yard.ok('rest.serve', { visitId, service: 'meal' }).left).toBe(1);
  });

  it('[RE28] whoever reverses the receipt takes back what it was for', () => {
    const visitId = aTruck(1);
    yard.ok('rest.serve', { visitId, service: 'shower', payment: { how: 'cash', amountDong: 20_000 } });
    yard.ok('payment.reverse', { paymentId: 'pay_1', reason: 'thu nhầm' });
    expect(yard.ask('rest.person', { visitId }).people[0]?.served[1]).toMatchObject({ service: 'shower', paid: 0 });
  });

  it('[RE31] a hand-out is undone, but no receipt, and no taking back where another was had since', () => {
    const visitId = aTruck(1);
    const served = yard.seqOf('rest.serve', { visitId, service: 'meal' });
    yard.ok('change.undo', { seq: served });
    const first = yard.ok('rest.serve', { visitId, service: 'meal' });
    const taken = yard.seqOf('rest.unserve', { serviceId: first.serviceId, reason: 'nhầm' });
    const again = yard.seqOf('rest.serve', { visitId, service: 'meal' });
    expect(yard.refused('change.undo', { seq: taken })).toMatchObject({ code: 'rest.already-served', servedAt: START });
    yard.ok('change.undo', { seq: again });
    yard.ok('change.undo', { seq: taken });
    expect(yard.refused('rest.serve', { visitId, service: 'meal' }).code).toBe('rest.already-served');
    const sold = yard.seqOf('rest.serve', { visitId, service: 'meal', payment: { how: 'cash', amountDong: 1000 } });
    expect(yard.refused('change.undo', { seq: sold })).toEqual({ code: 'change.not-reversible' });
  });
});

describe('where and for whom', () => {
  it('[RE29] a slip of a truck that left is refused with when it left', () => {
    const visitId = aTruck(1);
    const departedAt = yard.at(30);
    yard.ok('visit.depart', { visitId });
    yard.at(40);
    for (const more of [{}, { payment: { how: 'cash', amountDong: 1000 } as const }])
      expect(yard.refused('rest.serve', { visitId, service: 'meal', ...more })).toMatchObject({
        code: 'rest.truck-left',
        departedAt,
      });
  });

  it('[RE29] a closed place hands nothing out, but what it did is written down; cleaning stops nobody', () => {
    const visitId = aTruck(1);
    const input = { visitId, service: 'meal', facilityId } as const;
    yard.ok('facility.set-state', { facilityId, state: 'out-of-service', reason: 'hết gas' });
    yard.at(30);
    expect(yard.refused('rest.serve', input)).toMatchObject({
      code: 'facility.closed',
      facility: 'Nhà ăn A1',
      reason: 'hết gas',
    });
    yard.ok('rest.serve', { ...input, occurredAt: START, reason: 'mất điện' });
    yard.ok('facility.set-state', { facilityId, state: 'cleaning' });
    expect(yard.refused('rest.serve', input).code).toBe('rest.already-served');
  });
});
