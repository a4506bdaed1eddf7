import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ContractFault } from '../../../shared/contract/errors.ts';
import type { ParsedQuery, QueryOutputs } from '../../../shared/contract/queries.ts';
import {
  planClearing,
  planConsolidation,
  planUnblock,
  type Ground,
  type MovePlan,
} from '../../../shared/domain/moves/plan.ts';
import { expectedDepartureOf, placingVisitOf } from '../../../shared/domain/slots/placing.ts';
import { zonePoliciesOf } from '../../../shared/domain/slots/zone-policies.ts';
import type { SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { QueryContext, QueryHandlers } from '../../engine/handler.ts';
import { closingsToCome, weightsOf } from '../slots/suggest-options.ts';

/** Moves of one plan to close gaps, unless the caller says otherwise. */
const USUAL_MOVES = 40;

type Input = ParsedQuery<'move.plan'>;
type Answer = Omit<QueryOutputs['move.plan'], 'seq'>;

export const moveQueries: Pick<QueryHandlers, 'move.plan'> = {
  'move.plan'(input, context) {
    const slots = context.stores.slots.slots();
    const ground = groundOf(context, slots);
    switch (input.why) {
      case 'unblock': {
        const visit = context.stores.visits.get(input.visitId);
        const blocked = slots.find(({ id }) => id === visit?.slotId);
        if (visit === null) return null;
        return blocked === undefined ? { moves: [], stuck: [] } : shown(context, planUnblock(ground, blocked));
      }
      case 'zone-closing': {
        const { closing, at } = closingGround(context, input, slots);
        return shown(context, planClearing(ground, closing, at));
      }
      case 'consolidate': {
        const zone = requireZone(context, input.zone);
        return shown(context, planConsolidation(ground, zone.id, input.limit ?? USUAL_MOVES));
      }
    }
  },
};

function groundOf(context: QueryContext, slots: readonly SlotRecord[]): Ground {
  const { slots: store, visits, records } = context.stores;
  return {
    slots,
    visitOf: (visitId) => placingVisitOf(records.require('visit', visitId)),
    options: {
      now: context.now,
      zones: zonePoliciesOf(store.zones()),
      weights: weightsOf(context),
      closesAt: closingsToCome(context),
      hazards: store.hazardsStanding().map(({ slotId, ...hazard }) => ({
        ...hazard,
        slot: records.require('slot', slotId),
      })),
      segregationMetres: context.site.settings.slots.segregationMetres,
      departureOf: (visitId) => {
        const visit = visits.get(visitId);
        return visit === null ? null : expectedDepartureOf(visit);
      },
    },
  };
}

/** The ground that is to be cleared, and by when. */
function closingGround(
  context: QueryContext,
  input: Extract<Input, { why: 'zone-closing' }>,
  slots: readonly SlotRecord[],
): { readonly closing: readonly SlotRecord[]; readonly at: Instant } {
  if (input.closingId !== undefined) {
    const closing = context.stores.records.get('closing', input.closingId);
    if (closing === null) throw new ContractFault({ code: 'request.not-found' });
    const ids = new Set(closing.slotIds);
    return { closing: slots.filter(({ id }) => ids.has(id)), at: closing.fromAt };
  }
  if (input.slotIds !== undefined) {
    const ids = new Set(input.slotIds);
    return { closing: slots.filter(({ id }) => ids.has(id)), at: context.now };
  }
  const zone = requireZone(context, input.zone ?? '');
  const isHere = ({ zoneId, row }: SlotRecord): boolean =>
    zoneId === zone.id && (input.row === undefined || row === input.row);
  return { closing: slots.filter(isHere), at: context.now };
}

function requireZone(context: QueryContext, code: string): Zone {
  const zone = context.stores.slots.zoneByCode(code);
  if (zone === null) throw new ContractFault({ code: 'request.not-found' });
  return zone;
}

function shown(context: QueryContext, { moves, stuck }: MovePlan): Answer {
  const plateOf = (visitId: VisitId): string => context.stores.records.require('visit', visitId).plate;
  return {
    moves: moves.map(({ visitId, from, to }) => ({
      visitId: wireId('visit', visitId),
      plate: plateOf(visitId),
      fromSlotId: wireId('slot', from.id),
      fromCode: from.code,
      toSlotId: wireId('slot', to.slotId),
      toCode: to.code,
      cost: to.cost,
      terms: to.terms,
    })),
    stuck: stuck.map(({ visitId, from, removed }) => ({
      visitId: wireId('visit', visitId),
      plate: plateOf(visitId),
      slotId: wireId('slot', from.id),
      removed,
    })),
  };
}
