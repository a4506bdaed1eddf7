import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import {
  decideAssign,
  decideClose,
  decideMove,
  decideOpen,
  decideVacate,
} from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import type { Override } from '../../../shared/domain/slots/types.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { reserveSlot } from '../reservations/commands.ts';
import { entryOf } from '../steps/entry.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { placeVisit, pseudoTarget } from '../steps/place.ts';
import { onWire, requireSlots, surroundingsOf, type SlotsAsked } from '../steps/taking.ts';
import { saveLayout } from './layout.ts';
import { seePiece } from './see.ts';

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
    const { visit, asked, override } = found.value;
    const placing = placingVisitOf(visit);
    const decided = decideAssign(asked.slot, placing, override, surroundingsOf(context, asked, placing));
    if (!decided.ok) return refuse(onWire(decided.refusal));
    put(context, found.value, decided.value.reason);
    return ok({ slotId: wireId('slot', asked.slot.id) });
  },

  'slot.move'(input, context) {
    const found = standing(context, input);
    if (!found.ok) return found;
    const { visit, asked, override } = found.value;
    const placing = placingVisitOf(visit);
    const from = visit.slotId === null ? null : context.stores.slots.slot(visit.slotId);
    const decided = decideMove(from, asked.slot, placing, override, surroundingsOf(context, asked, placing));
    if (!decided.ok) return refuse(onWire(decided.refusal));
    put(context, found.value, decided.value.assigned.reason);
    return ok({ slotId: wireId('slot', asked.slot.id) });
  },

  'slot.vacate'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const entry = entryOf(context, input);
    if (!entry.ok) return entry;
    const slot = visit.slotId === null ? null : context.stores.slots.slot(visit.slotId);
    const decided = decideVacate(slot, visit.id);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    const { at, isLate } = entry.value;
    placeVisit(context, visit, pseudoTarget(context, 'unknown'), at, 'visit.placed', {}, late(isLate));
    return ok({});
  },

  'slot.reserve': reserveSlot,

  'slot.close'(input, context) {
    const slot = context.stores.slots.slot(input.slotId);
    if (slot?.removedAt !== null) return refuse({ code: 'slot.unknown' });
    const decided = decideClose(slot, input.reason, input.isBroken === true);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    context.because(decided.value.reason);
    const set = { status: decided.value.status, statusReason: decided.value.reason };
    context.log.update('slot.closed', 'slot', slot, set, slot.visitId);
    return ok({});
  },

  'slot.open'(input, context) {
    const slot = context.stores.slots.slot(input.slotId);
    if (slot?.removedAt !== null) return refuse({ code: 'slot.unknown' });
    const decided = decideOpen(slot);
    if (!decided.ok) return refuse(onWire(decided.refusal));
    context.log.update('slot.opened', 'slot', slot, { status: 'open', statusReason: null }, slot.visitId);
    return ok({});
  },

  'piece.see': seePiece,

  'layout.save': saveLayout,
};

type Standing = {
  readonly visit: Visit;
  readonly asked: SlotsAsked;
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
  const asked = requireSlots(context, input);
  if (!asked.ok) return asked;
  const entry = entryOf(context, input, input.override?.reason);
  if (!entry.ok) return entry;
  const override =
    input.override === undefined
      ? null
      : { reason: input.override.reason, isCoordinator: isCoordinator(context.actor.roles) };
  return ok({ visit: found.value, asked: asked.value, ...entry.value, override });
}

/** Puts a visit into the slots that it asked for. */
function put(context: Context, { visit, asked, at, isLate }: Standing, overrideReason: string | null): void {
  placeVisit(context, visit, { ...asked, overrideReason }, at, 'visit.placed', {}, late(isLate));
}

/** What an event says of a late entry: only that it is one. */
function late(isLate: boolean): { readonly isLate: true } | undefined {
  return isLate ? { isLate } : undefined;
}
