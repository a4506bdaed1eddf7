import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput, CommandOutput } from '../../../shared/contract/commands.ts';
import type { Role } from '../../../shared/domain/vocabulary.ts';
import type { Prepared } from '../../../electron/engine/handler.ts';
import { startRoom } from '../../support/room.ts';
import { SECRET, USERS } from '../../support/a-site.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

const EXPORT = { direction: 'export', crossing: 'Hữu Nghị' } as const;

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

type Given = Partial<Omit<CommandInput<'shift.hand-over'>, 'from' | 'to'>>;

const word = (user: string, ...roles: readonly Role[]) => ({
  ok: true as const,
  value: { user, displayName: user, roles: roles.length === 0 ? (['gate'] as const) : roles },
});

/** Hands over as two people whose PINs were right. */
function handOver(from: string, to: string | null, more: Given = {}): CommandOutput<'shift.hand-over'> {
  const input = {
    cashCountedDong: 0,
    ...more,
    from: { user: from, pin: '1234' },
    to: to === null ? null : { user: to, pin: '5678' },
  };
  const approvals: Prepared['approvals'] = { from: word(from), ...(to !== null && { to: word(to) }) };
  const outcome = yard.run('shift.hand-over', input, { actor: actorWith('gate'), prepared: { approvals } });
  if (!('ok' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.ok as CommandOutput<'shift.hand-over'>;
}

function arrive(plate: string, more: object = {}): string {
  return yard.ok('visit.arrive', { plate, ...EXPORT, ...more }).visitId;
}

const now = () => yard.ask('shift.now', {});
const ended = () => yard.ask('shift.list', {}).shifts;

describe('shifts follow each other', () => {
  it('[SH1] before the first hand-over the shift runs since the site was made, with nobody named and nothing in the box', () => {
    yard.at(30);
    expect(now().shift).toEqual({ shiftId: null, name: '1', startedAt: START, leader: null });
    expect(now().page).toMatchObject({
      cashOpeningDong: 0,
      cashExpectedDong: 0,
      receiptFirst: null,
      receiptLast: null,
    });
    expect(ended()).toEqual([]);
  });

  it('[SH1] the first hand-over writes the shift that was and begins the one that is', () => {
    const at = yard.at(6 * 60 - 5);
    const { shiftId, nextShiftId } = handOver('an', 'hai');
    expect(ended()).toMatchObject([
      { shiftId, name: '1', startedAt: START, endedAt: at, leader: null, givenBy: 'an', takenBy: 'hai' },
    ]);
    expect(now().shift).toEqual({ shiftId: nextShiftId, name: '2', startedAt: at, leader: 'hai' });
    expect(yard.ask('yard.now', {}).shifts).toEqual([
      { shiftId: nextShiftId, name: '2', startedAt: at, leader: 'hai', cashOpeningDong: 0 },
    ]);
  });

  it('[SH1] one runs at a time, each begins where the one before ended, the newest is listed first', () => {
    yard.at(360);
    handOver('an', 'hai');
    yard.at(840);
    handOver('hai', 'lan', { name: 'Trực Tết' });
    yard.at(1320);
    handOver('lan', 'an');
    expect(yard.db.prepare('SELECT count(*) AS n FROM shifts WHERE ended_at IS NULL').get()).toEqual({ n: 1 });
    expect(ended().map(({ name, leader, startedAt, endedAt }) => [name, leader, startedAt, endedAt])).toEqual([
      ['Trực Tết', 'lan', yard.at(1320) - 480 * 60_000, START + 1320 * 60_000],
      ['2', 'hai', START + 360 * 60_000, START + 840 * 60_000],
      ['1', null, START, START + 360 * 60_000],
    ]);
    expect(yard.ask('shift.list', { limit: 1 }).shifts).toHaveLength(1);
  });
});

describe('the page', () => {
  it('[SH2] counts the trucks of every zone, the people, and what passed since the shift began', () => {
    const a = arrive('12C-000.01', { people: 2 });
    arrive('12C-000.02', { people: 1 });
    yard.ok('slot.assign', { visitId: a, slotId: 'slt_1' });
    yard.ok('visit.depart', { visitId: arrive('12C-000.03', { people: 1 }) });
    const { page } = now();
    expect(page.zones).toEqual([
      { zone: 'A', name: 'A', trucks: 1 },
      { zone: 'B', name: 'B', trucks: 0 },
      { zone: 'C', name: 'C', trucks: 0 },
      { zone: 'GL', name: 'GL', trucks: 1 },
    ]);
    expect(page.trucks).toBe(page.zones.reduce((sum, zone) => sum + zone.trucks, 0));
    expect(page).toMatchObject({ trucks: 2, people: 3, passesIn: 3, passesOut: 1 });
    yard.at(1);
    handOver('an', 'hai');
    expect(now().page).toMatchObject({ trucks: 2, people: 3, passesIn: 0, passesOut: 0 });
  });

  it('[SH2] lists what needs a hand: cases, holds, incidents, moves', () => {
    const a = arrive('12C-000.01');
    yard.ok('slot.assign', { visitId: a, slotId: 'slt_1' });
    yard.ok('visit.hold', { visitId: a, authority: 'Hải quan', reason: 'soi' });
    yard.ok('incident.open', { kind: 'fire', visitId: a });
    yard.ok('incident.open', { kind: 'leak', place: 'cổng 2' });
    yard.ok('move.order', { visitId: a, target: 'B02' });
    const left = arrive('12C-000.02');
    const at = yard.at(10);
    yard.ok('visit.depart', { visitId: left, departure: 'left-unrecorded' });
    yard.ok('visit.depart', { visitId: arrive('12C-000.03'), departure: 'crossed' });
    arrive('12C-000.01', { resolve: 'same-plate' });
    expect(now().page).toMatchObject({
      unconfirmed: [
        { plate: '12C00002', code: 'left-unrecorded', at },
        { plate: '12C00003', code: 'crossed-uncalled', at },
        { plate: '12C00001', code: 'same-plate', at },
      ],
      holds: [{ plate: '12C00001', authority: 'Hải quan', from: START }],
      incidents: [
        { kind: 'fire', place: 'A01', openedAt: START },
        { kind: 'leak', place: 'cổng 2', openedAt: START },
      ],
      moves: [{ plate: '12C00001', target: 'B02', orderedAt: START }],
    });
  });

  it('[SH2] [SL20] says rough places in words', () => {
    const a = arrive('12C-000.01');
    yard.ok('piece.see', { visitId: a, zone: 'B', row: 'B3' });
    yard.ok('incident.open', { kind: 'fire', visitId: a });
    expect(now().page?.incidents).toMatchObject([{ place: 'B, B3' }]);
  });

  it('[SH2] tells nothing restricted, on the screen and in the journal: no authority, no place', () => {
    const a = arrive('12C-000.01');
    yard.ok('slot.assign', { visitId: a, slotId: 'slt_1' });
    yard.ok('visit.hold', { visitId: a, authority: 'Biên phòng', reason: 'tin mật', visibility: 'restricted' });
    yard.ok('incident.open', { kind: 'suspicion', visitId: a, note: 'nghi giấy giả' });
    const { page } = now();
    expect(page.holds).toEqual([{ plate: '12C00001', authority: '', from: START }]);
    expect(page.incidents).toEqual([{ kind: 'suspicion', place: '', openedAt: START }]);
    handOver('an', 'hai');
    const change = [...yard.stores.journal.allEvents()].filter(({ type }) => type.startsWith('shift.'));
    expect(JSON.stringify(change)).not.toMatch(/Biên phòng|tin mật|nghi giấy giả|A01/);
    expect(change).toHaveLength(2);
  });

  it('[SH2] keeps what stood at the hand-over, whatever becomes of it', () => {
    const a = arrive('12C-000.01');
    const { holdId } = yard.ok('visit.hold', { visitId: a, authority: 'Hải quan', reason: 'soi' });
    handOver('an', 'hai', { paperSlipsLeft: 3, notes: 'đèn cổng 2 hỏng' });
    const [before] = ended();
    yard.at(20);
    yard.ok('visit.release-hold', { visitId: a, holdId });
    yard.ok('visit.depart', { visitId: a });
    handOver('hai', 'lan');
    expect(ended()[1]).toEqual(before);
    expect(before).toMatchObject({ paperSlipsLeft: 3, notes: 'đèn cổng 2 hỏng', page: { trucks: 1 } });
    expect(before?.page.holds).toHaveLength(1);
    expect(ended()[0]?.page).toMatchObject({ trucks: 0, holds: [] });
  });

  it('[SH2] a hand-over is not taken back: another one follows', () => {
    handOver('an', 'hai');
    expect(yard.refused('change.undo', { seq: yard.seq() }).code).toBe('change.not-reversible');
  });
});

describe('the cash', () => {
  it('[SH3] what was counted against what must be there is answered and recorded; what stays opens the next shift', () => {
    expect(handOver('an', 'hai', { cashCountedDong: 2_500_000, cashLeftDong: 500_000 }).cashDifferenceDong).toBe(
      2_500_000,
    );
    expect(now().page).toMatchObject({ cashOpeningDong: 500_000, cashExpectedDong: 500_000 });
    expect(handOver('hai', 'an', { cashCountedDong: 480_000 }).cashDifferenceDong).toBe(-20_000);
    expect(ended()).toMatchObject([
      { cashCountedDong: 480_000, cashLeftDong: 480_000, cashDifferenceDong: -20_000 },
      { cashCountedDong: 2_500_000, cashLeftDong: 500_000, cashDifferenceDong: 2_500_000 },
    ]);
    expect(now().page.cashOpeningDong).toBe(480_000);
  });

  it('[SH3] more than was counted cannot stay in the box', () => {
    const input = {
      cashCountedDong: 100_000,
      cashLeftDong: 100_001,
      from: { user: 'an', pin: '1234' },
      to: null,
    };
    expect(yard.run('shift.hand-over', input)).toMatchObject({ fault: { code: 'request.invalid' } });
  });

  it('[SH3] what a shift took stands on its page with its receipts, and on no other', () => {
    yard.ok('tariff.save', {
      name: 'Biểu giá',
      validFromOn: '2026-02-10',
      lines: [{ kind: 'parking', vehicleTypes: null, loaded: null, freeMinutes: 0, perDayDong: 50_000 }],
    });
    const settle = (
      plate: string,
      how: 'cash' | 'transfer',
    ): { readonly paymentId: string; readonly receiptNo: string } => {
      const visitId = arrive(plate);
      yard.clock.setNow((yard.clock.now() + 60_000) as never);
      return yard.ok('charge.settle', { visitId, how });
    };
    const first = settle('12C-000.01', 'cash');
    settle('12C-000.02', 'transfer');
    const last = settle('12C-000.03', 'cash');
    expect(now().page).toMatchObject({
      takings: [
        { how: 'cash', count: 2, amountDong: 100_000 },
        { how: 'transfer', count: 1, amountDong: 50_000 },
      ],
      cashExpectedDong: 100_000,
      receiptFirst: first.receiptNo,
      receiptLast: last.receiptNo,
    });
    // At the same instant: what was taken before belongs to the shift before all the same.
    expect(handOver('an', 'hai', { cashCountedDong: 100_000 }).cashDifferenceDong).toBe(0);
    expect(now().page).toMatchObject({ takings: [], cashExpectedDong: 100_000, receiptFirst: null });
    const { receiptNo } = yard.ok('payment.reverse', { paymentId: first.paymentId, reason: 'thu nhầm xe' });
    expect(now().page).toMatchObject({
      takings: [{ how: 'cash', count: 1, amountDong: -50_000 }],
      cashOpeningDong: 100_000,
      cashExpectedDong: 50_000,
      receiptFirst: receiptNo,
      receiptLast: receiptNo,
    });
  });
});

describe('two people', () => {
  const HAND_OVER = { cashCountedDong: 0, from: { user: 'an', pin: '1234' }, to: { user: 'hai', pin: '5678' } };
  const run = (approvals: NonNullable<Prepared['approvals']>) =>
    yard.run('shift.hand-over', HAND_OVER, { actor: actorWith('gate'), prepared: { approvals } });

  it('[SH4] both names are in the record, and the change names who vouched', () => {
    handOver('an', 'hai');
    expect(ended()).toMatchObject([{ givenBy: 'an', takenBy: 'hai' }]);
    expect(yard.db.prepare('SELECT approved_by AS by FROM changes WHERE seq = ?').get(yard.seq())).toEqual({
      by: 'hai',
    });
  });

  it('[SH4] nobody there to take over is recorded as such', () => {
    handOver('an', null);
    expect(ended()).toMatchObject([{ givenBy: 'an', takenBy: null }]);
    expect(now().shift.leader).toBeNull();
  });

  it('[SH4] is refused for one person twice, a wrong PIN, and whoever may not', () => {
    const before = yard.seq();
    const wrong = { ok: false as const, refusal: { code: 'approval.wrong' as const, user: 'hai' } };
    expect(run({ from: word('an'), to: word('an') })).toMatchObject({ refusal: { code: 'approval.same-person' } });
    expect(run({ from: word('an'), to: wrong })).toMatchObject({ refusal: { code: 'approval.wrong', user: 'hai' } });
    expect(run({ from: word('an'), to: word('hai', 'rest') })).toMatchObject({
      refusal: { code: 'approval.not-allowed', user: 'hai' },
    });
    expect(yard.seq()).toBe(before);
  });

  it('[SH4] those who may give or take over are named: active ones who work the gate, coordinate or administer', () => {
    const prepared = { secret: { salt: Buffer.alloc(16), hash: Buffer.alloc(32) } };
    const save = (user: string, roles: readonly Role[], isActive = true): unknown =>
      yard.run('user.save', { user, displayName: user.toUpperCase(), roles: [...roles], isActive }, { prepared });
    save('sep', ['administrator']);
    save('an', ['gate']);
    save('hai', ['coordinator', 'viewer']);
    save('nghi', ['rest']);
    save('cu', ['gate'], false);
    expect(now().people.map(({ user }) => user)).toEqual(['sep', 'an', 'hai']);
    handOver('an', 'hai');
    expect(yard.ask('shift.list', {}).people).toEqual([
      { user: 'an', displayName: 'AN' },
      { user: 'hai', displayName: 'HAI' },
    ]);
  });
});

describe('the gate', () => {
  it('[SH5] takes trucks in and out between the page and the hand-over; the page is that of the hand-over', () => {
    const a = arrive('12C-000.01');
    expect(now().page.trucks).toBe(1);
    arrive('12C-000.02');
    arrive('12C-000.03');
    yard.ok('visit.depart', { visitId: a });
    handOver('an', 'hai');
    expect(ended()[0]?.page).toMatchObject({ trucks: 2, passesIn: 3, passesOut: 1 });
  });

  it('[SH5] takes trucks in while the PINs of a hand-over are being checked', async () => {
    const room = await startRoom({ users: USERS.slice(0, 3) });
    try {
      const seat = await room.seat('in process');
      const handingOver = seat.send('shift.hand-over', {
        cashCountedDong: 0,
        from: { user: 'cong', pin: SECRET },
        to: { user: 'dieuphoi', pin: SECRET },
      });
      const trucks = await Promise.all(
        Array.from({ length: 12 }, (_, n) =>
          seat.send('visit.arrive', { plate: `12C-001.${String(10 + n)}`, ...EXPORT }),
        ),
      );
      const handedOver = await handingOver;
      expect(handedOver).toHaveProperty('ok');
      for (const truck of trucks) expect(truck.seq).toBeLessThan(handedOver.seq ?? 0);
      const { shifts } = await seat.query('shift.list', {});
      expect(shifts).toMatchObject([{ givenBy: 'cong', takenBy: 'dieuphoi', page: { trucks: 12, passesIn: 12 } }]);
    } finally {
      await room.close();
    }
  });
});
