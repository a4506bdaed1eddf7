import type { Instant } from '../../kernel/instant.ts';

/** What of a visit may be exchanged while it waits. */
export const SWAP_ROLES = ['tractor', 'driver', 'trailer', 'container', 'rigid', 'goods'] as const;
export type SwapRole = (typeof SWAP_ROLES)[number];

export type SwapFacts = {
  readonly role: SwapRole;
  readonly documentNo: string | null;
  /** A second person, not the one who records the swap, has confirmed it. */
  readonly isConfirmedBySecond: boolean;
};

/** Whether the place in the queue survives an exchange: it belongs to the load (QU6). */
export function placeAfterSwap(facts: SwapFacts): 'kept' | 'lost' {
  if (facts.role === 'tractor' || facts.role === 'driver') return 'kept';
  const hasDocument = facts.documentNo !== null && facts.documentNo.trim() !== '';
  return hasDocument && facts.isConfirmedBySecond ? 'kept' : 'lost';
}

/** Whether an exchange waits for the word of a second person: the load or what carries it is another, and it kept its place. */
export function needsSecondPerson({
  role,
  hasKeptPlace,
}: {
  readonly role: SwapRole;
  readonly hasKeptPlace: boolean;
}): boolean {
  return hasKeptPlace && role !== 'tractor' && role !== 'driver';
}

/** The time that places a truck in the queue of another crossing: its arrival when ordered, else now (QU7). */
export function orderAtAfterTransfer(orderAt: Instant, now: Instant, isOrdered: boolean): Instant {
  return isOrdered ? orderAt : now;
}
