import type { Departure } from '../gate/visit-stage.ts';
import type { CargoClass } from '../vocabulary.ts';

/** The rows of page 1: what trucks carry, as authorities ask for it (RP2). */
export const LOAD_GROUPS = ['fruit', 'other-goods', 'empty', 'new-vehicles'] as const;
export type LoadGroup = (typeof LOAD_GROUPS)[number];

/** Row of a truck. A truck of which nobody said that it is empty counts as loaded. */
export function loadGroupOf({
  cargoClass,
  loaded,
}: {
  readonly cargoClass: CargoClass;
  readonly loaded: boolean | null;
}): LoadGroup {
  if (loaded === false) return 'empty';
  if (cargoClass === 'fresh') return 'fruit';
  return cargoClass === 'vehicles' ? 'new-vehicles' : 'other-goods';
}

/** The four ways out of page 1; together they are every truck that went out. */
export const WAYS_OUT = ['cleared', 'inland', 'turnedBack', 'transferred'] as const;
export type WayOut = (typeof WAYS_OUT)[number];

/**
 * Column of a truck that went out; null = it went abroad and is expected back. Over the border, for good or for a while,
 * is cleared; everything that left unserved is turned back.
 */
export function wayOutOf(departure: Departure | null): WayOut {
  switch (departure) {
    case 'cleared-inland':
      return 'inland';
    case 'transferred':
      return 'transferred';
    case 'turned-back':
    case 'left-without-service':
    case 'left-under-hold':
      return 'turnedBack';
    case 'crossed':
    case 'returned-abroad':
    case 'left-unrecorded':
    case null:
      return 'cleared';
  }
}
