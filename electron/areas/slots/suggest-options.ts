import type { SlotId, VisitId, ZoneId } from '../../../shared/kernel/ids.ts';
import { fold } from '../../../shared/kernel/text.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import type { PlacingVisit } from '../../../shared/domain/slots/types.ts';
import { DEFAULT_SLOT_WEIGHTS, type SlotWeights } from '../../../shared/domain/slots/weights.ts';
import { zonePoliciesOf } from '../../../shared/domain/slots/zone-policies.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { SlotIndex } from './slot-index.ts';

/** What the site says about how slots are chosen, for these trucks. */
export function suggestOptionsOf(
  context: QueryContext,
  index: SlotIndex,
  visits: readonly PlacingVisit[],
): SuggestOptions & { readonly weights: SlotWeights } {
  const { stores, now, site } = context;
  return {
    now,
    zones: zonePoliciesOf(stores.slots.zones()),
    departureOf: index.departureOf,
    weights: weightsOf(context),
    closesAt: closingsToCome(context),
    keptPlaces: keptPlacesFor(context, visits),
    hazards: index.hazards(),
    segregationMetres: site.settings.slots.segregationMetres,
  };
}

/** The site's weights over the usual ones. */
export function weightsOf({ site }: Pick<QueryContext, 'site'>): SlotWeights {
  const own = Object.entries(site.settings.slots.weights).filter(([, weight]) => weight !== undefined);
  return { ...DEFAULT_SLOT_WEIGHTS, ...(Object.fromEntries(own) as Partial<SlotWeights>) };
}

/** When slots close that are open still, the first time of each. */
export function closingsToCome({ stores }: QueryContext): ReadonlyMap<SlotId, Instant> {
  const closesAt = new Map<SlotId, Instant>();
  for (const { slotIds, fromAt, begunAt } of stores.closings.open()) {
    if (begunAt !== null) continue;
    for (const slotId of slotIds) {
      const known = closesAt.get(slotId);
      if (known === undefined || fromAt < known) closesAt.set(slotId, fromAt);
    }
  }
  return closesAt;
}

/** Places of zones that are wished by others than these trucks and their firms. */
export function keptPlacesFor(
  { stores, now }: Pick<QueryContext, 'stores' | 'now'>,
  visits: readonly Pick<PlacingVisit, 'visitId' | 'carrier'>[],
): ReadonlyMap<ZoneId, number> {
  const kept = new Map<ZoneId, number>();
  const visitIds = new Set<VisitId>(visits.map(({ visitId }) => visitId));
  const trucksOfFirm = new Map<string, number>();
  for (const { carrier } of visits)
    if (carrier !== null) trucksOfFirm.set(fold(carrier), (trucksOfFirm.get(fold(carrier)) ?? 0) + 1);
  for (const wish of stores.reservations.open()) {
    const { zoneId, slotId, visitId, carrier, count } = wish;
    if (zoneId === null || slotId !== null || wish.fromAt > now) continue;
    if (wish.untilAt !== null && wish.untilAt <= now) continue;
    if (visitId !== null && visitIds.has(visitId)) continue;
    const own = carrier === null ? 0 : (trucksOfFirm.get(fold(carrier)) ?? 0);
    kept.set(zoneId, (kept.get(zoneId) ?? 0) + Math.max(0, count - own));
  }
  return kept;
}
