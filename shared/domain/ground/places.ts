import type { Instant } from '../../kernel/instant.ts';
import { isPseudoZone, type ZoneKind } from '../layout/types.ts';
import type { SlotStatus } from '../vocabulary.ts';

/** What is counted of a zone's slots and of what stands in it. */
export type ZoneTally = {
  /** Drawn slots, keep-clear ones aside. */
  readonly slots: number;
  /** Those of them that may take trucks. */
  readonly open: number;
  /** Those of the open ones on which something stands, also what nobody knows. */
  readonly taken: number;
  /** Trucks, and pieces apart, that stand in the zone and in no slot. */
  readonly loose: number;
};

/** Places of a zone or of several. */
export type Places = {
  readonly places: number;
  readonly occupied: number;
  readonly free: number;
};

export const NO_TALLY: ZoneTally = { slots: 0, open: 0, taken: 0, loose: 0 };
export const NO_PLACES: Places = { places: 0, occupied: 0, free: 0 };

type CountedSlot = {
  readonly status: SlotStatus;
  readonly isKeepClear: boolean;
  readonly removedAt: Instant | null;
  readonly visitId: unknown;
  readonly unknownAt: Instant | null;
};

/** A zone's tally with one more slot in it. Rule FI1. */
export function withSlot(tally: ZoneTally, slot: CountedSlot): ZoneTally {
  if (slot.isKeepClear || slot.removedAt !== null) return tally;
  const isOpen = slot.status === 'open' || slot.status === 'closing';
  const isTaken = isOpen && (slot.visitId !== null || slot.unknownAt !== null);
  return {
    ...tally,
    slots: tally.slots + 1,
    open: tally.open + (isOpen ? 1 : 0),
    taken: tally.taken + (isTaken ? 1 : 0),
  };
}

/**
 * The places of a zone: its slots that may take trucks, or what it bears where none is drawn. A truck that stands loose
 * among the slots takes a place as well. Pseudo-zones have none. Rule FI1.
 */
export function placesOf(zone: { readonly kind: ZoneKind; readonly capacity: number }, tally: ZoneTally): Places {
  if (isPseudoZone(zone.kind)) return NO_PLACES;
  const places = tally.slots > 0 ? tally.open : zone.capacity;
  const occupied = tally.taken + tally.loose;
  return { places, occupied, free: Math.max(0, places - occupied) };
}

/**
 * The places of the site: the sum of its zones. A zone that holds more trucks than places takes nothing from the
 * others.
 */
export function sumOfPlaces(zones: Iterable<Places>): Places {
  let { places, occupied, free } = NO_PLACES;
  for (const zone of zones) {
    places += zone.places;
    occupied += zone.occupied;
    free += zone.free;
  }
  return { places, occupied, free };
}

/** The wire id of the zone in which a place without a slot lies; null for a slot, the gate lane, outside. */
export function zoneOfLoosePlace(place: string): string | null {
  return /^(?:zone|row|aisle|bay):([^:]+)/.exec(place)?.[1] ?? null;
}
