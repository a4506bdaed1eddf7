import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { pointsThere, presentPoint } from '../../../shared/domain/queue/routes.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { requireVisitInYard } from '../steps/lookup.ts';
import { pointsOf } from '../steps/points.ts';
import { createJoiner } from '../steps/queueing.ts';

/** Other points to pass: one that waits changes queues with its time and number; one that is called stays there (QU24). */
export function reroute(
  input: ParsedInput<'visit.route'>,
  context: Context,
): Result<CommandOutput<'visit.route'>, Refusal> {
  const found = requireVisitInYard(context, input.visitId);
  if (!found.ok) return found;
  const visit = found.value;
  if (visit.queueId === null || visit.orderAt === null) return refuse({ code: 'queue.not-queued' });
  const { crossingId, direction } = visit;
  const available = pointsOf(context, crossingId, direction);
  const missing = input.points.find((point) => !available.includes(point));
  if (missing !== undefined) {
    const { name } = context.stores.records.require('crossing', crossingId);
    return refuse({ code: 'queue.point-unknown', crossing: name, direction, point: missing });
  }
  const points = pointsThere(input.points, available);
  const first = presentPoint(points);
  const queue = context.stores.queues.queueOf(crossingId, direction, first);
  if (queue === null) {
    const { name } = context.stores.records.require('crossing', crossingId);
    return refuse({ code: 'queue.point-unknown', crossing: name, direction, point: first });
  }
  if (input.reason !== undefined) context.because(input.reason);
  const isElsewhere = queue.id !== visit.queueId;
  if (isElsewhere && visit.stage !== 'waiting') return refuse({ code: 'queue.not-waiting', stage: visit.stage });
  const joiner = createJoiner(context);
  // The place goes by the time that it waits by already: what a no-show or a later call cost is not won back here.
  const joining = isElsewhere ? { ...joiner.moveOn(queue, visit, visit.orderAt), joinedAt: visit.joinedAt } : {};
  joiner.finish();
  context.log.update('visit.routed', 'visit', visit, { points, ...joining }, visit.id);
  return ok({ queueNumber: visit.queueNumber ?? '' });
}
