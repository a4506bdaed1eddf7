import { outlineOf } from './geometry.ts';
import type { Plan, PlanPoint } from './plan.ts';
import type { Layout } from './types.ts';

/** A drawn layout as a plan: a template to start from. Exits are called CX with their number. */
export function planOfLayout(layout: Layout): Plan {
  return {
    zones: layout.zones.map((zone) => ({
      code: zone.code,
      name: zone.name.vi,
      nameEn: zone.name.en,
      kind: zone.kind,
      capacity: zone.capacity,
      direction: zone.direction,
      cargoClasses: zone.cargoClasses,
      outline: outlineOf(zone),
      parts: [],
    })),
    slots: layout.slots.map(({ zoneCode, ...slot }) => ({ ...slot, zone: zoneCode })),
    keepClear: layout.keepClear.map((area) => ({ code: area.code, kind: area.kind, outline: outlineOf(area) })),
    landmarks: [
      ...layout.exits.map((exit) => ({
        code: `CX${exit.code}`,
        kind: 'exit' as const,
        side: exit.side,
        outline: [[exit.xCm, exit.yCm] as PlanPoint],
      })),
      ...layout.facilities.map((facility) => ({
        code: facility.code,
        kind: facility.kind,
        side: null,
        outline: outlineOf(facility),
      })),
    ],
  };
}
