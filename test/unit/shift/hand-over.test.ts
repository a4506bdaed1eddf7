import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashDifferenceOf, countedOf, DENOMINATIONS, expectedCashOf } from '../../../shared/domain/shift/cash.ts';
import { decideHandOver, mayHandOver, type HandOver } from '../../../shared/domain/shift/hand-over.ts';
import type { ShiftPage } from '../../../shared/domain/shift/types.ts';
import { PAYMENT_WAYS, ROLES } from '../../../shared/domain/vocabulary.ts';
import { instant } from '../../../shared/kernel/instant.ts';

const NOW = instant(1_800_000_000_000);

function aPage(cashOpeningDong: number, takings: ShiftPage['takings']): ShiftPage {
  return {
    zones: [],
    trucks: 0,
    people: 0,
    passesIn: 0,
    passesOut: 0,
    slipsMissing: [],
    unconfirmed: [],
    holds: [],
    incidents: [],
    moves: [],
    keys: [],
    takings,
    cashOpeningDong,
    cashExpectedDong: expectedCashOf(cashOpeningDong, takings),
    receiptFirst: null,
    receiptLast: null,
  };
}

function given(over: Partial<HandOver> = {}): HandOver {
  return {
    givenBy: 'an',
    takenBy: 'hai',
    cashCountedDong: 0,
    cashLeftDong: undefined,
    paperSlipsLeft: null,
    notes: '',
    nextName: '2',
    ...over,
  };
}

function handedOver(page: ShiftPage, over: Partial<HandOver> = {}) {
  const decided = decideHandOver(page, given(over), NOW);
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
}

describe('the cash of a shift', () => {
  const aTaking = fc.record({
    how: fc.constantFrom(...PAYMENT_WAYS),
    count: fc.integer({ min: 1, max: 500 }),
    amountDong: fc.integer({ min: -2_000_000, max: 900_000_000 }),
  });
  const aHandOver = fc.record({
    takings: fc.array(aTaking, { maxLength: 8 }),
    missing: fc.integer({ min: -50_000, max: 50_000 }),
    leftShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  });

  it('[SH3] goes from shift to shift without a đồng lost, whatever is taken, counted and left', () => {
    fc.assert(
      fc.property(fc.array(aHandOver, { minLength: 1, maxLength: 20 }), (handOvers) => {
        let opening = 0;
        let paidIn = 0;
        let inCash = 0;
        let differences = 0;
        for (const { takings, missing, leftShare } of handOvers) {
          const page = aPage(opening, takings);
          const cashCountedDong = Math.max(0, page.cashExpectedDong + missing);
          const cashLeftDong = leftShare === null ? undefined : Math.floor(cashCountedDong * leftShare);
          const { ended, next, cashDifferenceDong } = handedOver(page, { cashCountedDong, cashLeftDong });
          const cash = takings.filter(({ how }) => how === 'cash').reduce((sum, one) => sum + one.amountDong, 0);
          expect(ended.cashExpectedDong).toBe(opening + cash);
          expect(cashDifferenceDong).toBe(cashCountedDong - (opening + cash));
          expect(next.cashOpeningDong).toBe(ended.cashLeftDong);
          expect(ended.cashLeftDong).toBe(cashLeftDong ?? cashCountedDong);
          for (const amount of [ended.cashExpectedDong, next.cashOpeningDong, cashDifferenceDong])
            expect(Number.isSafeInteger(amount)).toBe(true);
          inCash += cash;
          differences += cashDifferenceDong;
          paidIn += cashCountedDong - next.cashOpeningDong;
          opening = next.cashOpeningDong;
        }
        expect(paidIn + opening, 'paid in and still there = taken and found').toBe(inCash + differences);
      }),
    );
  });

  it('[SH3] is too much above zero and too little below', () => {
    expect([cashDifferenceOf(150_000, 100_000), cashDifferenceOf(80_000, 100_000)]).toEqual([50_000, -20_000]);
  });

  it('[SH3] is counted by notes and coins', () => {
    expect(countedOf({})).toBe(0);
    expect(countedOf({ 500_000: 2, 1_000: 3, 7: 9 })).toBe(1_003_000);
    expect(countedOf(Object.fromEntries(DENOMINATIONS.map((worth) => [worth, 1])))).toBe(888_000);
  });
});

describe('who hands over', () => {
  it('[SH4] two different people stand in the record, the second one leads from now on', () => {
    const { ended, next } = handedOver(aPage(0, []), { notes: 'đèn cổng 2 hỏng' });
    expect(ended).toMatchObject({ givenBy: 'an', takenBy: 'hai', endedAt: NOW, notes: 'đèn cổng 2 hỏng' });
    expect(next).toMatchObject({ leader: 'hai', name: '2', startedAt: NOW, endedAt: null, page: null });
  });

  it('[SH4] nobody gives to themselves', () => {
    expect(decideHandOver(aPage(0, []), given({ takenBy: 'an' }), NOW)).toEqual({
      ok: false,
      refusal: { code: 'approval.same-person' },
    });
  });

  it('[SH4] with nobody there the giver stands alone and the next shift has no leader', () => {
    const { ended, next } = handedOver(aPage(0, []), { takenBy: null });
    expect([ended.givenBy, ended.takenBy, next.leader]).toEqual(['an', null, null]);
  });

  it('[SH4] is whoever works the gate, coordinates or administers', () => {
    expect(ROLES.filter((role) => mayHandOver([role]))).toEqual(['gate', 'coordinator', 'administrator']);
    expect(mayHandOver([])).toBe(false);
  });
});
