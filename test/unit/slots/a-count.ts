import type { Sighting } from '../../../shared/domain/records.ts';
import type { CountedSlot, CountedUnit, CountFacts } from '../../../shared/domain/slots/stock-take.ts';

/** Slots 1–6 are zone 1, row A1 (1–3) and A2 (4–6); zone 2 has none. */
export const SLOTS: readonly CountedSlot[] = [1, 2, 3, 4, 5, 6].map((n) => aSlot(n));

export function aSlot(n: number, over: Partial<CountedSlot> = {}): CountedSlot {
  const row = n <= 3 ? 'A1' : 'A2';
  const fields = { isKeepClear: false, unknownAt: null, unknownPlate: null, changedAt: null };
  return { id: n as never, zoneId: 1 as never, row, ...fields, ...over };
}

export const plateOf = (n: number): string => `12C${String(10_000 + n)}`;

/** A truck in a slot, a zone (`zone:zon_2`) or anywhere else. */
export function aUnit(n: number, place: number | string, over: Partial<CountedUnit> = {}): CountedUnit {
  const isSlot = typeof place === 'number';
  const zone = isSlot ? 1 : /zon_(\d)/.exec(place)?.[1];
  return {
    key: `visit:vis_${String(n)}`,
    visitId: n as never,
    pieceId: null,
    plates: [plateOf(n)],
    place: isSlot ? `slot:slt_${String(place)}` : place,
    zoneId: zone === undefined ? null : (Number(zone) as never),
    slotIds: isSlot ? [place as never] : [],
    since: 0 as never,
    ...over,
  };
}

let lastId = 0;

/** What is seen: a truck by number, another plate, nothing, or something unreadable. */
export function aSighting(
  place: number | string,
  what: number | 'nothing' | 'unread' | { readonly plate: string },
  seenAt = 100,
): Sighting {
  lastId += 1;
  const isSlot = typeof place === 'number';
  const zone = isSlot ? 1 : Number(/zon_(\d)/.exec(place)?.[1] ?? 1);
  return {
    id: lastId as never,
    countId: 1 as never,
    slotId: isSlot ? (place as never) : null,
    zoneId: zone as never,
    place: isSlot ? `slot:slt_${String(place)}` : place,
    isEmpty: what === 'nothing',
    plate: typeof what === 'number' ? plateOf(what) : typeof what === 'object' ? what.plate : null,
    visitId: typeof what === 'number' ? (what as never) : null,
    note: '',
    seenAt: seenAt as never,
    seenBy: 'an',
  };
}

export function someFacts(
  units: readonly CountedUnit[],
  sightings: readonly Sighting[],
  over: Partial<CountFacts> = {},
) {
  return { slots: SLOTS, isOfRows: false, units, sightings, markedInZones: new Set<string>(), ...over };
}
