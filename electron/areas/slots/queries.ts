import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { prepareSlots, type PreparedSlots } from '../../../shared/domain/slots/prepared.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import type { ZonePolicy } from '../../../shared/domain/slots/types.ts';
import type { QueryHandlers } from '../../engine/handler.ts';
import { expectedDepartureOf, placingVisitOf } from '../../../shared/domain/slots/placing.ts';

/** Queries about slots. The prepared index is kept for as long as nothing changed. */
export function createSlotQueries(): Pick<QueryHandlers, 'slot.suggest'> {
  let known: { readonly seq: number; readonly prepared: PreparedSlots } | null = null;
  return {
    'slot.suggest'(input, context) {
      const { slots, visits } = context.stores;
      const visit = visits.get(input.visitId);
      if (visit === null) return null;
      if (known?.seq !== context.seq) known = { seq: context.seq, prepared: prepareSlots(slots.slots()) };
      const zones = new Map(
        slots
          .zones()
          .map((zone): [typeof zone.id, ZonePolicy] => [
            zone.id,
            { cargoClasses: zone.cargoClasses, isOverflow: zone.kind === 'overflow' },
          ]),
      );
      const departureOf = (visitId: VisitId) => {
        const other = visits.get(visitId);
        return other === null ? null : expectedDepartureOf(other);
      };
      const answer = suggest(known.prepared, placingVisitOf(visit), {
        now: context.now,
        zones,
        departureOf,
        ...(input.limit === undefined ? {} : { limit: input.limit }),
      });
      return {
        suggestions: answer.suggestions.map(({ slotId, ...rest }) => ({ slotId: wireId('slot', slotId), ...rest })),
        removed: answer.removed,
        zones: [],
      };
    },
  };
}
