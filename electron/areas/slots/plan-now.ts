import { planArea, planLandmark, planSlot, planZone, type Plan } from '../../../shared/domain/layout/plan.ts';
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
