import type { Instant } from '../../kernel/instant.ts';
import { fold } from '../../kernel/text.ts';
import type { Reservation, Visit } from '../records.ts';

/** What the rules need to know of a wish. */
export type Wish = Pick<Reservation, 'visitId' | 'carrier' | 'fromAt' | 'untilAt'>;

/** Whose a wish is. */
export type Wisher = Pick<Wish, 'visitId' | 'carrier'>;

/** Whether a wish counts at this moment: it has begun and is not over (SL22). */
export function isWishActive(wish: Pick<Wish, 'fromAt' | 'untilAt'>, now: Instant): boolean {
  return wish.fromAt <= now && (wish.untilAt === null || wish.untilAt > now);
}

/** The wish that a slot is kept for: of those that count now the oldest (SL22). `wishes` come oldest first. */
export function rulingWishOf<Each extends Wish>(wishes: readonly Each[], now: Instant): Each | null {
  return wishes.find((wish) => isWishActive(wish, now)) ?? null;
}

/** Whether two wishes are of the same visit, or of the same firm however it is spelt. */
export function isSameWisher(a: Wisher, b: Wisher): boolean {
  if (a.visitId !== null || b.visitId !== null) return a.visitId === b.visitId;
  return isSameFirm(a.carrier, b.carrier);
}

/** Whether a wish is this truck's: its own, or that of its firm (SL23). */
export function isWishOf(wish: Wisher, visit: Pick<Visit, 'id' | 'carrier'>): boolean {
  return wish.visitId === null ? isSameFirm(wish.carrier, visit.carrier) : wish.visitId === visit.id;
}

/** The wishes of others that overlap with this one in time (SL22). */
export function competingOf<Each extends Wish>(wish: Wish, others: readonly Each[]): readonly Each[] {
  return others.filter((other) => !isSameWisher(other, wish) && startsBefore(wish, other) && startsBefore(other, wish));
}

function startsBefore(one: Wish, other: Wish): boolean {
  return other.untilAt === null || one.fromAt < other.untilAt;
}

/** Whether two firms are one, however it is spelt; a truck without a firm is of none. */
export function isSameFirm(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && fold(a) === fold(b);
}

/** Why a wish cannot be for this time. */
export type WishTimesRefusal = { readonly code: 'reservation.times' };

/** The times of a wish: from now on at the earliest; its end lies ahead; null where it cannot be so. */
export function wishTimesOf(
  asked: { readonly from?: Instant | undefined; readonly until?: Instant | null | undefined },
  now: Instant,
): Pick<Wish, 'fromAt' | 'untilAt'> | WishTimesRefusal {
  const fromAt = Math.max(asked.from ?? now, now) as Instant;
  const untilAt = asked.until ?? null;
  return untilAt !== null && untilAt <= fromAt ? { code: 'reservation.times' } : { fromAt, untilAt };
}
