import type { VisitId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { resolveCrossing } from '../../../shared/domain/expected/crossing-name.ts';
import type { QueuePoint } from '../../../shared/domain/queue/points.ts';
import type { Crossing, Queue, Visit } from '../../../shared/domain/records.ts';
import { isFinalStage, isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, QueryContext } from '../../engine/handler.ts';

type Reading = Pick<Context | QueryContext, 'stores'>;

/** Finds a visit, whatever its stage. */
export function requireVisit(context: Reading, visitId: VisitId): Result<Visit, Refusal> {
  const visit = context.stores.visits.get(visitId);
  return visit === null ? refuse({ code: 'visit.unknown' }) : ok(visit);
}

/** Finds a visit that is not over. */
export function requireLiveVisit(context: Reading, visitId: VisitId): Result<Visit, Refusal> {
  const visit = requireVisit(context, visitId);
  if (visit.ok && isFinalStage(visit.value.stage)) return refuse({ code: 'visit.over', stage: visit.value.stage });
  return visit;
}

/** Finds a visit that stands in the yard. */
export function requireVisitInYard(context: Reading, visitId: VisitId): Result<Visit, Refusal> {
  const visit = requireLiveVisit(context, visitId);
  if (visit.ok && !isInYard(visit.value.stage)) return refuse({ code: 'visit.not-in-yard', stage: visit.value.stage });
  return visit;
}

/** Finds a crossing by id, code or any folded spelling of its name. */
export function requireCrossing(context: Reading, text: string): Result<Crossing, Refusal> {
  const crossing = resolveCrossing(text, context.stores.queues.crossings());
  return crossing === null ? refuse({ code: 'crossing.unknown', crossing: text }) : ok(crossing);
}

/** Finds the queue of a crossing and direction. */
export function requireQueue(
  context: Reading,
  text: string,
  direction: Direction,
  point: QueuePoint = 'main',
): Result<{ readonly queue: Queue; readonly crossing: Crossing }, Refusal> {
  const crossing = requireCrossing(context, text);
  if (!crossing.ok) return crossing;
  const queue = context.stores.queues.queueOf(crossing.value.id, direction, point);
  if (queue === null && point !== 'main')
    return refuse({ code: 'queue.point-unknown', crossing: crossing.value.name, direction, point });
  if (queue === null) return refuse({ code: 'crossing.direction-unknown', crossing: crossing.value.name, direction });
  return ok({ queue, crossing: crossing.value });
}
