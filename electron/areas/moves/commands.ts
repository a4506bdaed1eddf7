import { wireId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { Move } from '../../../shared/domain/records.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { orderMove } from '../steps/moves.ts';

type MoveCommand = 'move.order' | 'move.done' | 'move.cancel';

export const moveCommands: Pick<Handlers, MoveCommand> = {
  'move.order'(input, context) {
    const visit = requireVisitInYard(context, input.visitId);
    if (!visit.ok) return visit;
    const id = orderMove(context, visit.value.id, {
      why: input.why ?? 'other',
      target: input.target ?? input.toZone ?? '',
      isUrgent: input.isUrgent ?? false,
      note: input.note ?? '',
    });
    return ok({ moveId: wireId('move', id) });
  },

  'move.done'(input, context) {
    const move = requireOpen(context, input.moveId);
    if (!move.ok) return move;
    const set = { endedAt: context.now, endedBy: context.actor.user, isDone: true };
    context.log.update('move.done', 'move', move.value, set, move.value.visitId);
    return ok({});
  },

  'move.cancel'(input, context) {
    const move = requireOpen(context, input.moveId);
    if (!move.ok) return move;
    if (input.reason !== undefined) context.because(input.reason);
    const set = { endedAt: context.now, endedBy: context.actor.user };
    context.log.update('move.cancelled', 'move', move.value, set, move.value.visitId);
    return ok({});
  },
};

function requireOpen(context: Context, moveId: Move['id']): Result<Move, Refusal> {
  const move = context.stores.records.get('move', moveId);
  if (move === null) return refuse({ code: 'move.unknown' });
  return move.endedAt === null ? ok(move) : refuse({ code: 'move.over' });
}
