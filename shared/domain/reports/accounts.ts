import type { Instant } from '../../kernel/instant.ts';

/** What changes how many there are. The adjusting kinds are corrections of the record, not of the ground. */
export const MOVEMENT_KINDS = ['in', 'out', 'adjust-in', 'adjust-out'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** One truck, person or bed more or fewer in a group. A move between two groups is two movements. */
export type Movement = { readonly at: Instant; readonly kind: MovementKind };

/** opening + in − out + adjustments = closing (AC1). */
export type Account = {
  readonly opening: number;
  readonly in: number;
  readonly out: number;
  /** Net; may be negative. */
  readonly adjustments: number;
  readonly closing: number;
};

/** The account of [from, to): movements before it are the opening, on top of `opening`; later ones do not count. */
export function accountOf(movements: readonly Movement[], from: Instant, to: Instant, opening = 0): Account {
  let start = opening;
  let came = 0;
  let left = 0;
  let adjustments = 0;
  for (const { at, kind } of movements) {
    if (at >= to) continue;
    const sign = kind === 'in' || kind === 'adjust-in' ? 1 : -1;
    if (at < from) start += sign;
    else if (kind === 'in') came += 1;
    else if (kind === 'out') left += 1;
    else adjustments += sign;
  }
  return { opening: start, in: came, out: left, adjustments, closing: start + came - left + adjustments };
}

/**
 * One account per group, such as a direction, crossing, zone or class. `openings` is the closing of the day before,
 * when `movements` starts there; a group that only has an opening still gets its account.
 */
export function accountsBy<Item extends Movement, Key>(
  movements: readonly Item[],
  keyOf: (movement: Item) => Key | null,
  from: Instant,
  to: Instant,
  openings: ReadonlyMap<Key, number> = new Map(),
): ReadonlyMap<Key, Account> {
  const groups = new Map<Key, Item[]>();
  for (const key of openings.keys()) groups.set(key, []);
  for (const movement of movements) {
    const key = keyOf(movement);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [movement]);
    else group.push(movement);
  }
  const accounts = new Map<Key, Account>();
  for (const [key, group] of groups) accounts.set(key, accountOf(group, from, to, openings.get(key) ?? 0));
  return accounts;
}

/** Adds accounts up: zones to the site, for instance. */
export function sumOfAccounts(accounts: Iterable<Account>): Account {
  const sum = { opening: 0, in: 0, out: 0, adjustments: 0, closing: 0 };
  for (const account of accounts) {
    sum.opening += account.opening;
    sum.in += account.in;
    sum.out += account.out;
    sum.adjustments += account.adjustments;
    sum.closing += account.closing;
  }
  return sum;
}

/** A group whose account does not end with what stands there. */
export type Imbalance<Key> = { readonly key: Key; readonly closing: number; readonly standing: number };

/** Where accounts and an independent count disagree; empty when all balance (AC1). */
export function imbalancesOf<Key>(
  accounts: ReadonlyMap<Key, Account>,
  standing: ReadonlyMap<Key, number>,
): readonly Imbalance<Key>[] {
  const keys = new Set([...accounts.keys(), ...standing.keys()]);
  return [...keys]
    .map((key) => ({ key, closing: accounts.get(key)?.closing ?? 0, standing: standing.get(key) ?? 0 }))
    .filter(({ closing, standing: found }) => closing !== found);
}
