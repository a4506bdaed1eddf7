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
