import { wireId } from '../../../shared/kernel/ids.ts';
import { placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import { planPlacements } from '../../../shared/domain/slots/plan.ts';
import { suggest, type Suggestion } from '../../../shared/domain/slots/suggest.ts';
import { zoneOfLoosePlace } from '../../../shared/domain/ground/places.ts';
import { suggestZones, type OpenZone } from '../../../shared/domain/slots/suggest-zones.ts';
import type { PlacingVisit } from '../../../shared/domain/slots/types.ts';
import type { SlotSuggestion } from '../../../shared/contract/queries.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { createPriceKeeper } from './price-keeper.ts';
import { createSlotIndex } from './slot-index.ts';
import { keptPlacesFor, suggestOptionsOf, weightsOf } from './suggest-options.ts';

/** Queries about where trucks should stand. They share one index of the slots, kept current from query to query. */
export function createSlotQueries(): Pick<QueryHandlers, 'slot.suggest' | 'slot.plan'> {
  const indexAt = createSlotIndex();
  const pricesFor = createPriceKeeper();
  return {
    'slot.suggest'(input, context) {
      const found = context.stores.visits.get(input.visitId);
      if (found === null) return null;
      const visit = placingVisitOf(found);
      const index = indexAt(context.stores, context.seq);
      const options = suggestOptionsOf(context, index, [visit]);
      const prices = pricesFor(context, index, options);
      const answer = suggest(index.prepared, visit, {
        ...options,
        ...(prices === undefined ? {} : { prices }),
        ...(input.limit === undefined ? {} : { limit: input.limit }),
      });
      const zones = suggestZones(openZones(context, visit), visit, weightsOf(context));
      return {
        suggestions: answer.suggestions.map(onWire),
        removed: answer.removed,
        zones: zones.map(({ zoneId, ...rest }) => ({ zoneId: wireId('zone', zoneId), ...rest })),
      };
    },

    'slot.plan'(input, context) {
      const { stores } = context;
      const zone = input.zone === undefined ? null : stores.slots.zoneByCode(input.zone);
      if (input.zone !== undefined && zone === null) return null;
      const records =
        input.visitIds === undefined
          ? stores.visits.withoutSlot(MOST_PLANNED)
          : [...new Set(input.visitIds)].flatMap((visitId) => stores.visits.get(visitId) ?? []).filter(isInYard);
      const plates = new Map(records.map((visit) => [visit.id, visit.plate]));
      const visits = records.map(placingVisitOf);
      const index = indexAt(stores, context.seq);
      const plan = planPlacements(index.prepared, visits, {
        ...suggestOptionsOf(context, index, visits),
        ...(zone === null ? {} : { onlyZone: zone.id }),
      });
      return {
        placements: plan.placements.map(({ visitId, ...placement }) => ({
          ...onWire(placement),
          visitId: wireId('visit', visitId),
          plate: plates.get(visitId) ?? '',
        })),
        unplaced: plan.unplaced.map(({ visitId, removed }) => ({
          visitId: wireId('visit', visitId),
          plate: plates.get(visitId) ?? '',
          removed,
        })),
      };
    },
  };
}

/** Trucks that one plan looks at; as many as may be named. */
const MOST_PLANNED = 2000;

function isInYard({ stage }: { readonly stage: string }): boolean {
  return stage === 'waiting' || stage === 'called' || stage === 'processing';
}

function onWire({ slotId, alsoSlotIds, ...rest }: Suggestion): SlotSuggestion {
  const place = { slotId: wireId('slot', slotId), ...rest };
  return alsoSlotIds === undefined ? place : { ...place, alsoSlotIds: alsoSlotIds.map((id) => wireId('slot', id)) };
}

/** Zones for parking in which no slot is drawn, with who stands there. */
function openZones(context: QueryContext, visit: PlacingVisit): readonly OpenZone[] {
  const { slots, visits } = context.stores;
  const unmarked = slots.zonesWithoutSlots();
  if (unmarked.length === 0) return [];
  const kept = keptPlacesFor(context, [visit]);
  const apart = slots.piecesApart();
  return unmarked.map((zone) => ({
    ...zone,
    standing:
      visits.countInZone(zone.id) +
      apart.filter(({ place }) => zoneOfLoosePlace(place) === wireId('zone', zone.id)).length,
    kept: kept.get(zone.id) ?? 0,
  }));
}
