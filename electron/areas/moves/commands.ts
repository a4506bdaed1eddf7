import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { placeInZone } from '../../../shared/domain/slots/place.ts';
import type { Move } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { cancelMove, endMove, orderMove } from '../steps/moves.ts';
import { placeVisit } from '../steps/place.ts';
import { takeSlotAsOrdered } from './carry-out.ts';
import { decideOrder } from './order.ts';

type MoveCommand = 'move.order' | 'move.done' | 'move.cancel';

export const moveCommands: Pick<Handlers, MoveCommand> = {
  'move.order'(input, context) {
    const decided = decideOrder(context, input);
    if (!decided.ok) return decided;
    const { visit, order } = decided.value;
    return ok({ moveId: wireId('move', orderMove(context, visit, order)) });
  },

  'move.done'(input, context) {
    const found = requireOpen(context, input.moveId);
    if (!found.ok) return found;
    const move = found.value;
    const visit = requireVisitInYard(context, move.visitId);
    if (!visit.ok) return visit;
    const slotId = input.slotId ?? move.toSlotId;
    if (slotId !== null) {
      const override =
        input.override === undefined ? null : { ...input.override, isCoordinator: isCoordinator(context.actor.roles) };
      const placed = takeSlotAsOrdered(context, visit.value, slotId, override);
      if (!placed.ok) return placed;
    } else if (move.toZoneId !== null) {
      const zone = context.stores.records.get('zone', move.toZoneId);
      if (zone === null || zone.removedAt !== null) return refuse({ code: 'move.no-place' });
      placeVisit(context, visit.value, { zoneId: zone.id, place: placeInZone(zone) }, context.now);
    }
    // One that led where it was to lead is done by the placing itself (MV3).
    if (context.log.latest('move', move).endedAt === null) endMove(context, move, true);
    return ok({});
  },

  'move.cancel'(input, context) {
    const move = requireOpen(context, input.moveId);
    if (!move.ok) return move;
    if (input.reason !== undefined) context.because(input.reason);
    cancelMove(context, move.value);
    return ok({});
  },
};

function requireOpen(context: Context, moveId: Move['id']): Result<Move, Refusal> {
  const move = context.stores.records.get('move', moveId);
  if (move === null) return refuse({ code: 'move.unknown' });
  return move.endedAt === null ? ok(move) : refuse({ code: 'move.over' });
}
