import type { SlotId, VisitId } from '../../kernel/ids.ts';

/** Every code with which a slot rule says no. */
export const SLOT_REFUSAL_CODES = [
  'slot.already-there',
  'slot.keep-clear',
  'slot.closed',
  'slot.closing',
  'slot.out-of-service',
  'slot.occupied',
  'slot.visit-elsewhere',
  'slot.too-short',
  'slot.hazard',
  'slot.hazard-neighbour',
  'slot.not-adjacent',
  'slot.override-not-allowed',
  'slot.reason-missing',
  'slot.not-occupied',
  'slot.already-open',
] as const satisfies readonly SlotRefusal['code'][];

/** Rules that a coordinator may set aside with a reason (SL4); all others hold for everyone. */
export type OverridableCode = 'slot.too-short' | 'slot.hazard' | 'slot.hazard-neighbour';

export type SlotTooShort = { readonly code: 'slot.too-short'; readonly lengthCm: number; readonly neededCm: number };
export type SlotHazard = {
  readonly code: 'slot.hazard';
  readonly hazardClass: string;
  readonly admitted: readonly string[];
};

/** Hazardous goods stand too near that must be kept apart from these (IMDG Code 7.2.4). */
export type SlotHazardNeighbour = {
  readonly code: 'slot.hazard-neighbour';
  readonly hazardClass: string;
  readonly other: string;
  /** Where the other goods stand. */
  readonly slotCode: string;
  readonly distanceM: number;
  readonly neededM: number;
};

/** Why a truck may not take a slot. */
export type AssignRefusal =
  | { readonly code: 'slot.already-there'; readonly slotId: SlotId }
  | { readonly code: 'slot.keep-clear' }
  | { readonly code: 'slot.closed' }
  | { readonly code: 'slot.closing' }
  | { readonly code: 'slot.out-of-service' }
  | { readonly code: 'slot.occupied'; readonly visitId: VisitId }
  | { readonly code: 'slot.visit-elsewhere'; readonly slotIds: readonly SlotId[] }
  | SlotTooShort
  | SlotHazard
  | SlotHazardNeighbour
  | { readonly code: 'slot.not-adjacent'; readonly slotId: SlotId }
  | { readonly code: 'slot.override-not-allowed'; readonly rule: OverridableCode }
  | { readonly code: 'slot.reason-missing' };

/** Why a slot cannot be emptied. */
export type VacateRefusal = { readonly code: 'slot.not-occupied' };

/** Why a slot cannot be closed. */
export type CloseRefusal =
  | { readonly code: 'slot.closed' }
  | { readonly code: 'slot.closing' }
  | { readonly code: 'slot.out-of-service' }
  | { readonly code: 'slot.reason-missing' };

/** Why a slot cannot be opened. */
export type OpenRefusal = { readonly code: 'slot.already-open' };

export type SlotRefusal = AssignRefusal | VacateRefusal | CloseRefusal | OpenRefusal;
