import type { ZoneId } from '../../../shared/kernel/ids.ts';
import { later, type Instant } from '../../../shared/kernel/instant.ts';
import { isPseudoZone } from '../../../shared/domain/layout/types.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { SOON_MS, type SlotRow } from './annex-store.ts';
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
  const { annexes, slots } = context.stores;
  const zones = slots.zones().filter(({ kind }) => !isPseudoZone(kind));
  const taken = annexes.takenSlots(end, longStanding(context, stay, yard, end));
  const byZone = new Map<ZoneId, number>(slots.zonesWithoutSlots().map(({ id, capacity }) => [id, capacity]));
  for (const { zoneId } of slotsInUse(context, end, Math.max(0, ...taken)))
    byZone.set(zoneId, (byZone.get(zoneId) ?? 0) + 1);
  const parking = new Set<number>(zones.map(({ id }) => id));
  const loose = stay.standings.filter((one) => one.isInSlot === 0 && parking.has(one.zoneId) && isThere(one, end));
  return {
    places: [...byZone.values()].reduce((sum, count) => sum + count, 0),
    used: taken.size + loose.length,
    byZone,
  };
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

/**
 * A slot that nobody has touched since then is as it was. Of the others it is known when they were taken off the plan
 * and closed for a while; they were drawn by then if they came with the site, or a younger one was there.
 */
function slotsInUse({ stores, now }: QueryContext, end: Instant, youngestTaken: number): readonly SlotRow[] {
  const { annexes, journal } = stores;
  const all = annexes.slotsAt(end);
  if (end > now) return all.filter(({ isUsable }) => isUsable === 1);
  const seq = journal.lastSeqRecordedBy(end);
  const youngest = all.reduce(
    (id, slot) => (slot.changedBy <= seq && slot.id > id ? slot.id : id),
    Math.max(youngestTaken, annexes.lastSlotOfBeginning()),
  );
  const closed = annexes.closedAt(end);
  return all.filter(({ id, isUsable, changedBy }) =>
    changedBy <= seq ? isUsable === 1 : id <= youngest && !closed.has(id),
  );
}
