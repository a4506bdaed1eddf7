import type { GroundPlan } from './ground-plan.ts';
import type { Bounds, YardShapes } from './slot-shapes.ts';

/** What a slot, the box of a zone, or the slots of a zone take up on the ground. */
export function boundsOfPlace(
  { shapes, plan }: { readonly shapes: YardShapes; readonly plan: GroundPlan },
  placeId: string,
): Bounds | null {
  return (
    shapes.slots[shapes.indexOf.get(placeId) ?? -1]?.bounds ??
    plan.zones.find(({ zoneId }) => zoneId === placeId)?.bounds ??
    shapes.zones.find(({ zoneId }) => zoneId === placeId)?.bounds ??
    null
  );
}
