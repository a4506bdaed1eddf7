import type { SlotId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { decideMove } from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import type { Override } from '../../../shared/domain/slots/types.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { placeVisit } from '../steps/place.ts';
import { settleMovesAt } from '../steps/moves.ts';
import { onWire, surroundingsOf } from '../steps/taking.ts';

/** Puts a truck where its order says, by the rules of any placing (MV3). One that stands there already is there. */
export function takeSlotAsOrdered(
  context: Context,
  visit: Visit,
  slotId: SlotId,
  override: Override | null,
): Result<null, Refusal> {
  const slot = context.stores.slots.slot(slotId);
  if (slot === null || slot.removedAt !== null) return refuse({ code: 'move.no-place' });
  const placing = placingVisitOf(visit);
  // A piece that stands there apart is not the truck.
  if (slot.visitId === visit.id && placing.slotIds.includes(slotId)) {
    settleMovesAt(context, visit.id, [slotId], slot.zoneId);
    return ok(null);
  }
  const from = visit.slotId === null ? null : context.stores.slots.slot(visit.slotId);
  const decided = decideMove(from, slot, placing, override, surroundingsOf(context, { slot, also: [] }, placing));
  if (!decided.ok) return refuse(onWire(decided.refusal));
  if (override !== null) context.because(override.reason);
  placeVisit(context, visit, { slot, overrideReason: decided.value.assigned.reason }, context.now);
  return ok(null);
}
