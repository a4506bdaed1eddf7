import { wireId, type VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { Visit } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireCrossing, requireQueue, requireVisitInYard } from '../steps/lookup.ts';
import { createTransfer } from '../steps/transfer.ts';

/** Takes the trucks of a queue to another crossing, in their order; who cannot go is named with the reason (QU7). */
export function transferAll(
  input: ParsedInput<'queue.transfer-all'>,
  context: Context,
): Result<CommandOutput<'queue.transfer-all'>, Refusal> {
  const found = requireQueue(context, input.crossing, input.direction, input.point);
  if (!found.ok) return found;
  const target = requireCrossing(context, input.toCrossing);
  if (!target.ok) return target;
  const { queue } = found.value;
  if (target.value.id === queue.crossingId) return refuse({ code: 'queue.same' });
  context.because(input.reason);
  const left: { visitId: ReturnType<typeof wireId<'visit'>>; refusal: Refusal }[] = [];
  const leave = (visitId: VisitId, refusal: Refusal): void => {
    left.push({ visitId: wireId('visit', visitId), refusal });
  };
  const chosen: Visit[] = [];
  for (const visitId of new Set(input.visitIds ?? [])) {
    const visit = requireVisitInYard(context, visitId);
    if (!visit.ok) leave(visitId, visit.refusal);
    else if (visit.value.queueId !== queue.id || visit.value.orderAt === null)
      leave(visitId, { code: 'queue.not-queued' });
    else chosen.push(visit.value);
  }
  const transfer = createTransfer(context, target.value, {
    isOrdered: input.isOrdered === true,
    documentNo: input.documentNo ?? null,
  });
  let moved = 0;
  for (const visit of inPlace(input.visitIds === undefined ? context.stores.queues.waiting(queue.id) : chosen)) {
    const outcome = transfer.move(visit);
    if (outcome.ok) moved += 1;
    else leave(visit.id, outcome.refusal);
  }
  transfer.finish();
  return ok({ moved, left });
}

/** Who stood before another does so at the new crossing as well. */
function inPlace(visits: readonly Visit[]): readonly Visit[] {
  return visits.toSorted(
    (a, b) => (a.orderAt ?? 0) - (b.orderAt ?? 0) || (a.orderSeq ?? 0) - (b.orderSeq ?? 0) || a.id - b.id,
  );
}
