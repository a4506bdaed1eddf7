import type { Direction, CargoClass, FacilityKind, SlotAccess } from '../vocabulary.ts';
import type { KeepClearKind, ZoneKind, ZonePart } from './types.ts';

/** A corner of an outline, in centimetres, x to the right and y downwards. */
export type PlanPoint = readonly [xCm: number, yCm: number];

/**
 * A plan as people draw, export and import it: everything by code, shapes as outlines. It is what `layout.save` takes
 * and `layout.now` gives.
 */
export type Plan = {
  readonly zones: readonly PlanZone[];
  readonly slots: readonly PlanSlot[];
  readonly keepClear: readonly PlanArea[];
  readonly landmarks: readonly PlanLandmark[];
};

export type PlanZone = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: ZoneKind;
  readonly capacity: number;
  readonly direction: Direction | null;
  readonly cargoClasses: readonly CargoClass[];
  readonly outline: readonly PlanPoint[];
  readonly parts: readonly ZonePart[];
};

/** A slot by its zone's code; see `LayoutSlot` for what each field says. */
export type PlanSlot = {
  readonly code: string;
  readonly zone: string;
  readonly row: string;
  readonly position: number;
  readonly lengthCm: number;
  readonly widthCm: number;
  readonly xCm: number;
  readonly yCm: number;
  readonly angleDeg: number;
  readonly hasPower: boolean;
  readonly isCovered: boolean;
  readonly hazardClasses: readonly string[];
  readonly direction: Direction | null;
  readonly access: SlotAccess;
  readonly laneKey: string | null;
  readonly depth: number;
  readonly exitDistanceM: number;
  readonly walkDistanceM: number;
  readonly isKeepClear: boolean;
};

export type PlanArea = {
  readonly code: string;
  readonly kind: KeepClearKind;
  readonly outline: readonly PlanPoint[];
};

export type PlanLandmark = {
  readonly code: string;
  readonly kind: 'exit' | FacilityKind;
  readonly side: 'border' | 'inland' | null;
  readonly outline: readonly PlanPoint[];
};

/** What the plan says of a zone; whatever else is known of it is left out. */
export function planZone(zone: PlanZone): PlanZone {
  const { code, name, nameEn, kind, capacity, direction, cargoClasses, outline, parts } = zone;
  return { code, name, nameEn, kind, capacity, direction, cargoClasses, outline, parts };
}

/** A slot as it is drawn, by the code of its zone. */
export function planSlot(slot: Omit<PlanSlot, 'zone'>, zone: string): PlanSlot {
  return {
    code: slot.code,
    zone,
    row: slot.row,
    position: slot.position,
    lengthCm: slot.lengthCm,
    widthCm: slot.widthCm,
    xCm: slot.xCm,
    yCm: slot.yCm,
    angleDeg: slot.angleDeg,
    hasPower: slot.hasPower,
    isCovered: slot.isCovered,
    hazardClasses: slot.hazardClasses,
    direction: slot.direction,
    access: slot.access,
    laneKey: slot.laneKey,
    depth: slot.depth,
    exitDistanceM: slot.exitDistanceM,
    walkDistanceM: slot.walkDistanceM,
    isKeepClear: slot.isKeepClear,
  };
}

export function planArea({ code, kind, outline }: PlanArea): PlanArea {
  return { code, kind, outline };
}

export function planLandmark({ code, kind, side, outline }: PlanLandmark): PlanLandmark {
  return { code, kind, side, outline };
}
