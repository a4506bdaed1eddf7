import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import { MOVEMENT_KINDS, accountOf, type Movement } from '../../../shared/domain/reports/accounts.ts';
import { countAt, type Interval } from '../../../shared/domain/reports/intervals.ts';

function move(at: number, kind: Movement['kind'], zone = 'A'): Movement & { readonly zone: string } {
  return { at: instant(at), kind, zone };
}

describe('accounts', () => {
  it('[AC1] opening + in − out ± adjustments = closing', () => {
    const movements = [
      move(1, 'in'),
      move(2, 'in'),
      move(9, 'out'),
      move(10, 'in'),
      move(12, 'out'),
      move(15, 'adjust-out'),
      move(16, 'adjust-in'),
      move(17, 'adjust-in'),
      move(20, 'in'),
    ];
    expect(accountOf(movements, instant(10), instant(20), 5)).toEqual({
      opening: 6,
      in: 1,
      out: 1,
      adjustments: 1,
      closing: 7,
    });
  });

  const anyMovements = fc.array(
    fc
      .record({
        at: fc.integer({ min: 0, max: 50 }),
        kind: fc.constantFrom(...MOVEMENT_KINDS),
        zone: fc.constantFrom('A', 'B', 'C'),
      })
      .map(({ at, kind, zone }) => move(at, kind, zone)),
    { maxLength: 60 },
  );
  const anyTimes = fc
    .tuple(...[1, 2, 3].map(() => fc.integer({ min: 0, max: 50 })))
    .map((times) => times.sort((a, b) => a - b).map(instant));

  it('[AC1] balances for every interval; groups add up to the whole; one day closes where the next opens', () => {
    fc.assert(
      fc.property(anyMovements, anyTimes, (movements, [from, middle, to]) => {
        if (from === undefined || middle === undefined || to === undefined) return;
        const whole = accountOf(movements, from, to);
        expect(whole.opening + whole.in - whole.out + whole.adjustments).toBe(whole.closing);
        const first = accountOf(movements, from, middle);
        const rest = movements.filter(({ at }) => at >= middle);
        const second = accountOf(rest, middle, to, first.closing);
        expect([second.opening, second.closing]).toEqual([first.closing, whole.closing]);
        const byZone = [...Map.groupBy(movements, ({ zone }) => zone).values()].map((own) => accountOf(own, from, to));
        for (const figure of ['opening', 'in', 'out', 'adjustments', 'closing'] as const)
          expect(byZone.reduce((sum, account) => sum + account[figure], 0)).toBe(whole[figure]);
      }),
    );
  });

  it('[AC1] closes with the number that intervals count at that instant', () => {
    const anyStay = fc
      .tuple(fc.integer({ min: 0, max: 50 }), fc.option(fc.integer({ min: 0, max: 50 })))
      .map(([from, length]): Interval => ({
        from: instant(from),
        to: length === null ? null : instant(from + length),
      }));
    fc.assert(
      fc.property(fc.array(anyStay), fc.integer({ min: 1, max: 60 }), (stays, to) => {
        const movements = stays.flatMap(({ from, to: end }) => [
          move(from, 'in'),
          ...(end === null ? [] : [move(end, 'out')]),
        ]);
        // The account ends before `to`; the count just before it is the same.
        const { closing } = accountOf(movements, instant(0), instant(to));
        expect(closing).toBe(countAt(stays, instant(to - 1)));
      }),
    );
  });
});
