import { num, read, type Row, type Told } from './raw-figures.ts';
import { takenBack } from './raw-undone.ts';
import type { Yard } from './yard.ts';

/**
 * The places that there were just before `end`, by zone: the slots on the plan that were in use, or what a zone bears in
 * which no slot is drawn (RP3). Told from the journal as far as it went by then; what was taken back had never been.
 */
export function rawPlacesOf(yard: Yard, end: number): ReadonlyMap<string, number> {
  const told = read(yard);
  const never = takenBack(told);
  const counts = (seq: number): boolean => told.change(seq).recordedAt < end && !never.has(seq);
  const slots = laidOut(told, 'slot', counts);
  const zones = laidOut(told, 'zone', counts);
  const taken = new Set(
    [...told.of('occupancy').values()]
      .filter(({ startedAt, endedAt }) => num(startedAt) < end && (typeof endedAt !== 'number' || endedAt >= end))
      .map(({ slotId }) => num(slotId)),
  );
  const places = new Map<string, number>();
  for (const zone of zones.values()) {
    if (zone['kind'] !== 'parking' && zone['kind'] !== 'overflow') continue;
    if (typeof zone['removedAt'] === 'number') continue;
    const drawn = [...slots.values()].filter((slot) => slot['zoneId'] === zone['id'] && !isRemoved(slot));
    const inUse = drawn.filter((slot) => slot['isKeepClear'] !== true && isInUse(slot, taken.has(num(slot['id']))));
    places.set(String(zone['code']), drawn.length === 0 ? num(zone['capacity']) : inUse.length);
  }
  return places;
}

/** A slot that closes once its truck has gone is a place until then. */
const isInUse = ({ status }: Row, isTaken: boolean): boolean =>
  status === 'open' || ((status === 'closing' || status === 'closed') && isTaken);
const isRemoved = ({ removedAt }: Row): boolean => typeof removedAt === 'number';

/** Records of a kind as the changes that count had left them. */
function laidOut(told: Told, kind: string, isMeant: (seq: number) => boolean): ReadonlyMap<number, Row> {
  const records = new Map<number, Row>();
  for (const { seq, change } of told.events) {
    if (change.kind !== kind || !isMeant(seq)) continue;
    if (change.set === null) records.delete(change.id);
    else records.set(change.id, { ...records.get(change.id), ...change.set, id: change.id });
  }
  return records;
}
