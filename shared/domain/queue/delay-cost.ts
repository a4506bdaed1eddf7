import { HOUR_MS, instant, type Instant } from '../../kernel/instant.ts';
import type { CargoClass } from '../vocabulary.ts';
import { compareOrder, type CostRule, type QueueEntry } from './types.ts';

/** What decides the cost of an entry's waiting. */
export type CostFacts = Pick<
  QueueEntry,
  'cargoClass' | 'isClassProven' | 'appointmentAt' | 'joinedAt' | 'orderAt' | 'orderSeq' | 'visitId'
>;

/**
 * What waiting costs where nobody has said: fresh fruit loses most and faster from hour to hour, goods in boxes the
 * interest on their value. A yardstick to compare orders by; a site that adopts the discipline states its own (QU16).
 */
export const USUAL_COSTS: CostRule = {
  perHourDong: { fresh: 400_000, electronics: 150_000, machinery: 60_000, vehicles: 60_000, general: 40_000 },
  growthPercentPerHour: { fresh: 4, electronics: 0, machinery: 0, vehicles: 0, general: 0 },
  toleranceMs: 30 * 60_000,
};

/** The class that a cost counts for: one that was only said costs as `general` (QU1). */
export function costClassOf(entry: Pick<CostFacts, 'cargoClass' | 'isClassProven'>): CargoClass {
  return entry.isClassProven ? entry.cargoClass : 'general';
}

/**
 * Since when a truck counts as waiting (QU17): its appointment, if it came within tolerance of it and no rule moved it
 * since; else the time that decides its place.
 */
export function countedArrivalOf(entry: CostFacts, toleranceMs: number): Instant {
  const { appointmentAt, joinedAt, orderAt } = entry;
  const isKept = appointmentAt !== null && orderAt === joinedAt && Math.abs(joinedAt - appointmentAt) <= toleranceMs;
  return isKept ? appointmentAt : orderAt;
}

/** What one more hour costs a truck at an instant, in VND (QU16): c · (1 + g · w), w the hours waited by then. */
export function marginalCostOf(entry: CostFacts, cost: CostRule, at: Instant): number {
  const cargoClass = costClassOf(entry);
  return rateAfter(at - countedArrivalOf(entry, cost.toleranceMs), cargoClass, cost);
}

export function rateAfter(waitedMs: number, cargoClass: CargoClass, cost: CostRule): number {
  const hours = Math.max(0, waitedMs) / HOUR_MS;
  return cost.perHourDong[cargoClass] * (1 + (cost.growthPercentPerHour[cargoClass] / 100) * hours);
}

/** What a whole wait cost, in VND: the marginal cost over its time. */
export function delayCostOf(waitedMs: number, cargoClass: CargoClass, cost: CostRule): number {
  const hours = Math.max(0, waitedMs) / HOUR_MS;
  const growth = cost.growthPercentPerHour[cargoClass] / 100;
  return cost.perHourDong[cargoClass] * (hours + (growth * hours * hours) / 2);
}

/** Orders entries by counted arrival (QU17). Total, as `compareOrder` is. */
export function compareCounted(toleranceMs: number): (a: CostFacts, b: CostFacts) => number {
  return (a, b) => countedArrivalOf(a, toleranceMs) - countedArrivalOf(b, toleranceMs) || compareOrder(a, b);
}

/** When the n-th call (from 0) is made, of which the first `free` are made now. */
export function projectedAt(now: Instant, n: number, free: number, perHour: number): Instant {
  const later = Math.max(0, n + 1 - Math.max(1, free));
  return perHour > 0 ? instant(Math.round(now + (later * HOUR_MS) / perHour)) : now;
}
