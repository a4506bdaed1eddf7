import type { Layout } from '../../../shared/domain/layout/types.ts';
import type { Slot } from '../../../shared/domain/slots/types.ts';
import { slotId, zoneId } from '../../unit/slots/a-slot.ts';

/** The empty, open slots of a layout, with ids in layout order. */
export function slotsOfLayout(layout: Layout): readonly Slot[] {
  const zones = new Map(layout.zones.map((zone, i) => [zone.code, zoneId(i + 1)]));
  return layout.slots.map((slot, i) => ({
    id: slotId(i + 1),
    code: slot.code,
    zoneId: zones.get(slot.zoneCode) ?? zoneId(0),
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
    status: 'open',
    exitDistanceM: slot.exitDistanceM,
    walkDistanceM: slot.walkDistanceM,
    isKeepClear: slot.isKeepClear,
    visitId: null,
    reservedFor: null,
    reservedCarrier: null,
    unknownAt: null,
  }));
}
