import type { MoveId, SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { Move, Reservation, SlotRecord, Visit } from '../../../shared/domain/records.ts';
import {
  isSameWisher,
  isWishActive,
  isWishOf,
  rulingWishOf,
  type Wisher,
} from '../../../shared/domain/slots/wishes.ts';
import type { Context } from '../../engine/handler.ts';

/** Whose wish, for when, and what it is for. */
export type WishAsked = {
  readonly visitId?: VisitId | null;
  readonly carrier?: string | null;
  readonly fromAt?: Instant;
  readonly untilAt?: Instant | null;
  readonly note?: string;
  /** The move order that keeps it: the wish is one of its own, whatever else is wished here. */
  readonly moveId?: MoveId | null;
};

type HowEnded = NonNullable<Reservation['endedHow']>;

/** Wishes a slot. Who wishes it already has one wish with the new times; a move order's is always one of its own. */
export function wishSlot(context: Context, asked: WishAsked & { readonly slotId: SlotId }): Reservation {
  const { visitId = null, carrier = null, moveId = null } = asked;
  keepUnrecorded(context, slotNow(context, asked.slotId));
  const same = wishesFor(context, asked.slotId).find(
    (wish) => wish.moveId === null && isSameWisher(wish, { visitId, carrier }),
  );
  const wish =
    moveId === null && same !== undefined
      ? context.log.update('reservation.made', 'reservation', same, timesOf(context, asked), visitId)
      : makeWish(context, { ...asked, zoneId: null, count: 1 });
  showRuling(context, asked.slotId, 'reservation.made');
  return wish;
}

/** Wishes so many places of a zone. */
export function wishPlaces(
  context: Context,
  asked: WishAsked & { readonly zoneId: ZoneId; readonly count: number },
): Reservation {
  return makeWish(context, { ...asked, slotId: null });
}

/** Ends a wish; the next one of its slot rules. One that is over stays as it ended. */
export function endWish(context: Context, reservation: Reservation, how: HowEnded): void {
  const wish = context.log.latest('reservation', reservation);
  if (wish.endedAt !== null) return;
  const ended = { endedAt: context.now, endedHow: how };
  context.log.update('reservation.ended', 'reservation', wish, ended, wish.visitId);
  if (wish.slotId !== null) showRuling(context, wish.slotId, 'reservation.ended');
}

/** Lets every wish for a slot go. */
export function endWishesFor(context: Context, slotId: SlotId, how: HowEnded): void {
  const slot = slotNow(context, slotId);
  if (isUnrecorded(context, slot)) clearShown(context, slot);
  for (const wish of wishesFor(context, slotId)) endWish(context, wish, how);
}

/** Ends the wishes of a visit that leaves for good or does not come. */
export function endWishesOf(context: Context, visitId: VisitId): void {
  endOthersOf(context, visitId, () => false);
}

/**
 * A truck takes slots: its wishes and its firm's for them are used, those of others that count now are overtaken, and
 * what it wished elsewhere is over (SL23). A wish for later stays. A piece that stands apart leaves its truck's wishes be.
 */
export function takeWishes(context: Context, visit: Visit, slots: readonly SlotRecord[], isPiece = false): void {
  let isUsed = false;
  for (const { id } of slots) {
    const slot = slotNow(context, id);
    if (isUnrecorded(context, slot)) clearShown(context, slot);
    for (const wish of wishesFor(context, id)) {
      const isIts = isWishOf(wish, visit);
      if (!isIts && !isWishActive(wish, context.now)) continue;
      if (isIts && wish.visitId === null && !isWishActive(wish, context.now)) continue;
      endWish(context, wish, isIts ? 'used' : 'overtaken');
      isUsed ||= isIts;
    }
  }
  if (isPiece) return;
  endOthersOf(context, visit.id, (wish) => wish.zoneId !== null && slots.some(({ zoneId }) => zoneId === wish.zoneId));
  const [first] = slots;
  if (first !== undefined && !isUsed) useFirmPlace(context, visit, first.zoneId);
}

/** A truck stands in a zone: what it or its firm wished there is used (SL23). */
export function takeZoneWishes(context: Context, visit: Visit, zoneId: ZoneId): void {
  const own = wishesOf(context, visit.id).filter((wish) => wish.zoneId === zoneId);
  for (const wish of own) endWish(context, wish, 'used');
  if (own.length === 0) useFirmPlace(context, visit, zoneId);
}

/** Brings what a slot shows up to date: the wish that rules now. Always written, so that undoing keeps to the order. */
export function showRuling(
  context: Context,
  slotId: SlotId,
  because: 'reservation.made' | 'reservation.ended' = 'reservation.made',
): void {
  const slot = slotNow(context, slotId);
  if (isUnrecorded(context, slot)) return;
  const ruling = rulingWishOf(wishesFor(context, slotId), context.now);
  const set = {
    reservedFor: ruling?.visitId ?? null,
    reservedCarrier: ruling?.carrier ?? null,
    reservedAt: ruling?.madeAt ?? null,
  };
  const isSame = set.reservedFor === slot.reservedFor && set.reservedCarrier === slot.reservedCarrier;
  if (isSame) context.log.update(because, 'slot', slot, set);
  else if (ruling === null) context.log.update('slot.unreserved', 'slot', slot, set, slot.reservedFor);
  else context.log.update('slot.reserved', 'slot', slot, set, ruling.visitId);
}

/** Wishes for a slot that are not over, oldest first, as this command leaves them so far. */
export function wishesFor(context: Context, slotId: SlotId): readonly Reservation[] {
  return stillOpen(context, context.stores.reservations.ofSlot(slotId), (wish) => wish.slotId === slotId);
}

/** The wish that a move order keeps, if it is not over. */
export function wishOfMove(context: Context, move: Pick<Move, 'id' | 'visitId'>): Reservation | null {
  return wishesOf(context, move.visitId).find((wish) => wish.moveId === move.id) ?? null;
}

function wishesOf(context: Context, visitId: VisitId): readonly Reservation[] {
  return stillOpen(context, context.stores.reservations.ofVisit(visitId), (wish) => wish.visitId === visitId);
}

/** Those for places of a zone. */
export function placeWishesFor(context: Context, zoneId: ZoneId): readonly Reservation[] {
  return stillOpen(context, context.stores.reservations.ofZone(zoneId), (wish) => wish.zoneId === zoneId);
}

function stillOpen(
  context: Context,
  stored: readonly Reservation[],
  isMeant: (wish: Reservation) => boolean,
): readonly Reservation[] {
  const all = stored.map((wish) => context.log.latest('reservation', wish));
  return [...all, ...context.log.made('reservation').filter(isMeant)].filter(({ endedAt }) => endedAt === null);
}

function slotNow(context: Context, slotId: SlotId): SlotRecord {
  return context.log.latest('slot', context.stores.records.require('slot', slotId));
}

function timesOf(context: Context, asked: WishAsked): Pick<Reservation, 'fromAt' | 'untilAt' | 'note'> {
  const { fromAt = context.now, untilAt = null, note = '' } = asked;
  return { fromAt, untilAt, note };
}

function makeWish(context: Context, asked: WishAsked & Pick<Reservation, 'slotId' | 'zoneId' | 'count'>): Reservation {
  const { slotId, zoneId, count, visitId = null, carrier = null, moveId = null } = asked;
  const wish: Reservation = {
    id: context.newId('reservation'),
    slotId,
    zoneId,
    count,
    visitId,
    carrier,
    ...timesOf(context, asked),
    moveId,
    madeAt: context.now,
    madeBy: context.actor.user,
    endedAt: null,
    endedHow: null,
  };
  return context.log.insert('reservation.made', 'reservation', wish, visitId);
}

/** A slot may have been kept for a visit before wishes were records of their own. */
function isUnrecorded(context: Context, slot: SlotRecord): boolean {
  const { reservedFor } = slot;
  if (reservedFor === null) return false;
  const isHere = (wish: Wisher): boolean => wish.visitId === reservedFor;
  const made = context.log.made('reservation').filter(({ slotId }) => slotId === slot.id);
  return !context.stores.reservations.ofSlot(slot.id).some(isHere) && !made.some(isHere);
}

function keepUnrecorded(context: Context, slot: SlotRecord): void {
  if (!isUnrecorded(context, slot)) return;
  const fromAt = slot.reservedAt ?? context.now;
  makeWish(context, { slotId: slot.id, zoneId: null, count: 1, visitId: slot.reservedFor, fromAt });
}

function clearShown(context: Context, slot: SlotRecord): void {
  const set = { reservedFor: null, reservedCarrier: null, reservedAt: null };
  context.log.update('slot.unreserved', 'slot', slot, set, slot.reservedFor);
}

function endOthersOf(context: Context, visitId: VisitId, isUsed: (wish: Reservation) => boolean): void {
  for (const slot of context.stores.slots.reservedFor(visitId)) {
    const latest = context.log.latest('slot', slot);
    if (latest.reservedFor === visitId && isUnrecorded(context, latest)) clearShown(context, latest);
  }
  // What a move order keeps ends with the order.
  for (const wish of wishesOf(context, visitId))
    if (wish.moveId === null) endWish(context, wish, isUsed(wish) ? 'used' : 'cancelled');
}

/** One truck of a firm stands in a zone: of the places that the firm wished there, one fewer is to come. */
function useFirmPlace(context: Context, visit: Visit, zoneId: ZoneId): void {
  if (visit.carrier === null || visit.placeZoneId === zoneId) return;
  const wish = placeWishesFor(context, zoneId).find(
    (one) => one.visitId === null && isWishOf(one, visit) && isWishActive(one, context.now),
  );
  if (wish === undefined) return;
  if (wish.count <= 1) endWish(context, wish, 'used');
  else context.log.update('reservation.used', 'reservation', wish, { count: wish.count - 1 }, visit.id);
}
