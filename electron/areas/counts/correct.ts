import type { SlotId } from '../../../shared/kernel/ids.ts';
import { openHoldsOf } from '../../../shared/domain/gate/decide.ts';
import type { Place, SlotRecord } from '../../../shared/domain/records.ts';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';
import { misfitsOf } from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import type { Difference } from '../../../shared/domain/slots/stock-take.ts';
import type { Context } from '../../engine/handler.ts';
import { clearSlotAlarms, raiseAlarm } from '../steps/alarms.ts';
import { debtWarningsOf } from '../steps/charges.ts';
import { departVisit } from '../steps/depart.ts';
import { freeSlots } from '../steps/occupancy.ts';
import { placeVisit, pseudoTarget, type Target } from '../steps/place.ts';
import { placePiece } from './piece.ts';

/** A difference and what is done about it. */
export type Settled = { readonly difference: Difference; readonly correction: Correction; readonly reason: string };

/** Puts the record right: all that is wrong leaves its slots, then each takes the place where it was seen (KB8). */
export function correct(context: Context, settled: readonly Settled[]): void {
  for (const { difference, correction } of settled)
    if (difference.visitId !== null && correction !== 'record-right')
      freeSlots(context, difference.visitId, difference.pieceId, context.now);
  for (const one of settled) apply(context, one);
}

function apply(context: Context, { difference, correction, reason }: Settled): void {
  const { key, kind, slotId, visitId, pieceId, seen, seenAt } = difference;
  switch (correction) {
    case 'record-right':
      return;
    case 'mark-unknown':
      markUnknown(context, difference);
      return;
    case 'left-unrecorded':
      if (visitId === null) clearMark(context, slotOf(context, slotId));
      else leave(context, visitId);
      return;
    case 'place':
    case 'place-unknown': {
      if (visitId === null) throw new Error(`${key} (${kind}) names no truck`);
      const isSeen = correction === 'place';
      const slot = isSeen && slotId !== null ? slotOf(context, slotId) : null;
      if (pieceId !== null) {
        placePiece(context, pieceId, slot, isSeen && seen !== null ? seen : 'unknown', seenAt);
        return;
      }
      const visit = context.stores.records.require('visit', visitId);
      const target = isSeen ? targetOf(difference, slot, seen) : pseudoTarget(context, 'unknown');
      const isFitting = slot === null || misfitsOf(slot, placingVisitOf(visit)).length === 0;
      const overridden = 'slot' in target && !isFitting ? { ...target, overrideReason: reason } : target;
      const adjusted = { ...overridden, isAdjustment: true };
      const at = isSeen ? seenAt : visit.seenAt;
      placeVisit(context, visit, adjusted, context.now, 'visit.placed', { seenAt: at });
    }
  }
}

function targetOf({ key, zoneId }: Difference, slot: SlotRecord | null, seen: Place | null): Target {
  if (slot !== null) return { slot, overrideReason: null };
  if (zoneId === null || seen === null) throw new Error(`${key} was seen nowhere`);
  return { zoneId, place: seen };
}

/** A truck found gone: a coordinator is here, so nobody is asked to confirm it (GA1). Under a hold it is an alarm (GA4). */
function leave(context: Context, visitId: NonNullable<Difference['visitId']>): void {
  const visit = context.stores.records.require('visit', visitId);
  const isHeld = openHoldsOf(visit).length > 0;
  departVisit(context, visit, {
    departure: isHeld ? 'left-under-hold' : 'left-unrecorded',
    at: context.now,
    staying: new Set(),
    isToConfirm: false,
    gate: null,
    warnings: debtWarningsOf(context, visit, context.now),
  });
  if (isHeld) raiseAlarm(context, 'left-under-hold', visit.id);
}

/** A slot as the corrections so far leave it. */
function slotOf(context: Context, slotId: SlotId | null): SlotRecord {
  if (slotId === null) throw new Error('a correction without its slot');
  return context.log.latest('slot', context.stores.records.require('slot', slotId));
}

function markUnknown(context: Context, { slotId, zoneId, plate, seenAt }: Difference): void {
  if (slotId === null) {
    const zone = zoneId === null ? null : context.stores.records.require('zone', zoneId);
    raiseAlarm(context, 'unknown-truck', null, { zoneId, details: { slot: zone?.code ?? null, plate } });
    return;
  }
  const slot = clearMark(context, slotOf(context, slotId));
  const set = { unknownAt: seenAt ?? context.now, unknownPlate: plate };
  context.log.update('slot.unknown-reported', 'slot', slot, set);
  raiseAlarm(context, 'unknown-truck', null, { slotId, details: { slot: slot.code, plate } });
}

/** No unknown truck stands here any more, and nobody is asked to look for it. */
function clearMark(context: Context, slot: SlotRecord): SlotRecord {
  if (slot.unknownAt === null) return slot;
  clearSlotAlarms(context, 'unknown-truck', slot.id);
  return context.log.update('slot.unknown-cleared', 'slot', slot, { unknownAt: null, unknownPlate: null });
}
