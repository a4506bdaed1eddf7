import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../../shared/kernel/instant.ts';
import {
  MOVEMENT_KINDS,
  accountOf,
  accountsBy,
  imbalancesOf,
  sumOfAccounts,
  type Movement,
} from '../../../shared/domain/reports/accounts.ts';
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

  it('[AC1] keeps the account of a group that only has an opening', () => {
    const accounts = accountsBy([], () => 'A', instant(0), instant(9), new Map([['B', 4]]));
    expect([...accounts]).toEqual([['B', { opening: 4, in: 0, out: 0, adjustments: 0, closing: 4 }]]);
  });

  it('[AC1] names the groups whose account does not end with what stands there', () => {
    const accounts = accountsBy([move(1, 'in'), move(1, 'in', 'B')], ({ zone }) => zone, instant(0), instant(9));
    const standing = new Map([
      ['A', 1],
      ['C', 2],
    ]);
    expect(imbalancesOf(accounts, standing)).toEqual([
      { key: 'B', closing: 1, standing: 0 },
      { key: 'C', closing: 0, standing: 2 },
    ]);
    expect(imbalancesOf(accounts, new Map([...standing, ['B', 1], ['C', 0]]))).toEqual([]);
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

  it('[AC1] balances for every interval and group; one day closes where the next opens', () => {
    fc.assert(
      fc.property(anyMovements, anyTimes, (movements, [from, middle, to]) => {
        if (from === undefined || middle === undefined || to === undefined) return;
        const zoneOf = ({ zone }: { readonly zone: string }): string => zone;
        const whole = accountsBy(movements, zoneOf, from, to);
        for (const { opening, in: came, out, adjustments, closing } of whole.values()) {
          expect(opening + came - out + adjustments).toBe(closing);
        }
        const first = accountsBy(movements, zoneOf, from, middle);
        const closings = new Map([...first].map(([key, { closing }]) => [key, closing]));
        const rest = movements.filter(({ at }) => at >= middle);
        const second = accountsBy(rest, zoneOf, middle, to, closings);
        for (const [key, account] of whole) {
          expect(second.get(key)?.opening).toBe(closings.get(key));
          expect(second.get(key)?.closing).toBe(account.closing);
        }
        expect(sumOfAccounts(whole.values())).toEqual(accountOf(movements, from, to));
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
