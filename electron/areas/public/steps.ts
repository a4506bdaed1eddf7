import type { Visit } from '../../../shared/domain/records.ts';
import type { ShownPlaceStep } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';
import { historyQueries } from '../queue/history-queries.ts';

/** The places that a truck won and lost, newest first, as `queue.history` shows them. */
export function placeStepsOf(context: QueryContext, visit: Visit): readonly ShownPlaceStep[] {
  return historyQueries['queue.history']({ visitId: visit.id }, context)?.steps ?? [];
}
