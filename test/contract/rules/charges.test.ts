import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId, type VisitId } from '../../../shared/kernel/ids.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import { chargeSheetOf } from '../../../electron/areas/steps/charges.ts';
import type { Prepared } from '../../../electron/engine/handler.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

type Lines = CommandInput<'tariff.save'>['lines'];

const HOUR = 60;
const DAY = 24 * HOUR;
const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;
const LINES: Lines = [
  { kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 },
  { kind: 'plug', perHourDong: 35_000 },
  { kind: 'service', code: 'weighing', name: 'Cân xe', amountDong: 20_000 },
];
const gate = actorWith('gate');
const price = (more: Partial<CommandInput<'tariff.save'>> = {}): string =>
  yard.ok('tariff.save', { name: 'Biểu giá', validFromOn: '2026-02-10', lines: LINES, ...more }).tariffId;
const arrive = (plate = '12C-123.45', more: object = {}): string =>
  yard.ok('visit.arrive', { plate, ...EXPORT, ...more }).visitId;
const visitOf = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) as VisitId);
const sheetOf = (id: string): ReturnType<typeof chargeSheetOf> => {
  const { stores, clock } = yard;
  const site = stores.records.require('site', 1);
  return chargeSheetOf({ stores, site, zone: site.timeZone }, visitOf(id), clock.now());
};
const settings = (more: object): unknown =>
  yard.ok('settings.save', {
    values: { charges: { isDueAtExit: true, exitGraceMinutes: 60, accounts: [], ...more } },
  });
const word = (...roles: readonly Role[]): Prepared => ({
  approvals: { approval: { ok: true, value: { user: 'hai', displayName: 'Hai', roles } } },
});
const approval = { user: 'hai', pin: '1234' };

describe('a site without prices', () => {
  it('charges nothing', () => {
    const visitId = arrive();
    yard.at(10 * DAY);
    expect(sheetOf(visitId)).toMatchObject({ lines: [], totalDong: 0, dueDong: 0 });
    expect(yard.ok('visit.depart', { visitId }).warnings).toEqual([]);
  });
});

describe('versions of the prices', () => {
  it('[CH3] one of today can be corrected until somebody has a receipt by it', () => {
    const tariffId = price();
    const visitId = arrive();
    const cheaper: Lines = [{ ...LINES[0], perDayDong: 40_000 } as Lines[number]];
    const corrected = { tariffId, name: 'Biểu giá', validFromOn: '2026-02-10', lines: cheaper };
    yard.ok('tariff.save', corrected);
    expect(sheetOf(visitId).dueDong).toBe(40_000);
    expect(yard.ask('tariff.list', {}).tariffs).toMatchObject([{ hasBegun: false }]);
    yard.ok('charge.settle', { visitId, how: 'cash' });
    expect(yard.ask('tariff.list', {}).tariffs).toMatchObject([{ hasBegun: true }]);
    expect(yard.refused('tariff.save', { ...corrected, lines: LINES })).toEqual({ code: 'tariff.begun' });
    yard.ok('tariff.save', { ...corrected, validToOn: '2026-02-20' });
  });

  it('[CH3] are listed newest first with the day on which each ends', () => {
    price();
    price({ name: 'Tết', validFromOn: '2026-02-15' });
    expect(yard.ask('tariff.list', {}).tariffs).toMatchObject([
      { name: 'Tết', validFromOn: '2026-02-15', validToOn: null, hasBegun: false },
      { name: 'Biểu giá', validFromOn: '2026-02-10', validToOn: '2026-02-14' },
    ]);
  });

  it('[CH4] a stay across two has a line for each', () => {
    price();
    price({ validFromOn: '2026-02-12', lines: [{ ...LINES[0], perDayDong: 70_000 } as Lines[number]] });
    const visitId = arrive();
    yard.at(3 * DAY);
    expect(sheetOf(visitId)).toMatchObject({
      totalDong: 2 * 50_000 + 70_000,
      lines: [
        { kind: 'parking', quantity: 2, unitDong: 50_000 },
        { kind: 'parking', quantity: 1, unitDong: 70_000 },
      ],
    });
  });

  it('[CH2] a gap is refused with what it lacks, and nothing is saved', () => {
    const line = {
      kind: 'parking',
      loaded: null,
      freeMinutes: 0,
      perDayDong: 1,
      vehicleTypes: ['tractor-40'],
    } as const;
    expect(
      yard.refused('tariff.save', {
        name: 'x',
        validFromOn: '2026-02-10',
        lines: [{ ...line, vehicleTypes: [...line.vehicleTypes] }],
      }),
    ).toEqual({ code: 'tariff.gap', vehicleType: 'truck-2-axle', load: 'loaded' });
    expect(yard.ask('tariff.list', {}).tariffs).toEqual([]);
  });
});

describe('what a stay costs', () => {
  it('[CH5] the plug is counted on slots with power, for a load that needs it', () => {
    price();
    const reefer = arrive('12C-000.01', { needsPower: true });
    const dry = arrive('12C-000.02');
    yard.ok('slot.assign', { visitId: reefer, slotId: 'slt_1' });
    yard.ok('slot.assign', { visitId: dry, slotId: 'slt_2' });
    yard.at(30);
    // B01 has no plug.
    yard.ok('slot.move', { visitId: reefer, slotId: 'slt_7' });
    yard.at(5 * HOUR);
    yard.ok('slot.move', { visitId: reefer, slotId: 'slt_3' });
    yard.at(6 * HOUR);
    expect(sheetOf(reefer).lines).toMatchObject([{ kind: 'parking' }, { kind: 'plug', quantity: 2 }]);
    expect(sheetOf(dry).lines).toMatchObject([{ kind: 'parking' }]);
  });

  it('[CH5] a service keeps its price, is listed by itself, and can be cancelled with a reason', () => {
    price();
    price({ validFromOn: '2026-02-11', lines: [LINES[0] as Lines[number]] });
    const visitId = arrive();
    const added = yard.ok('charge.add', { visitId, code: 'weighing', quantity: 3, note: 'hai lần' }, gate);
    expect(added.amountDong).toBe(60_000);
    yard.at(DAY);
    expect(yard.refused('charge.add', { visitId, code: 'weighing' }).code).toBe('charge.no-price');
    expect(sheetOf(visitId)).toMatchObject({
      dueDong: 50_000 + 60_000,
      added: [{ chargeId: added.chargeId, code: 'weighing', quantity: 3, amountDong: 60_000, addedBy: 'gate' }],
    });
    yard.ok('charge.cancel', { chargeId: added.chargeId, reason: 'nhầm xe' });
    expect(sheetOf(visitId)).toMatchObject({ dueDong: 50_000, added: [] });
    expect(yard.refused('charge.cancel', { chargeId: added.chargeId, reason: 'x' }).code).toBe('charge.unknown');
  });

  it('only cargo pays, and has services', () => {
    price();
    const visitId = arrive('12C-000.01', { kind: 'guest' });
    yard.at(3 * DAY);
    expect(sheetOf(visitId).dueDong).toBe(0);
    expect(yard.refused('charge.add', { visitId, code: 'weighing' }).code).toBe('charge.no-price');
    yard.ok('visit.depart', { visitId });
  });
});

describe('settling', () => {
  it('[CH7] takes all that is due, and the next receipt only what came since', () => {
    price();
    const visitId = arrive();
    yard.ok('charge.add', { visitId, code: 'weighing' });
    expect(yard.refused('charge.settle', { visitId, how: 'cash', amountDong: 50_000 })).toEqual({
      code: 'charge.amount-changed',
      dueDong: 70_000,
    });
    const first = yard.ok('charge.settle', { visitId, how: 'cash', amountDong: 70_000, gate: '1' }, gate);
    expect(first).toEqual({ paymentId: 'pay_1', receiptNo: '26-000001', amountDong: 70_000 });
    expect(sheetOf(visitId)).toMatchObject({ totalDong: 70_000, settledDong: 70_000, dueDong: 0 });
    expect(yard.refused('charge.settle', { visitId, how: 'cash' }).code).toBe('charge.nothing-due');
    yard.at(2 * DAY);
    yard.ok('charge.settle', { visitId, how: 'transfer' });
    const { receipts, sums } = yard.ask('charge.takings', { from: START, to: yard.clock.now() + 1 });
    expect(receipts.map(({ receiptNo, amountDong, lines }) => [receiptNo, amountDong, lines.length])).toEqual([
      ['26-000001', 70_000, 2],
      ['26-000002', 50_000, 1],
    ]);
    expect(receipts[0]).toMatchObject({ plate: '12C12345', gate: '1', paidBy: 'gate', isReversed: false });
    expect(sums.map(({ amountDong }) => amountDong)).toEqual([70_000, 50_000, 0, 0]);
  });

  it('[CH6] gives the grace to reach the gate, and no more', () => {
    price();
    const visitId = arrive();
    yard.at(DAY - 10);
    yard.ok('charge.settle', { visitId, how: 'cash' });
    yard.at(DAY + 20);
    expect(sheetOf(visitId).dueDong).toBe(0);
    yard.ok('charge.add', { visitId, code: 'weighing' });
    yard.ok('charge.settle', { visitId, how: 'cash', amountDong: 20_000 });
    expect(sheetOf(visitId).dueDong).toBe(0);
    yard.at(DAY + 50);
    expect(sheetOf(visitId).dueDong).toBe(0);
    yard.at(DAY + 51);
    expect(yard.refused('visit.depart', { visitId })).toEqual({ code: 'charge.unsettled', dueDong: 50_000 });
  });

  it('[CH9] on account goes to a firm on the list, by default the carrier, however it is spelled', () => {
    settings({ accounts: ['Vận tải Bình Thuận'] });
    price();
    const known = arrive('12C-000.01', { carrier: 'VAN TAI  BINH THUAN' });
    const other = arrive('12C-000.02', { carrier: 'Hoà Phát' });
    yard.ok('charge.settle', { visitId: known, how: 'account' });
    expect(yard.refused('charge.settle', { visitId: other, how: 'account' }).code).toBe('charge.account-missing');
    yard.ok('charge.settle', { visitId: other, how: 'account', account: 'vận tải bình thuận' });
    const { receipts } = yard.ask('charge.takings', { from: START, to: START + 1 });
    expect(receipts.map(({ account }) => account)).toEqual(['Vận tải Bình Thuận', 'Vận tải Bình Thuận']);
  });

  it('[CH9] waiving needs a reason and the word of somebody who may, whose name stands on the receipt', () => {
    price();
    const visitId = arrive();
    const waive = { visitId, how: 'waived', reason: 'xe cứu hộ' } as const;
    expect(yard.refused('charge.settle', { visitId, how: 'waived' }, gate).code).toBe('charge.reason-missing');
    expect(yard.refused('charge.settle', waive, gate).code).toBe('approval.missing');
    const asked = { ...waive, approval };
    expect(yard.run('charge.settle', asked, { actor: gate, prepared: word('rest') })).toMatchObject({
      refusal: { code: 'approval.not-allowed', user: 'hai' },
    });
    expect(yard.run('charge.settle', asked, { actor: gate, prepared: word('manager') })).toMatchObject({
      ok: { amountDong: 50_000 },
    });
    yard.ok('charge.settle', { ...waive, visitId: arrive('12C-000.02') }, actorWith('coordinator'));
    const { receipts } = yard.ask('charge.takings', { from: START, to: START + 1 });
    expect(receipts).toMatchObject([
      { how: 'waived', reason: 'xe cứu hộ', approvedBy: 'hai', paidBy: 'gate' },
      { approvedBy: 'coordinator', paidBy: 'coordinator' },
    ]);
    const { approved_by: said, reason } = yard.db
      .prepare<[], { approved_by: string; reason: string }>(
        'SELECT approved_by, reason FROM changes WHERE approved_by IS NOT NULL',
      )
      .get() ?? { approved_by: '', reason: '' };
    expect([said, reason]).toEqual(['hai', 'xe cứu hộ']);
  });
});

describe('receipts', () => {
  it('[CH8] a wrong one is reversed by another, once, by the word of somebody who may', () => {
    price();
    const visitId = arrive();
    const { paymentId } = yard.ok('charge.settle', { visitId, how: 'cash', gate: '2' });
    const reverse = { paymentId, reason: 'nhầm xe' };
    expect(yard.refused('payment.reverse', reverse, gate).code).toBe('approval.missing');
    expect(
      yard.run('payment.reverse', { ...reverse, approval }, { actor: gate, prepared: word('coordinator') }),
    ).toMatchObject({ ok: { receiptNo: '26-000002', amountDong: -50_000 } });
    expect(sheetOf(visitId)).toMatchObject({ settledDong: 0, dueDong: 50_000 });
    const { receipts, sums } = yard.ask('charge.takings', { from: START, to: START + 1 });
    expect(receipts).toMatchObject([
      { receiptNo: '26-000001', isReversed: true, reverses: null },
      {
        receiptNo: '26-000002',
        isReversed: false,
        reverses: '26-000001',
        gate: '2',
        reason: 'nhầm xe',
        approvedBy: 'hai',
      },
    ]);
    expect(sums[0]).toEqual({ how: 'cash', count: 2, amountDong: 0 });
    for (const one of receipts)
      expect(yard.refused('payment.reverse', { ...reverse, paymentId: one.paymentId }).code).toBe('payment.reversed');
    yard.ok('charge.settle', { visitId, how: 'transfer' });
    expect(sheetOf(visitId).dueDong).toBe(0);
  });

  it('[CH8] run through the year of the yard and begin anew with the next, and what wrote one is not undone', () => {
    price();
    const [first, second] = [arrive('12C-000.01'), arrive('12C-000.02')];
    // 31 December 2026, 23:59 in the yard: still last year in numbers, and 17:00 in UTC.
    yard.at(324 * DAY + 15 * HOUR + 59);
    expect(yard.ok('charge.settle', { visitId: first, how: 'cash' }).receiptNo).toBe('26-000001');
    yard.at(324 * DAY + 16 * HOUR);
    const seq = yard.seqOf('charge.settle', { visitId: second, how: 'cash' });
    const { receipts } = yard.ask('charge.takings', { from: yard.clock.now(), to: yard.clock.now() + 1 });
    expect(receipts.map(({ receiptNo }) => receiptNo)).toEqual(['27-000001']);
    expect(yard.refused('change.undo', { seq }).code).toBe('change.not-reversible');
  });

  it('[CH8] an arrival that has a receipt cannot be undone under it', () => {
    price();
    const seq = yard.seqOf('visit.arrive', { plate: '12C-123.45', ...EXPORT });
    yard.ok('charge.settle', { visitId: 'vis_1', how: 'cash' });
    expect(yard.refused('change.undo', { seq })).toMatchObject({ code: 'change.in-the-way', seqs: [seq + 1] });
  });

  it('[CH11] a service on one is neither cancelled nor its adding undone before that is reversed', () => {
    price();
    const visitId = arrive();
    const seq = yard.seqOf('charge.add', { visitId, code: 'weighing' });
    const { paymentId } = yard.ok('charge.settle', { visitId, how: 'cash' });
    expect(yard.refused('charge.cancel', { chargeId: 'chg_1', reason: 'x' }).code).toBe('charge.settled');
    expect(yard.refused('change.undo', { seq }).code).toBe('charge.settled');
    yard.ok('payment.reverse', { paymentId, reason: 'x' });
    yard.ok('change.undo', { seq });
    expect(sheetOf(visitId)).toMatchObject({ dueDong: 50_000, added: [] });
  });
});

describe('going out owing', () => {
  it('[CH10] is refused with the amount where charges are due at the exit', () => {
    price();
    const visitId = arrive();
    expect(yard.refused('visit.depart', { visitId }, gate)).toEqual({ code: 'charge.unsettled', dueDong: 50_000 });
    yard.ok('charge.settle', { visitId, how: 'cash' });
    expect(yard.ok('visit.depart', { visitId }, gate).warnings).toEqual([]);
    expect(visitOf(visitId).isToConfirm).toBe(false);
  });

  it('[CH10] where they are not, it goes with a warning and settles later, for the time it was here', () => {
    settings({ isDueAtExit: false });
    price();
    const visitId = arrive();
    yard.at(30 * HOUR);
    expect(yard.ok('visit.depart', { visitId }).warnings).toEqual(['visit.left-owing']);
    expect(visitOf(visitId).warnings).toContain('visit.left-owing');
    expect(visitOf(visitId).isToConfirm).toBe(false);
    yard.at(20 * DAY);
    expect(yard.ok('charge.settle', { visitId, how: 'transfer' }).amountDong).toBe(100_000);
  });

  it.each([
    ['left-unrecorded', () => yard.ok('visit.depart', { visitId: 'vis_1', departure: 'left-unrecorded' })],
    [
      'left-under-hold',
      () => {
        yard.ok('visit.hold', { visitId: 'vis_1', authority: 'x', reason: 'x' });
        return yard.ok('visit.depart', { visitId: 'vis_1', departure: 'left-under-hold' });
      },
    ],
    [
      'from abroad',
      () => {
        yard.ok('visit.abroad', { visitId: 'vis_1' });
        return yard.ok('visit.depart', { visitId: 'vis_1' });
      },
    ],
    ['turned back', () => yard.ok('queue.turn-back', { visitId: 'vis_1', reason: 'thiếu giấy' })],
    [
      'left unrecorded, found when it comes again',
      () => yard.ok('visit.arrive', { plate: '12C-123.45', ...EXPORT, resolve: 'left-unrecorded' }),
    ],
  ] as const)('[CH10] one that is gone is recorded as owing: %s', (_what, leave) => {
    price();
    arrive();
    leave();
    expect(visitOf('vis_1').stage).toBe('departed');
    expect(visitOf('vis_1').warnings).toContain('visit.left-owing');
    yard.ok('charge.settle', { visitId: 'vis_1', how: 'cash', amountDong: 50_000 });
  });

  it('[AC2] the journal makes prices, services and receipts again', () => {
    price();
    const visitId = arrive();
    const { chargeId } = yard.ok('charge.add', { visitId, code: 'weighing' });
    yard.ok('charge.cancel', { chargeId, reason: 'x' });
    const { paymentId } = yard.ok('charge.settle', { visitId, how: 'cash' });
    yard.ok('payment.reverse', { paymentId, reason: 'x' });
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  });
});
