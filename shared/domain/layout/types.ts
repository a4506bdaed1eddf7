import type { CargoClass, Direction, FacilityKind, SlotAccess } from '../vocabulary.ts';

/**
 * The plan of a yard. Everything refers by code, because ids are made when a plan is saved.
 * Geometry is in centimetres, x to the right and y downwards; the named point of a thing is its centre.
 */
export type Layout = {
  readonly widthCm: number;
  readonly heightCm: number;
  readonly zones: readonly LayoutZone[];
  readonly rows: readonly LayoutRow[];
  readonly slots: readonly LayoutSlot[];
  readonly keepClear: readonly KeepClearArea[];
  readonly exits: readonly LayoutExit[];
  readonly facilities: readonly LayoutFacility[];
  readonly rooms?: readonly LayoutRoom[];
  readonly beds: readonly LayoutBed[];
};

/** A rectangle with its sides along the axes. */
export type Box = {
  readonly xCm: number;
  readonly yCm: number;
  readonly widthCm: number;
  readonly heightCm: number;
};

/** `parking` and `overflow` zones hold slots; the others are pseudo-zones, so that zones sum to the site. */
export const ZONE_KINDS = ['parking', 'overflow', 'gate-lane', 'processing', 'unknown'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

export const PSEUDO_ZONE_KINDS = ['gate-lane', 'processing', 'unknown'] as const satisfies readonly ZoneKind[];

/** Whether trucks of this zone stand in no slot: lanes at the gate, at the crossing or the inspection, place not known. */
export function isPseudoZone(kind: ZoneKind): boolean {
  return kind === 'gate-lane' || kind === 'processing' || kind === 'unknown';
}

/** A name in the languages of the yard; part of the site's data, which the site may change. */
export type LocalName = { readonly vi: string; readonly en: string };

export type LayoutZone = Box & {
  readonly code: string;
  readonly name: LocalName;
  readonly kind: ZoneKind;
  /** Trucks that it is meant for; 0 when that has no meaning (`unknown`). */
  readonly capacity: number;
  readonly direction: Direction | null;
  /** Goods that it is dedicated to; empty for all. */
  readonly cargoClasses: readonly CargoClass[];
};

/** A part of a zone that people know by name; `capacity` null where nobody counted its places. */
export const ZONE_PART_KINDS = ['row', 'aisle', 'bay'] as const;
export type ZonePartKind = (typeof ZONE_PART_KINDS)[number];
export type ZonePart = { readonly kind: ZonePartKind; readonly code: string; readonly capacity: number | null };

export type LayoutRow = {
  readonly code: string;
  readonly zoneCode: string;
  /** Where its code is written. */
  readonly xCm: number;
  readonly yCm: number;
};

export type LayoutSlot = {
  readonly code: string;
  readonly zoneCode: string;
  /** Code of the line of slots it belongs to, such as `A2`. */
  readonly row: string;
  /** Its number in that row, counted from 1. */
  readonly position: number;
  /** Along the truck. */
  readonly lengthCm: number;
  readonly widthCm: number;
  readonly xCm: number;
  readonly yCm: number;
  /** Where the cab points, clockwise from the x axis: 90 is down, 270 is up. */
  readonly angleDeg: number;
  readonly hasPower: boolean;
  /** Under a roof. */
  readonly isCovered: boolean;
  /** Hazard classes that may stand here; a class admits its divisions too (`2` admits `2.1`). */
  readonly hazardClasses: readonly string[];
  /** The direction it is dedicated to, or null when it takes both alike. */
  readonly direction: Direction | null;
  readonly access: SlotAccess;
  /** Slots with the same key stand one behind another in one lane; null for a slot that is reached by itself. */
  readonly laneKey: string | null;
  /** Place in a one-ended lane: 0 at its mouth, growing inwards. */
  readonly depth: number;
  readonly exitDistanceM: number;
  /** Walk to the nearest driver facility. */
  readonly walkDistanceM: number;
  /** Inside a fire lane, an exit or a hydrant's area: never a place to park (SL3). */
  readonly isKeepClear: boolean;
};

export const KEEP_CLEAR_KINDS = ['fire-lane', 'exit', 'hydrant'] as const;
export type KeepClearKind = (typeof KEEP_CLEAR_KINDS)[number];

export type KeepClearArea = Box & { readonly code: string; readonly kind: KeepClearKind };

export type LayoutExit = {
  readonly code: string;
  /** Exports leave to the border, imports inland. */
  readonly side: 'border' | 'inland';
  readonly xCm: number;
  readonly yCm: number;
};

export type LayoutFacility = Box & {
  readonly code: string;
  readonly kind: FacilityKind;
  /** Beds, shower heads, toilets, portions in one sitting, m³ of water a day, washing places, attendants, sockets. */
  readonly capacity: number;
  /** How long a turn there usually takes, where people take a number. */
  readonly turnMinutes?: number;
};

export type LayoutRoom = {
  readonly code: string;
  readonly facilityCode: string;
  readonly floor: string;
  readonly isQuiet: boolean;
  readonly isForWomen: boolean;
};

export type LayoutBed = {
  readonly code: string;
  readonly facilityCode: string;
  /** None in a house without rooms. */
  readonly roomCode?: string;
  readonly number: number;
  /** On the side away from the yard, for those who leave last. */
  readonly isQuiet: boolean;
  readonly isForWomen: boolean;
};

/** Whether trucks of a direction leave by an exit of a side; those of no direction by either. */
export function leavesBy(direction: Direction | null, side: 'border' | 'inland' | null): boolean {
  return direction === null || side === null || side === (direction === 'export' ? 'border' : 'inland');
}

const WALKED_TO: ReadonlySet<string> = new Set<FacilityKind>(['dormitory', 'shower', 'toilet', 'canteen']);

/** Whether it is where drivers walk from their trucks several times a day. */
export function isWalkedTo(kind: FacilityKind | 'exit'): boolean {
  return WALKED_TO.has(kind);
}
