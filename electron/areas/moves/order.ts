import { wireId, type SlotId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { canTakeAnyone, misfitsOf } from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import type { SlotRecord, Visit } from '../../../shared/domain/records.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import type { MoveOrder } from '../steps/moves.ts';

type Input = ParsedInput<'move.order'>;

/** An order that may be given: of which truck, and what it says. */
export type GoodOrder = { readonly visit: Visit; readonly order: MoveOrder };

/**
 * Whether a truck may be ordered somewhere (MV1). `leaving` are trucks that were ordered away in the same batch: their
 * slots are free when it comes to it.
 */
export function decideOrder(
  context: Context,
  input: Input,
  leaving: ReadonlySet<VisitId> = new Set(),
): Result<GoodOrder, Refusal> {
  const found = requireVisitInYard(context, input.visitId);
  if (!found.ok) return found;
  const tractor = input.tractorVisitId ?? null;
  if (tractor !== null) {
    const pulling = requireVisitInYard(context, tractor);
    if (!pulling.ok) return pulling;
  }
  const target = targetOf(context, input, found.value, leaving);
  if (!target.ok) return target;
  const isUrgent = input.isUrgent ?? input.priority === 1;
  return ok({
    visit: found.value,
    order: {
      ...target.value,
      why: input.why ?? 'other',
      isUrgent,
      priority: input.priority ?? (isUrgent ? 1 : 2),
      note: input.note ?? '',
      assignedTo: input.assignedTo ?? null,
      tractorVisitId: tractor,
      closingId: input.closingId ?? null,
    },
  });
}

type Target = Pick<MoveOrder, 'target' | 'toSlotId' | 'toZoneId'>;

function targetOf(
  context: Context,
  input: Input,
  visit: Visit,
  leaving: ReadonlySet<VisitId>,
): Result<Target, Refusal> {
  if (input.toSlotId !== undefined) {
    const slot = slotFor(context, input.toSlotId, visit, leaving);
    return slot.ok ? ok({ target: input.target ?? slot.value.code, toSlotId: slot.value.id }) : slot;
  }
  if (input.toZone === undefined) return ok({ target: input.target ?? '' });
  const zone = context.stores.slots.zoneByCode(input.toZone);
  if (zone === null) return refuse({ code: 'zone.unknown', zone: input.toZone });
  return ok({ target: input.target ?? zone.code, toZoneId: zone.id });
}

function slotFor(
  context: Context,
  slotId: SlotId,
  visit: Visit,
  leaving: ReadonlySet<VisitId>,
): Result<SlotRecord, Refusal> {
  const slot = context.stores.slots.slot(slotId);
  if (slot === null || slot.removedAt !== null) return refuse({ code: 'slot.unknown' });
  if (slot.visitId === visit.id) return refuse({ code: 'slot.already-there', slotId: wireId('slot', slot.id) });
  const blocked = canTakeAnyone(slot);
  if (blocked?.code === 'slot.occupied') {
    if (!leaving.has(blocked.visitId) && !isOrderedAway(context, blocked.visitId, slot.id))
      return refuse({ ...blocked, visitId: wireId('visit', blocked.visitId) });
  } else if (blocked !== null) return refuse(blocked as Refusal);
  const [misfit] = misfitsOf(slot, placingVisitOf(visit));
  return misfit === undefined ? ok(slot) : refuse(misfit);
}

function isOrderedAway(context: Context, visitId: VisitId, from: SlotId): boolean {
  return context.stores.moves.openOf(visitId).some(({ toSlotId, toZoneId }) => {
    return (toSlotId !== null && toSlotId !== from) || toZoneId !== null;
  });
}
