import { wireId, type SlotId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { competingOf, wishTimesOf } from '../../../shared/domain/slots/wishes.ts';
import type { Reservation, SlotRecord } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireLiveVisit } from '../steps/lookup.ts';
import {
  endWish,
  endWishesFor,
  placeWishesFor,
  wishesFor,
  wishPlaces,
  wishSlot,
  type WishAsked,
} from '../steps/wishes.ts';

export const reservationCommands: Pick<Handlers, 'reservation.make' | 'reservation.cancel'> = {
  'reservation.make'(input, context) {
    const asked = askedOf(context, input);
    if (!asked.ok) return asked;
    if (input.zone !== undefined) {
      const zone = context.stores.slots.zoneByCode(input.zone);
      if (zone === null) return refuse({ code: 'zone.unknown', zone: input.zone });
      const others = placeWishesFor(context, zone.id);
      const wish = wishPlaces(context, { ...asked.value, zoneId: zone.id, count: input.count ?? 1 });
      return ok({ reservationIds: [onWire(wish)], competing: competingOf(wish, others).length });
    }
    const slots: SlotRecord[] = [];
    for (const slotId of new Set(input.slotIds)) {
      const slot = requireWishable(context, slotId);
      if (!slot.ok) return slot;
      slots.push(slot.value);
    }
    const made = slots.map((slot) => makeFor(context, slot.id, asked.value));
    return ok({
      reservationIds: made.map(({ wish }) => onWire(wish)),
      competing: made.reduce((sum, { competing }) => sum + competing, 0),
    });
  },

  'reservation.cancel'(input, context) {
    const wish = context.stores.records.get('reservation', input.reservationId);
    if (wish === null) return refuse({ code: 'reservation.unknown' });
    if (wish.endedAt !== null) return refuse({ code: 'reservation.over', how: wish.endedHow });
    if (input.reason !== undefined) context.because(input.reason);
    endWish(context, wish, 'cancelled');
    return ok({});
  },
};

/** Wishes one slot; with nobody to wish it for, every wish for it goes. */
export function reserveSlot(
  input: ParsedInput<'slot.reserve'>,
  context: Context,
): Result<CommandOutput<'slot.reserve'>, Refusal> {
  const slot = requireWishable(context, input.slotId);
  if (!slot.ok) return slot;
  if ((input.visitId ?? null) === null && (input.carrier ?? null) === null) {
    endWishesFor(context, slot.value.id, 'cancelled');
    return ok({ reservationId: null, competing: 0 });
  }
  const asked = askedOf(context, input);
  if (!asked.ok) return asked;
  const { wish, competing } = makeFor(context, slot.value.id, asked.value);
  return ok({ reservationId: onWire(wish), competing });
}

type WishInput = Pick<ParsedInput<'slot.reserve'>, 'carrier' | 'from' | 'until' | 'note'> & {
  readonly visitId?: VisitId | null | undefined;
};

/** For whom and when, as the command says it. */
function askedOf(context: Context, input: WishInput): Result<WishAsked, Refusal> {
  const visit = input.visitId === undefined || input.visitId === null ? null : requireLiveVisit(context, input.visitId);
  if (visit !== null && !visit.ok) return visit;
  const times = wishTimesOf(input, context.now);
  if ('code' in times) return refuse(times);
  const { carrier = null, note = '' } = input;
  return ok({ visitId: visit?.value.id ?? null, carrier, ...times, note });
}

/** A slot that a truck may be put in one day. */
function requireWishable(context: Context, slotId: SlotId): Result<SlotRecord, Refusal> {
  const slot = context.stores.slots.slot(slotId);
  if (slot?.removedAt !== null) return refuse({ code: 'slot.unknown' });
  return slot.isKeepClear ? refuse({ code: 'slot.keep-clear' }) : ok(slot);
}

function makeFor(
  context: Context,
  slotId: SlotId,
  asked: WishAsked,
): { readonly wish: Reservation; readonly competing: number } {
  const wish = wishSlot(context, { ...asked, slotId });
  const others = wishesFor(context, slotId).filter(({ id }) => id !== wish.id);
  return { wish, competing: competingOf(wish, others).length };
}

function onWire(wish: Reservation): CommandOutput<'reservation.make'>['reservationIds'][number] {
  return wireId('reservation', wish.id);
}
