import { instant, type Instant } from '../../../shared/kernel/instant.ts';
import type { SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';

/** 10 February 2026, 08:00 in the yard. */
export const NOW: Instant = instant(Date.parse('2026-02-10T08:00:00+07:00'));

/** An ordinary open, empty, drive-through slot. */
export function aSlot(changes: Partial<Slot> = {}): Slot {
  return {
    id: slotId(1),
    code: 'A1-01',
    zoneId: zoneId(1),
    row: 'A1',
    position: 1,
    lengthCm: 2000,
    widthCm: 350,
    xCm: 0,
    yCm: 0,
    angleDeg: 90,
    hasPower: false,
    isCovered: false,
    hazardClasses: [],
    direction: null,
    access: 'through',
    laneKey: null,
    depth: 0,
    status: 'open',
    exitDistanceM: 100,
    walkDistanceM: 100,
    isKeepClear: false,
    visitId: null,
    reservedFor: null,
    reservedCarrier: null,
    unknownAt: null,
    ...changes,
  };
}

/** An ordinary export truck that stands in no slot. */
export function aPlacing(changes: Partial<PlacingVisit> = {}): PlacingVisit {
  return {
    visitId: visitId(7),
    lengthCm: 1650,
    needsPower: false,
    hazardClass: null,
    direction: 'export',
    cargoClass: 'general',
    carrier: null,
    expectedDepartureAt: null,
    slotIds: [],
    ...changes,
  };
}

export function slotId(value: number): SlotId {
  return value as SlotId;
}

export function visitId(value: number): VisitId {
  return value as VisitId;
}

export function zoneId(value: number): ZoneId {
  return value as ZoneId;
}
