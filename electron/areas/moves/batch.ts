import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { orderMove } from '../steps/moves.ts';
import { decideOrder } from './order.ts';

type Answer = CommandOutput<'move.order-all'>;

export const moveBatchCommands: Pick<Handlers, 'move.order-all' | 'move.assign'> = {
  'move.order-all'(input, context) {
    const ordered: Answer['ordered'] = [];
    const refused: Answer['refused'] = [];
    const leaving = new Set<VisitId>();
    const targets = new Set<number>();
    for (const one of input.moves) {
      const visitId = wireId('visit', one.visitId);
      const isTwice = leaving.has(one.visitId) || (one.toSlotId !== undefined && targets.has(one.toSlotId));
      const decided = isTwice ? refuse({ code: 'move.no-place' as const }) : decideOrder(context, one, leaving);
      if (!decided.ok) {
        refused.push({ visitId, refusal: decided.refusal });
        continue;
      }
      const id = orderMove(context, decided.value.visit, decided.value.order);
      ordered.push({ visitId, moveId: wireId('move', id) });
      leaving.add(one.visitId);
      if (one.toSlotId !== undefined) targets.add(one.toSlotId);
    }
    return ok({ ordered, refused });
  },

  'move.assign'(input, context) {
    const move = context.stores.records.get('move', input.moveId);
    if (move === null) return refuse({ code: 'move.unknown' });
    if (move.endedAt !== null) return refuse({ code: 'move.over' });
    const tractorVisitId = input.tractorVisitId ?? null;
    if (tractorVisitId !== null) {
      const tractor = requireVisitInYard(context, tractorVisitId);
      if (!tractor.ok) return tractor;
    }
    const { assignedTo, priority = move.priority } = input;
    const set = { assignedTo, tractorVisitId, priority, isUrgent: priority === 1 };
    context.log.update('move.assigned', 'move', move, set, move.visitId);
    return ok({});
  },
};
