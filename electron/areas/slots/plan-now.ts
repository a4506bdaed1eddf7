import type { KeepClearArea, Landmark, SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { Plan, PlanArea, PlanLandmark, PlanSlot, PlanZone } from '../../../shared/domain/layout/plan.ts';
import type { SlotStore } from './store.ts';

/** The plan of the yard as it is recorded. */
export function planNow(store: SlotStore): Plan {
  const zones = store.zones();
  const codes = new Map(zones.map((zone) => [zone.id, zone.code]));
  return {
    zones: zones.map(planZone),
    slots: store.slots().map((slot) => planSlot(slot, codes.get(slot.zoneId) ?? '')),
    keepClear: store.keepClearAreas().map(planArea),
    landmarks: store.landmarks().map(planLandmark),
  };
}

export function planZone(zone: Zone): PlanZone {
  const { code, name, nameEn, kind, capacity, direction, cargoClasses, outline, parts } = zone;
  return { code, name, nameEn, kind, capacity, direction, cargoClasses, outline, parts };
}

/** A slot as it is drawn, by the code of its zone. */
export function planSlot(slot: SlotRecord, zone: string): PlanSlot {
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

export function planArea({ code, kind, outline }: KeepClearArea): PlanArea {
  return { code, kind, outline };
}

export function planLandmark({ code, kind, side, outline }: Landmark): PlanLandmark {
  return { code, kind, side, outline };
}
