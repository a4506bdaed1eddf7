import type { SlotId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Closing, SlotRecord } from '../records.ts';

/** What is due of a closing now, or null. Rule CL2. */
export function dueOf(closing: Closing, now: Instant): 'begin' | 'end' | null {
  if (closing.endedAt !== null) return null;
  if (closing.untilAt !== null && closing.untilAt <= now) return 'end';
  return closing.begunAt === null && closing.fromAt <= now ? 'begin' : null;
}

/** Whether somebody may order a closing of these times: it ends after it begins, and not in the past. Rule CL1. */
export function areTimesGood(fromAt: Instant, untilAt: Instant | null, now: Instant): boolean {
  return untilAt === null || (untilAt > fromAt && untilAt > now);
}

/**
 * What becomes of the slots of a closing that ends: those that it had closed are opened again, unless somebody has
 * closed them for another reason since, or another closing under way takes them over. Rule CL3.
 */
export function slotsAfter(
  closing: Closing,
  slots: readonly SlotRecord[],
  others: readonly Closing[],
): { readonly opened: readonly SlotRecord[]; readonly takenOver: ReadonlyMap<SlotId, Closing> } {
  const opened: SlotRecord[] = [];
  const takenOver = new Map<SlotId, Closing>();
  for (const slot of slots) {
    if (slot.status === 'open' || slot.statusReason !== closing.reason) continue;
    const other = others.find(
      (one) => one.id !== closing.id && one.begunAt !== null && one.endedAt === null && one.slotIds.includes(slot.id),
    );
    if (other === undefined) opened.push(slot);
    else takenOver.set(slot.id, other);
  }
  return { opened, takenOver };
}
