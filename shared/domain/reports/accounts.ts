import type { Instant } from '../../kernel/instant.ts';
import { sumsOf } from '../../kernel/sums.ts';

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
export function accountOf(movements: Iterable<Movement>, from: Instant, to: Instant, opening = 0): Account {
  const tally = { opening, in: 0, out: 0, adjustments: 0 };
  for (const movement of movements) count(tally, movement, from, to);
  return closed(tally);
}

/** The accounts of [from, to) by key, of every key that has a movement. */
export function accountsBy<Item extends Movement, Key>(
  movements: Iterable<Item>,
  keyOf: (movement: Item) => Key,
  from: Instant,
  to: Instant,
): ReadonlyMap<Key, Account> {
  const tallies = new Map<Key, Tally>();
  for (const movement of movements) {
    const key = keyOf(movement);
    let tally = tallies.get(key);
    if (tally === undefined) tallies.set(key, (tally = { opening: 0, in: 0, out: 0, adjustments: 0 }));
    count(tally, movement, from, to);
  }
  return new Map([...tallies].map(([key, tally]) => [key, closed(tally)]));
}

/** Accounts of groups that share nothing, as one. */
export function sumOfAccounts(accounts: readonly Account[]): Account {
  return sumsOf(accounts, ['opening', 'in', 'out', 'adjustments', 'closing']);
}

type Tally = { -readonly [Field in Exclude<keyof Account, 'closing'>]: number };

function count(tally: Tally, { at, kind }: Movement, from: Instant, to: Instant): void {
  if (at >= to) return;
  const sign = kind === 'in' || kind === 'adjust-in' ? 1 : -1;
  if (at < from) tally.opening += sign;
  else if (kind === 'in' || kind === 'out') tally[kind] += 1;
  else tally.adjustments += sign;
}

function closed(tally: Tally): Account {
  return { ...tally, closing: tally.opening + tally.in - tally.out + tally.adjustments };
}

/** The accounts from each edge to the next, edges going upwards: each opens with what the one before closed with. */
export function accountsBetween(movements: readonly Movement[], edges: readonly Instant[]): readonly Account[] {
  const parts = edges.slice(1).map((): Movement[] => []);
  const before: Movement[] = [];
  for (const movement of movements) (parts[partOf(edges, movement.at)] ?? before).push(movement);
  const [first, ...others] = parts;
  const from = edges[0];
  const to = edges[1];
  if (first === undefined || from === undefined || to === undefined) return [];
  const accounts = [accountOf([...before.filter(({ at }) => at < from), ...first], from, to)];
  others.forEach((part, index) => {
    const opening = accounts[index]?.closing ?? 0;
    accounts.push(accountOf(part, edges[index + 1] ?? to, edges[index + 2] ?? to, opening));
  });
  return accounts;
}

/** Which part between two edges an instant lies in; -1 before the first edge, the number of parts after the last. */
export function partOf(edges: readonly Instant[], at: Instant): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? at) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
