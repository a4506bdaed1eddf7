import type { SlotId } from '../../../shared/kernel/ids.ts';
import { decideClose } from '../../../shared/domain/slots/decide.ts';
import { slotsAfter } from '../../../shared/domain/closings/closing.ts';
import type { Closing, SlotRecord } from '../../../shared/domain/records.ts';
import type { Context } from '../../engine/handler.ts';

/**
 * Takes the slots of a closing out of use (CL2). From now on it holds those that it closed, and those that another
 * closing under way holds as well.
 */
export function beginClosing(context: Context, closing: Closing): void {
  const others = context.stores.closings.open().filter(({ id, begunAt }) => id !== closing.id && begunAt !== null);
  const held: SlotId[] = [];
  for (const slot of slotsOf(context, closing)) {
    const decided = decideClose(slot, closing.reason, closing.isBroken);
    if (decided.ok) {
      const set = { status: decided.value.status, statusReason: decided.value.reason };
      context.log.update('slot.closed', 'slot', slot, set, slot.visitId);
    }
    if (decided.ok || others.some(({ slotIds }) => slotIds.includes(slot.id))) held.push(slot.id);
  }
  context.log.update('closing.begun', 'closing', closing, { begunAt: context.now, slotIds: held });
}

/** Ends a closing, and opens what it had closed (CL3). */
export function endClosing(context: Context, closing: Closing, endedHow: 'over' | 'cancelled'): void {
  if (closing.begunAt !== null) {
    const { opened, takenOver } = slotsAfter(closing, slotsOf(context, closing), context.stores.closings.open());
    for (const slot of opened)
      context.log.update('slot.opened', 'slot', slot, { status: 'open', statusReason: null }, slot.visitId);
    for (const slot of slotsOf(context, closing)) {
      const other = takenOver.get(slot.id);
      if (other === undefined) continue;
      // What is not broken any more is closed as the other one asks.
      const standing = slot.visitId === null ? 'closed' : 'closing';
      const set = { status: other.isBroken ? 'out-of-service' : standing, statusReason: other.reason } as const;
      context.log.update('slot.closed', 'slot', slot, set, slot.visitId);
    }
  }
  context.log.update('closing.ended', 'closing', closing, { endedAt: context.now, endedHow });
}

/** The slots of a closing that are still on the plan. */
export function slotsOf({ stores }: Pick<Context, 'stores'>, closing: Closing): readonly SlotRecord[] {
  return closing.slotIds.flatMap((slotId) => {
    const slot = stores.slots.slot(slotId);
    return slot === null || slot.removedAt !== null ? [] : [slot];
  });
}
