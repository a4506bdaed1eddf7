import { createCosts } from '../../../shared/domain/slots/costs.ts';
import { copyOf, NOT_BARRED, setOccupied, type PreparedSlots } from '../../../shared/domain/slots/prepared.ts';
import { priceSlots } from '../../../shared/domain/slots/price-slots.ts';
import type { StandingHazard } from '../../../shared/domain/slots/segregation.ts';
import { suggest, type SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import type { SlotId } from '../../../shared/kernel/ids.ts';
import { forecast } from './arrivals.ts';

/** How trucks are given slots one by one as they come. */
export const POLICIES = {
  nearest: 'nearest legal slot',
  greedy: 'cheapest slot, no prices',
  priced: 'cheapest slot with prices',
};
export type Policy = keyof typeof POLICIES;

/** As often as the engine solves prices anew, in trucks. */
const PRICED_EVERY = 50;

export type Followed = {
  /** What the slots cost as a plan counts them. */
  readonly cost: number;
  readonly unplaced: number;
  /** Reefers that stand where no plug is. */
  readonly onDiesel: number;
};

/** Runs a policy through a day. All policies have the same hard rules; a long vehicle may take slots that lie together. */
export function follow(
  policy: Policy,
  before: PreparedSlots,
  visits: readonly PlacingVisit[],
  site: SuggestOptions,
): Followed {
  const prepared = copyOf(before);
  const hazards: StandingHazard[] = [];
  const options = { ...site, hazards };
  let prices: ReadonlyMap<string, number> = new Map();
  let cost = 0;
  let unplaced = 0;
  let onDiesel = 0;
  visits.forEach((visit, at) => {
    if (policy === 'priced' && at % PRICED_EVERY === 0)
      prices = priceSlots(prepared, forecast(visits.length - at), options);
    const [best] = suggest(prepared, visit, { ...options, prices, limit: 1 }).suggestions;
    const nearest = policy === 'nearest' ? nearestOf(prepared, visit, options) : undefined;
    const slotIds =
      nearest !== undefined ? [nearest] : best === undefined ? [] : [best.slotId, ...(best.alsoSlotIds ?? [])];
    const [first] = slotIds;
    if (first === undefined) {
      unplaced += 1;
      return;
    }
    const i = prepared.indexOf.get(first) ?? 0;
    const slot = prepared.drawn[i] as Slot;
    cost += createCosts(prepared, visit, options, false).of(i);
    if (visit.needsPower && !slot.hasPower) onDiesel += 1;
    for (const slotId of slotIds) setOccupied(prepared, slotId, visit.visitId);
    if (visit.hazardClass !== null) hazards.push({ visitId: visit.visitId, hazardClass: visit.hazardClass, slot });
  });
  return { cost, unplaced, onDiesel };
}

/** The free slot nearest to the exit that the truck may take; what it is drawn for otherwise makes no difference. */
function nearestOf(prepared: PreparedSlots, visit: PlacingVisit, options: SuggestOptions): SlotId | undefined {
  const costs = createCosts(prepared, visit, options, false);
  let nearest = -1;
  for (let i = 0; i < prepared.count; i += 1) {
    if (prepared.barred[i] !== NOT_BARRED || costs.removalOf(i) !== NOT_BARRED) continue;
    if (nearest < 0 || (prepared.exitDistanceM[i] ?? 0) < (prepared.exitDistanceM[nearest] ?? 0)) nearest = i;
  }
  return prepared.ids[nearest];
}
