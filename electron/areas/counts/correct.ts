import type { SlotId } from '../../../shared/kernel/ids.ts';
import { openHoldsOf } from '../../../shared/domain/gate/decide.ts';
import { createChangeLog, type YardEvent } from '../../../shared/domain/events.ts';
import type { Place, SlotRecord } from '../../../shared/domain/records.ts';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';
import { misfitsOf, statusAfterLeaving } from '../../../shared/domain/slots/decide.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import type { CountedUnit, Difference } from '../../../shared/domain/slots/stock-take.ts';
import type { Context } from '../../engine/handler.ts';
import { raiseAlarm } from '../steps/alarms.ts';
import { debtWarningsOf } from '../steps/charges.ts';
import { departVisit } from '../steps/depart.ts';
import { placeVisit, pseudoTarget, type Target } from '../steps/place.ts';
import { placePiece } from './piece.ts';

/** A difference and what is done about it. */
export type Settled = { readonly difference: Difference; readonly correction: Correction; readonly reason: string };

/** What ends where something stood: it comes first, so that two trucks may change places in one change (SL1). */
const LEAVING: ReadonlySet<YardEvent['type']> = new Set(['slot.vacated', 'occupancy.ended', 'standing.ended'] as const);

/** Puts the record right: all that is wrong leaves its place, then each takes the place where it was seen (KB8). */
export function correct(context: Context, settled: readonly Settled[], units: readonly CountedUnit[]): void {
  const log = createChangeLog();
  const inner: Context = { ...context, log };
  const moved = new Set(settled.filter(({ correction }) => correction !== 'record-right').map(keyOf));
  const freed = new Set(units.filter(({ key }) => moved.has(key)).flatMap(({ slotIds }) => slotIds));
  for (const one of settled) apply(inner, one, freed);
  const [leaving = [], others = []] = [true, false].map((isLeaving) =>
    log.events.filter(({ type }) => LEAVING.has(type) === isLeaving),
  );
  for (const event of [...leaving, ...others]) context.log.append(asAdjustment(event));
}

function keyOf({ difference }: Settled): string {
  return difference.key;
}

function apply(context: Context, { difference, correction, reason }: Settled, freed: ReadonlySet<SlotId>): void {
  const { key, kind, slotId, visitId, pieceId, seen, seenAt } = difference;
  switch (correction) {
    case 'record-right':
      return;
    case 'mark-unknown':
      markUnknown(context, difference, freed);
      return;
    case 'left-unrecorded':
      if (visitId === null) clearMark(context, slotOf(context, slotId, freed));
      else leave(context, visitId);
      return;
    case 'place':
    case 'place-unknown': {
      if (visitId === null) throw new Error(`${key} (${kind}) names no truck`);
      const isSeen = correction === 'place';
      const slot = isSeen && slotId !== null ? clearMark(context, slotOf(context, slotId, freed)) : null;
      if (pieceId !== null) {
        placePiece(context, pieceId, slot, isSeen && seen !== null ? seen : 'unknown', seenAt);
        return;
      }
      const visit = context.stores.records.require('visit', visitId);
      const target = isSeen ? targetOf(difference, slot, seen) : pseudoTarget(context, 'unknown');
      const isFitting = slot === null || misfitsOf(slot, placingVisitOf(visit)).length === 0;
      const overridden = 'slot' in target && !isFitting ? { ...target, overrideReason: reason } : target;
      placeVisit(context, visit, overridden, context.now, 'visit.placed', {
        seenAt: isSeen ? seenAt : visit.seenAt,
        alsoSlotIds: [],
      });
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

/** A slot as it is once all that is put right has left it. */
function slotOf(context: Context, slotId: SlotId | null, freed: ReadonlySet<SlotId>): SlotRecord {
  if (slotId === null) throw new Error('a correction without its slot');
  const slot = context.stores.records.require('slot', slotId);
  if (!freed.has(slotId) || slot.visitId === null) return slot;
  return { ...slot, visitId: null, occupiedAt: null, status: statusAfterLeaving(slot.status) };
}

function markUnknown(
  context: Context,
  { slotId, zoneId, plate, seenAt }: Difference,
  freed: ReadonlySet<SlotId>,
): void {
  if (slotId === null) {
    const zone = zoneId === null ? null : context.stores.records.require('zone', zoneId);
    raiseAlarm(context, 'unknown-truck', null, { zoneId, details: { slot: zone?.code ?? null, plate } });
    return;
  }
  const slot = clearMark(context, slotOf(context, slotId, freed));
  const set = { unknownAt: seenAt ?? context.now, unknownPlate: plate };
  context.log.update('slot.unknown-reported', 'slot', slot, set);
  raiseAlarm(context, 'unknown-truck', null, { slotId, details: { slot: slot.code, plate } });
}

/** No unknown truck stands here any more, and nobody is asked to look for it. */
function clearMark(context: Context, slot: SlotRecord): SlotRecord {
  if (slot.unknownAt === null) return slot;
  for (const alarm of context.stores.site.openAlarms())
    if (alarm.code === 'unknown-truck' && alarm.slotId === slot.id)
      context.log.update('alarm.cleared', 'alarm', alarm, { clearedAt: context.now, clearedBy: context.actor.user });
  return context.log.update('slot.unknown-cleared', 'slot', slot, { unknownAt: null, unknownPlate: null });
}

/** Nothing moved on the ground: what a correction begins is an adjustment of the accounts (KB9). */
function asAdjustment(event: YardEvent): YardEvent {
  const { type, change } = event;
  if (type !== 'standing.started' || change.set === null) return event;
  return { ...event, change: { ...change, set: { ...change.set, isAdjustment: true } } };
}
