import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { decideOccurredAt } from '../../../shared/domain/gate/decide.ts';
import {
  decideAssign,
  decideClose,
  decideMove,
  decideOpen,
  decideVacate,
} from '../../../shared/domain/slots/decide.ts';
import type { Override } from '../../../shared/domain/slots/types.ts';
import type { SlotRefusal } from '../../../shared/domain/slots/refusals.ts';
import type { SlotRecord, Visit } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { placeVisit, pseudoTarget, zonePlace } from '../steps/place.ts';
import { reserveSlot } from '../reservations/commands.ts';
import { saveLayout } from './layout.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';

type SlotCommand =
  | 'slot.assign'
  | 'slot.move'
  | 'slot.vacate'
  | 'slot.reserve'
  | 'slot.close'
  | 'slot.open'
  | 'piece.see'
  | 'layout.save';

export const slotCommands: Pick<Handlers, SlotCommand> = {
  'slot.assign'(input, context) {
    const found = standing(context, input);
    if (!found.ok) return found;
    const { visit, slot, at, isLate, override } = found.value;
    const decided = decideAssign(slot, placingVisitOf(visit), override);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    placeVisit(context, visit, { slot, overrideReason: decided.value.reason }, at, 'visit.placed', {}, late(isLate));
    return ok({ slotId: wireId('slot', slot.id) });
  },

  'slot.move'(input, context) {
    const found = standing(context, input);
    if (!found.ok) return found;
    const { visit, slot, at, isLate, override } = found.value;
    const from = visit.slotId === null ? null : context.stores.slots.slot(visit.slotId);
    const decided = decideMove(from, slot, placingVisitOf(visit), override);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    placeVisit(
      context,
      visit,
      { slot, overrideReason: decided.value.assigned.reason },
      at,
      'visit.placed',
      {},
      late(isLate),
    );
    return ok({ slotId: wireId('slot', slot.id) });
  },

  'slot.vacate'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const occurred = decideOccurredAt(input.occurredAt, context.now, {
      isCoordinator: isCoordinator(context.actor.roles),
      reason: input.reason,
    });
    if (!occurred.ok) return occurred;
    if (input.reason !== undefined) context.because(input.reason);
    const slot = visit.slotId === null ? null : context.stores.slots.slot(visit.slotId);
    const decided = decideVacate(slot, visit.id);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    const { at, isLate } = occurred.value;
    placeVisit(context, visit, pseudoTarget(context, 'unknown'), at, 'visit.placed', {}, late(isLate));
    return ok({});
  },

  'slot.reserve': reserveSlot,

  'slot.close'(input, context) {
    const slot = context.stores.slots.slot(input.slotId);
    if (slot === null) return refuse({ code: 'slot.unknown' });
    const decided = decideClose(slot, input.reason, input.isBroken === true);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    context.because(decided.value.reason);
    const set = { status: decided.value.status, statusReason: decided.value.reason };
    context.log.update('slot.closed', 'slot', slot, set, slot.visitId);
    return ok({});
  },

  'slot.open'(input, context) {
    const slot = context.stores.slots.slot(input.slotId);
    if (slot === null) return refuse({ code: 'slot.unknown' });
    const decided = decideOpen(slot);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    context.log.update('slot.opened', 'slot', slot, { status: 'open', statusReason: null }, slot.visitId);
    return ok({});
  },

  'piece.see'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const zone = context.stores.slots.zoneByCode(input.zone ?? '');
    if (zone === null) return refuse({ code: 'zone.unknown', zone: input.zone ?? '' });
    const isPseudo = zone.kind === 'gate-lane' || zone.kind === 'processing' || zone.kind === 'unknown';
    const place = isPseudo ? zone.kind : zonePlace(zone.id);
    placeVisit(context, found.value, { zoneId: zone.id, place }, context.now);
    return ok({});
  },

  'layout.save': saveLayout,
};

type Standing = {
  readonly visit: Visit;
  readonly slot: SlotRecord;
  readonly at: Instant;
  readonly isLate: boolean;
  readonly override: Override | null;
};

/** What assigning and moving both need. */
function standing(
  context: Context,
  input: ParsedInput<'slot.assign'> | ParsedInput<'slot.move'>,
): Result<Standing, Refusal> {
  const found = requireVisitInYard(context, input.visitId);
  if (!found.ok) return found;
  const slot = context.stores.slots.slot(input.slotId);
  if (slot === null) return refuse({ code: 'slot.unknown' });
  const occurred = decideOccurredAt(input.occurredAt, context.now, {
    isCoordinator: isCoordinator(context.actor.roles),
    reason: input.reason ?? input.override?.reason,
  });
  if (!occurred.ok) return occurred;
  const override =
    input.override === undefined
      ? null
      : { reason: input.override.reason, isCoordinator: isCoordinator(context.actor.roles) };
  const reason = [input.override?.reason, input.reason].filter((text) => text !== undefined).join('; ');
  if (reason !== '') context.because(reason);
  return ok({ visit: found.value, slot, ...occurred.value, override });
}

/** What an event says of a late entry: only that it is one. */
function late(isLate: boolean): { readonly isLate: true } | undefined {
  return isLate ? { isLate } : undefined;
}

/** A refusal of the slot rules with its ids as other programs see them. */
function onWire(refusal: SlotRefusal): Refusal {
  if (refusal.code === 'slot.occupied') return { ...refusal, visitId: wireId('visit', refusal.visitId) };
  if (refusal.code === 'slot.already-there') return { ...refusal, slotId: wireId('slot', refusal.slotId) };
  if (refusal.code === 'slot.visit-elsewhere')
    return { ...refusal, slotIds: refusal.slotIds.map((slotId) => wireId('slot', slotId)) };
  return refusal;
}
