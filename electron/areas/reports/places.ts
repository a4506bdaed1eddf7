import type { SlotId, ZoneId } from '../../../shared/kernel/ids.ts';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { RowChange } from '../../../shared/domain/events.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { SOON_MS, type SlotRow, type ZoneRow } from './annex-store.ts';
import { isThere, type Presence, type Yard } from './presence.ts';

/** Places as they were at an instant: how many there were to be had, and how many were taken. */
export type PlacesThen = {
  readonly places: number;
  readonly used: number;
  readonly byZone: ReadonlyMap<ZoneId, number>;
};

/**
 * Places just before an instant (RP3): slots that something stood on, and trucks beside the slots, of the slots that
 * were on the plan and in use, or what a zone bears where none is drawn.
 */
export function placesThen(context: QueryContext, stay: Presence, yard: Yard, end: Instant): PlacesThen {
  const taken = context.stores.annexes.takenSlots(end, longStanding(context, stay, yard, end));
  const { slots, zones } = groundThen(context, end);
  const drawn = Map.groupBy(slots, ({ zoneId }) => zoneId);
  const byZone = new Map<ZoneId, number>();
  for (const { id, capacity } of zones) {
    const own = drawn.get(id);
    byZone.set(id, own === undefined ? capacity : own.filter((slot) => isPlace(slot, taken)).length);
  }
  const loose = stay.standings.filter(
    (one) => one.isInSlot === 0 && byZone.has(one.zoneId as ZoneId) && isThere(one, end),
  );
  return {
    places: [...byZone.values()].reduce((sum, count) => sum + count, 0),
    used: taken.size + loose.length,
    byZone,
  };
}

/** A slot that closes behind a truck is a place until the truck has gone. */
function isPlace({ id, status, isKeepClear }: SlotRow, taken: ReadonlySet<SlotId>): boolean {
  if (isKeepClear || status === 'out-of-service') return false;
  return status === 'open' || taken.has(id);
}

/** Visits that were there and had not departed days later: theirs may be what was not left soon after. */
function longStanding({ now }: QueryContext, stay: Presence, yard: Yard, end: Instant): readonly number[] {
  const since = later(end, SOON_MS);
  if (since > now) return [];
  return stay.site
    .filter((run) => isThere(run, end))
    .map(({ visitId }) => yard.visit(visitId))
    .filter(({ departedAt }) => departedAt === null || departedAt >= since)
    .map(({ id }) => id);
}

type Ground = { readonly slots: readonly SlotRow[]; readonly zones: readonly ZoneRow[] };

/**
 * Parking zones and slots that were on the plan just before an instant: as they are now, and from there backwards, each
 * change telling what was before it. What was taken back had never been.
 */
function groundThen({ stores }: QueryContext, end: Instant): Ground {
  const { annexes, journal, reports } = stores;
  const slots = new Map<number, SlotRow>(annexes.slots().map((slot) => [slot.id, slot]));
  const zones = new Map<number, ZoneRow>(annexes.zones().map((zone) => [zone.id, zone]));
  for (const seq of annexes.ofGround(end)) {
    if (reports.undone(seq, seq).size > 0) continue;
    for (const { change } of journal.events(seq).toReversed()) {
      if (change.kind === 'slot') unmake(slots, change);
      else if (change.kind === 'zone') unmake(zones, change);
    }
  }
  const isOnPlan = ({ removedAt }: SlotRow | ZoneRow): boolean => removedAt === null;
  return {
    slots: [...slots.values()].filter(isOnPlan),
    zones: [...zones.values()].filter(isOnPlan).filter(({ kind }) => !isPseudoZone(kind)),
  };
}

/** Takes one change of a record back. */
function unmake<Kept extends object>(records: Map<number, Kept>, { id, was }: RowChange): void {
  const record = records.get(id);
  if (was === null) records.delete(id);
  else if (record !== undefined) records.set(id, { ...record, ...was });
}
